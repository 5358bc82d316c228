import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import type { Drop, Goodbye } from '../../src/practice/delivery/sockets.ts';
import { QUICK, twoSockets } from '../support/sockets.ts';
import { standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

/** A different line in each of so many milliseconds; what each was answered. */
async function everyMillisecond(team: Team, count: number): Promise<string[]> {
  const work: Promise<unknown>[] = [];
  for (let at = 0; at < count; at += 1) {
    work.push(team.worker.command('team', `/spend 0.${at + 10} V042 coffee #social`, 0));
    await sleep(1);
  }
  await Promise.all(work);
  return references(team);
}

function references(team: Team): string[] {
  const read = team.worker.messages('team').map(team.text).join('\n');
  return [...read.matchAll(/Saved: £0\.\d\d · (P\d{5})/g)].map((match) => match[1] ?? '');
}

describe('two sockets to Slack', () => {
  const WAYS: [string, Goodbye, Drop[]][] = [
    ['one, which Slack ends a moment later', 'refresh_requested', [{ only: 0, after: 2_000 }]],
    ['one, which Slack ends at once', 'refresh_requested', [{ only: 1 }]],
    ['one after a warning', 'warning', [{ only: 0 }]],
    ['both at once', 'refresh_requested', [{ after: 2_000 }]],
    [
      'one and then the other',
      'refresh_requested',
      [
        { only: 0, after: 2_000 },
        { only: 1, after: 2_000 },
      ],
    ],
  ];
  it.each(WAYS)(
    'a refresh of %s: commands in every millisecond are answered, none lost or doubled',
    async (_name, reason, drops) => {
      const team = await startTeam({ pace: { ...QUICK, lingerMs: 150 } });
      await twoSockets(team);
      const answers = everyMillisecond(team, 50);
      for (const drop of drops) {
        await sleep(15);
        team.slack.dropSockets(reason, drop);
      }
      const told = await answers;
      const kept = (await standing(team)).map(({ reference }) => reference);
      expect(told.sort()).toEqual(kept.sort());
      expect(kept).toHaveLength(50);
      await twoSockets(team);
      expect(await verify(team.ledger)).toMatchObject({ ok: true });
    },
  );
});

it('sockets that Slack ends as soon as they open are opened ever more slowly', async () => {
  const team = await startTeam({ pace: { ...QUICK, longestPauseMs: 400 } });
  await twoSockets(team);
  const opened = () => team.slack.faults.callsTo('apps.connections.open').length;
  const ending = setInterval(() => team.slack.dropSockets('refresh_requested'), 5);
  await sleep(1_500);
  const before = opened();
  await sleep(800);
  clearInterval(ending);
  expect(opened() - before).toBeLessThanOrEqual(8);
  await twoSockets(team);
});
