import { describe, expect, it, vi } from 'vitest';
import { verify } from '../src/ledger/verify.ts';
import { answers, launch } from './support/live.ts';
import { lockLedger } from './support/lock.ts';
import { hasPassed, SAYS_MOMENTS } from './support/moments.ts';
import { owed } from './support/outbox.ts';
import { startSecondApp } from './support/sign-off.ts';
import { standing } from './support/spend.ts';
import type { Launched } from './support/start.ts';
import { startTeam, type Team } from './support/team.ts';

/** After so long nobody has in hand any more what the app had when it stopped. */
const LEASE_OVER_MS = 120_000;

vi.setConfig({ testTimeout: 60_000 });

/** The app in a process of its own, on a team's Slack and ledger. */
async function running(team: Team): Promise<Launched> {
  const { bot: SLACK_BOT_TOKEN, app: SLACK_APP_TOKEN } = team.slack.tokens;
  const tokens = { SLACK_API_URL: team.apiUrl, SLACK_BOT_TOKEN, SLACK_APP_TOKEN };
  const app = await launch({ ...SAYS_MOMENTS, ...tokens, DATABASE_URL: team.url });
  await answers(app, '/readyz', 200);
  return app;
}

function read(team: Team): string {
  return team.worker.messages('team').map(team.text).join('\n');
}

describe('SIGTERM with work in hand', () => {
  it('before its commit: it is committed and answered', async () => {
    const team = await startTeam({ running: false, now: new Date() });
    const app = await running(team);
    await lockLedger(team, 1_000);
    const typed = team.worker.command('team', '/spend 4 V042 coffee #social', 0);
    await hasPassed(app, 'received');
    expect(await app.stop()).toBe(0);
    await typed;
    expect(read(team)).toContain('Saved: £4.00 · P00001');
    expect(await standing(team)).toHaveLength(1);
  });

  it('that cannot be committed: the person reads so', async () => {
    const team = await startTeam({ running: false, now: new Date() });
    const app = await running(team);
    const lock = await lockLedger(team);
    const typed = team.worker.command('team', '/spend 4 V042 coffee #social', 0);
    await hasPassed(app, 'received');
    expect(await app.stop()).toBe(0);
    await typed;
    expect(read(team)).toContain('Not saved');
    await lock.release();
    expect(await standing(team)).toHaveLength(0);
  });

  it('between its commit and its answer: a form that Slack is slow to open is waited for', async () => {
    const team = await startTeam({ running: false, now: new Date() });
    const app = await running(team);
    team.slack.faults.failApi('views.open', { holdMs: 1_500 });
    const typed = team.worker.command('team', '/spend', 0);
    await hasPassed(app, 'received');
    expect(await app.stop()).toBe(0);
    expect((await typed).view?.title?.text).toBe('Log a purchase');
  });

  it('between its commit and its post: it is posted, and noted', async () => {
    const team = await startTeam({ running: false, now: new Date() });
    const app = await running(team);
    team.slack.faults.failApi('chat.postMessage', { holdMs: 1_500 });
    await team.worker.message('4 V042 coffee #social', 0);
    await hasPassed(app, 'posting');
    expect(await app.stop()).toBe(0);
    expect(await owed(team)).toMatchObject([{ kind: 'saved', state: 'sent' }]);
  });

  it('that takes longer than ten seconds: it stops all the same, and the next start finds it out', async () => {
    const team = await startTeam({ running: false, now: new Date() });
    const app = await running(team);
    team.slack.faults.failApi('chat.postMessage', { holdMs: 30_000 });
    await team.worker.message('4 V042 coffee #social', 0);
    await hasPassed(app, 'posting');
    expect(await app.stop()).toBe(0);
    expect(await owed(team)).toMatchObject([{ kind: 'saved', state: 'sending' }]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
    team.slack.clock.advance(LEASE_OVER_MS);
    await startSecondApp(team);
    await expect.poll(() => owed(team), { timeout: 15_000 }).toMatchObject([{ state: 'sent' }]);
    expect(team.slack.faults.callsTo('conversations.history')).not.toEqual([]);
    expect(team.worker.dm().filter(({ fromApp }) => fromApp)).toHaveLength(1);
  });
});
