import { expect, vi } from 'vitest';
import type { Person } from '../../src/practice/client/person.ts';
import { inTime, reads, STAY } from './sign-off.ts';
import type { Team } from './team.ts';

export const MANAGERS = 'C0PRMANAGE';

/** All messages that Slack was ever owed, oldest first; not that a line is to be handled. */
export function owed(team: Team) {
  const where = { kind: { not: 'line' } };
  return team.reader.db.outboxMessage.findMany({ where, orderBy: { id: 'asc' } });
}

/** The tries to post into the managers' channel. */
export function posts(team: Team) {
  const calls = team.slack.faults.callsTo('chat.postMessage');
  return calls.filter(({ args }) => args.channel === MANAGERS);
}

/** Asks without waiting for the card. */
export async function ask(team: Team, line = STAY): Promise<void> {
  await team.worker.command('team', line);
  await team.worker.click('Ask a manager');
}

/** Waits until somebody reads this, while time passes; Slack or the outbox may be in a pause. */
export function readsInTime(team: Team, person: Person, where: string, words: string) {
  return inTime(team, () => reads(team, person, where, words));
}

/** Resolves when nothing is due or under way any more. */
export async function settled(team: Team): Promise<void> {
  await vi.waitFor(async () => {
    const all = await team.reader.db.outboxMessage.findMany();
    expect(all.filter(({ state }) => !/sent|parked/.test(state))).toEqual([]);
  }, 10_000);
}

/** Resolves when the first try of what is owed first has failed. */
export async function tried(team: Team): Promise<void> {
  await vi.waitFor(async () => expect((await owed(team))[0]?.fault).toBeTruthy(), 5_000);
}
