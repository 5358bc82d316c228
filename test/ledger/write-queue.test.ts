import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Deadline, OutcomeUnknown } from '../../src/ledger/deadline.ts';
import { addPerson } from '../../src/ledger/people.ts';
import { NOW, testLedger } from '../support/ledger.ts';

it('what people write goes before the app’s own work that waits', async () => {
  const { ledger, workspaceId, write } = await testLedger();
  const person = { slackId: 'U1', isGroup: false };
  const { id } = await write((writer) => addPerson(writer, person));
  const order: string[] = [];
  const asked = (what: string, actorId: number | null) => {
    const request = { workspaceId, deadline: Deadline.in(10_000), now: NOW, actorId };
    return ledger.write(request, async () => void order.push(what));
  };
  await Promise.all([
    asked('app 1', null),
    asked('app 2', null),
    asked('app 3', null),
    asked('person', id),
  ]);
  // One may have begun before.
  expect(order.slice(0, 2)).toContain('person');
});

it('the app’s own work comes to its turn however many people write', async () => {
  const { ledger, workspaceId, write } = await testLedger();
  const { id } = await write((writer) => addPerson(writer, { slackId: 'U1', isGroup: false }));
  const asked = (actorId: number | null) => {
    const request = { workspaceId, deadline: Deadline.in(10_000), now: NOW, actorId };
    return ledger.write(request, async () => undefined);
  };
  let isDone = false;
  const people = Array.from({ length: 8 }, async () => {
    while (!isDone) await asked(id);
  });
  await asked(null).finally(() => {
    isDone = true;
  });
  await Promise.all(people);
});

it('others have their turn between two transactions', async () => {
  const { write } = await testLedger();
  let [written, seen] = [0, 0];
  const watch = setInterval(() => {
    seen = written;
  }, 0);
  const one = async () => {
    written += 1;
  };
  await Promise.all(Array.from({ length: 40 }, () => write(one)));
  clearInterval(watch);
  expect(seen).toBeGreaterThan(0);
});

it('design 1: what is told as not saved is not saved, though timers are early by the clock', async () => {
  const { ledger, reader, workspaceId, write } = await testLedger();
  const clock = performance.now.bind(performance);
  let early = 0;
  const slow = vi.spyOn(performance, 'now').mockImplementation(() => clock() - early);
  onTestFinished(() => slow.mockRestore());
  const told: string[] = [];
  for (let left = 2; left < 40; left += 4) {
    early = 0;
    const request = { workspaceId, deadline: Deadline.in(left), now: NOW, actorId: null };
    const slackId = `U${left}`;
    const asked = ledger.write(request, async (writer) => {
      await addPerson(writer, { slackId, isGroup: false });
      await sleep(10);
    });
    early = 15;
    const isSaved = await asked.then(
      () => true,
      async (error) => error instanceof OutcomeUnknown && (await error.found) === 'saved',
    );
    if (isSaved) told.push(slackId);
    await write(async () => undefined);
  }
  const people = await reader.db.person.findMany({ orderBy: { id: 'asc' } });
  expect(people.map(({ slackId }) => slackId)).toEqual(told);
});
