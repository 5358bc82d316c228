import { addSeconds } from 'date-fns/addSeconds';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Pauses } from '../../src/delivery/pauses.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import type { Taken } from '../../src/ledger/outbox.ts';

const NOW = new Date('2019-01-07T09:00:00Z');
const DAY = 24 * 3_600;

/** What is owed, as it was so many seconds ago and after so many tries. */
function owed(age: number, attempts: number, unsure = false): Taken {
  return {
    ...{
      id: 1,
      workspaceId: 7,
      kind: 'decision',
      subject: {},
      conversation: 'U1',
      file: undefined,
      fault: undefined,
    },
    ...{ attempts, createdAt: addSeconds(NOW, -age), unsure, lease: Deadline.in(1) },
    posted: undefined,
  };
}

const tried = fc.record({ age: fc.nat(30 * DAY), attempts: fc.integer({ min: 1, max: 10_000 }) });

it('is parked once it was tried thirty times and a day has passed, by neither alone', () => {
  const pauses = new Pauses({ now: () => NOW });
  fc.assert(
    fc.property(
      tried,
      fc.option(fc.nat(7_200), { nil: undefined }),
      ({ age, attempts }, seconds) => {
        const { state } = pauses.later(owed(age, attempts), 'ratelimited', seconds);
        expect(state).toBe(attempts >= 30 && age > DAY ? 'parked' : 'due');
      },
    ),
  );
});

it('waits as long as Slack says, else twice as long each time, and an hour at the most', () => {
  const pauses = new Pauses({ now: () => NOW });
  const later = (attempts: number, seconds?: number) =>
    pauses.later(owed(0, attempts), 'ratelimited', seconds);
  expect(later(9, 30)).toMatchObject({ dueAt: addSeconds(NOW, 30) });
  expect(later(3)).toMatchObject({ dueAt: addSeconds(NOW, 8) });
  expect(later(29)).toMatchObject({ dueAt: addSeconds(NOW, 3_600) });
});

it('what meets a token that is refused, or a ledger out of reach, is tried every minute and never parked', () => {
  const refused: number[] = [];
  const pauses = new Pauses({ now: () => NOW, onRefused: (team) => refused.push(team) });
  fc.assert(
    fc.property(tried, fc.boolean(), ({ age, attempts }, unsure) => {
      const one = owed(age, attempts, unsure);
      const before = addSeconds(NOW, 61).getTime();
      expect(pauses.untilTaken(one, 'token_revoked').dueAt.getTime()).toBeLessThan(before);
      const reached = pauses.untilReached(one, 'the ledger was out of reach');
      expect(reached.dueAt.getTime()).toBeLessThan(before);
      // Whether Slack has it from an earlier try is still to be found out.
      expect(reached.state).toBe(unsure ? 'sending' : 'due');
    }),
  );
  expect(new Set(refused)).toEqual(new Set([7]));
});
