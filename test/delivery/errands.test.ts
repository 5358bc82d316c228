import { expect, it } from 'vitest';
import { tryErrand } from '../../src/delivery/errands.ts';
import { NotInstalled } from '../../src/delivery/faults.ts';
import { Pauses } from '../../src/delivery/pauses.ts';
import { Deadline, NotSaved, OutcomeUnknown } from '../../src/ledger/deadline.ts';
import type { Delivered, Taken } from '../../src/ledger/outbox.ts';

const owed: Taken = {
  ...{ id: 1, workspaceId: 1, kind: 'receipt_photo', subject: {}, conversation: 'U1' },
  ...{
    attempts: 1,
    createdAt: new Date(0),
    unsure: false,
    lease: Deadline.in(1),
    posted: undefined,
    file: undefined,
    fault: undefined,
  },
};

/** What becomes of an errand that meets an error, and whether somebody was told that it is given up. */
async function meeting(error: Error): Promise<[Delivered['state'], string[]]> {
  const told: string[] = [];
  const errand = {
    run: () => Promise.reject(error),
    giveUp: async () => void told.push('given up'),
  };
  const { state } = await tryErrand(errand, owed, {
    pauses: new Pauses({ now: () => new Date(0) }),
    bug: () => void told.push('a bug'),
  });
  return [state, told];
}

it.each([
  new NotSaved('unreachable'),
  new NotSaved('late'),
  new OutcomeUnknown(Promise.resolve('saved')),
  new NotInstalled(),
])(
  'design 3: an errand that the ledger, or Slack, takes nothing of just then is done again: $message',
  async (error) => {
    expect(await meeting(error)).toEqual(['due', []]);
  },
);

it('design 7: a bug in an errand is not tried again, and whoever waits is told', async () => {
  expect(await meeting(new TypeError('a bug'))).toEqual(['parked', ['a bug', 'given up']]);
});
