import { expect, it } from 'vitest';
import { Directory } from '../src/delivery/directory.ts';
import { Guidelines } from '../src/ledger/guidelines.ts';
import type { Ledger } from '../src/ledger/open.ts';
import { setUpTeam } from '../src/ledger/setup.ts';
import { Vocabularies } from '../src/ledger/vocabulary.ts';
import { createLogger } from '../src/logger.ts';
import { Schedule } from '../src/schedule.ts';
import { NOW, testLedger } from './support/ledger.ts';

/** A working day in the middle of a month, at work. */
const AT_WORK = new Date('2019-01-16T10:00:00Z');
const LATER = new Date('2019-01-16T10:01:00Z');
const NEXT_DAY = new Date('2019-01-17T10:00:00Z');

async function setUp(ledger: Ledger, slackTeam: string): Promise<void> {
  const manager = { slackId: `U${slackTeam}`, isGroup: false, name: 'manager-1', card: undefined };
  const people = [{ ...manager, roles: ['manager' as const] }];
  const result = await setUpTeam(ledger, { slackTeam, people, live: true }, NOW);
  if (!result.ok) throw new Error(result.faults.join(' '));
}

/** The schedule on a ledger that tells which workspaces it was asked for. */
function scheduleOn(ledger: Ledger) {
  const touched = new Set<number>();
  let now = AT_WORK;
  const seen: Ledger = {
    ...ledger,
    reader: (id) => {
      touched.add(id);
      return ledger.reader(id);
    },
    write: (request, work) => {
      touched.add(request.workspaceId);
      return ledger.write(request, work);
    },
  };
  const nobody = async () => {
    throw new Error('Slack is asked of nobody');
  };
  const schedule = new Schedule({
    ...{ ledger: seen, vocabularies: new Vocabularies(), guidelines: new Guidelines() },
    ...{ directory: new Directory(nobody), clients: nobody, wake: () => undefined },
    ...{ reached: async (teams) => teams, now: () => now, log: createLogger('silent') },
  });
  return async (at: Date): Promise<number[]> => {
    now = at;
    touched.clear();
    await schedule.tick();
    return [...touched];
  };
}

it('a tick in which nothing is due looks into no team by itself', async () => {
  const { ledger, workspaceId } = await testLedger();
  for (const team of ['T1', 'T2', 'T3']) {
    if (team !== 'T1') await ledger.begin(NOW);
    await setUp(ledger, team);
  }
  const ids = (await ledger.across.workspaces()).map(({ id }) => id);
  expect(ids).toHaveLength(3);
  expect(ids).toContain(workspaceId);
  const tick = scheduleOn(ledger);
  expect(await tick(AT_WORK)).toEqual(ids);
  expect(await tick(LATER)).toEqual([]);
  // What is done once a day is done in each.
  expect(await tick(NEXT_DAY)).toEqual(ids);
  // Another copy finds all of it done.
  expect(await scheduleOn(ledger)(NEXT_DAY)).toEqual([]);
});
