import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import type { Drop, Goodbye } from '../../src/practice/delivery/sockets.ts';
import { lockLedger } from '../support/lock.ts';
import { spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const QUICK = { firstPauseMs: 10, longestPauseMs: 40, refusedPauseMs: 60 };

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

async function twoSockets(team: Team): Promise<void> {
  await team.slack.connected(2);
  await vi.waitFor(() => expect(team.slack.connections).toBe(2), 10_000);
}

describe('two sockets to Slack', () => {
  it('are open by default', async () => {
    await twoSockets(await startTeam());
  });

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

  it('when one is lost without a word the other serves, and a second is opened', async () => {
    const team = await startTeam({ pace: QUICK });
    await twoSockets(team);
    team.slack.dropSockets(undefined, { only: 0 });
    expect(await spend(team, '4 V042 coffee #social')).toContain('P00001');
    expect(team.health.slack).toBe(true);
    await twoSockets(team);
  });

  it('what was saved is told although its socket was lost before the answer', async () => {
    const team = await startTeam({ pace: QUICK });
    await twoSockets(team);
    await lockLedger(team, 500);
    const typed = team.worker.command('team', '/spend 4 V042 coffee #social', 0);
    await sleep(100);
    team.slack.dropSockets();
    await typed;
    await team.worker.waitFor((me) =>
      me.messages('team').some((one) => team.text(one).includes('Saved: £4.00')),
    );
    expect(await standing(team)).toHaveLength(1);
  });
});

describe('Slack takes no socket', () => {
  const AWAY = [
    ['is away', { status: 503 }, 30],
    ['hangs up', { hangUp: true }, 30],
    ['asks to wait', { status: 429, retryAfter: 1 }, 2],
    ['breaks', { error: 'internal_error' }, 30],
  ] as const;
  it.each(AWAY)(
    'for it %s: not ready, no end of the process, and back by itself',
    async (_, fault, times) => {
      const team = await startTeam({ pace: QUICK });
      await twoSockets(team);
      team.slack.faults.failApi('apps.connections.open', fault, times);
      team.slack.dropSockets();
      await vi.waitFor(() => expect(team.health.slack).toBe(false), 5_000);
      await vi.waitFor(() => expect(team.health.slack).toBe(true), 10_000);
      await twoSockets(team);
      expect(await spend(team, '4 V042 coffee #social')).toContain('P00001');
    },
  );

  it('for the app’s token is revoked: not ready, one sentence in the log, tried again and again', async () => {
    const team = await startTeam({ pace: QUICK });
    await twoSockets(team);
    team.slack.faults.failApi('apps.connections.open', { error: 'token_revoked' }, 8);
    team.slack.dropSockets();
    await vi.waitFor(() => expect(team.health.slack).toBe(false), 5_000);
    await twoSockets(team);
    expect(team.health.slack).toBe(true);
    const told = team.logs.filter((line) => line.includes('no longer takes SLACK_APP_TOKEN'));
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('(token_revoked): copy it anew');
  });
});

describe('the bot’s token is revoked while the app runs', () => {
  it('not ready, one sentence in the log; nothing is parked, and it arrives when the token is taken', async () => {
    const team = await startTeam({ pace: QUICK });
    team.slack.faults.failApi('auth.test', { error: 'token_revoked' }, 3);
    team.slack.faults.failApi('chat.postMessage', { error: 'token_revoked' }, 1);
    await vi.waitFor(() => expect(team.health.slack).toBe(false), 5_000);
    await team.worker.message('4 V042 coffee #social', 0);
    await vi.waitFor(async () => {
      expect(await team.ledger.any.outboxMessage.findFirst()).toMatchObject({
        state: 'due',
        fault: 'token_revoked',
      });
    }, 5_000);
    await vi.waitFor(() => expect(team.health.slack).toBe(true), 5_000);
    team.slack.clock.advance(61_000);
    await team.worker.waitFor((me) => me.dm().some((one) => team.text(one).includes('Saved')));
    const told = team.logs.filter((line) => line.includes('no longer takes SLACK_BOT_TOKEN'));
    expect(told).toHaveLength(1);
  });
});

describe('a stop', () => {
  it('while sockets are opened anew leaves none behind', async () => {
    const team = await startTeam({ pace: QUICK });
    await twoSockets(team);
    team.slack.faults.failApi('apps.connections.open', { status: 503 }, 2);
    team.slack.dropSockets();
    await team.restart();
    await twoSockets(team);
    await sleep(200);
    expect(team.slack.connections).toBe(2);
  });
});
