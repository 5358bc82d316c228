import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { lockLedger } from '../support/lock.ts';
import { passes } from '../support/moments.ts';
import { QUICK, twoSockets } from '../support/sockets.ts';
import { spend, standing } from '../support/spend.ts';
import { startTeam } from '../support/team.ts';

describe('two sockets to Slack', () => {
  it('are open by default', async () => {
    await twoSockets(await startTeam());
  });

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
    const received = passes('received');
    const typed = team.worker.command('team', '/spend 4 V042 coffee #social', 0);
    await received;
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
      const where = { kind: 'saved' };
      expect(await team.reader.db.outboxMessage.findFirst({ where })).toMatchObject({
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
