import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLedger } from '../src/ledger/open.ts';
import { verify } from '../src/ledger/verify.ts';
import { createPracticeSlack, type PracticeSlack } from '../src/practice/slack.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_COMMANDS,
  PRACTICE_PEOPLE,
  PRACTICE_TEAM_ID,
} from '../src/practice/team.ts';
import { setUp } from './support/open-team.ts';
import { freePort, type Launched, launchMain } from './support/start.ts';

/** The built app is started as `npm start` does: a process of its own. */

async function status(app: Launched, path: string): Promise<number> {
  return (await fetch(`${app.url}${path}`).catch(() => undefined))?.status ?? 0;
}

const answers = (app: Launched, path: string, wanted: number) =>
  vi.waitFor(async () => expect(await status(app, path)).toBe(wanted), 10_000);

function aSlack(): PracticeSlack {
  return createPracticeSlack({
    people: PRACTICE_PEOPLE,
    channels: PRACTICE_CHANNELS,
    commands: PRACTICE_COMMANDS,
    teamId: PRACTICE_TEAM_ID,
    botName: 'Oatcake',
  });
}

/** A ledger of a live team in a folder of its own. */
async function liveLedger(kind: 'live' | 'practice' = 'live'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = `file:${join(folder, 'ledger.db')}`;
  const ledger = await openLedger(url, kind);
  await setUp(ledger, new Date());
  await ledger.close();
  return url;
}

async function start(env: Record<string, string>): Promise<Launched> {
  const app = await launchMain({ LOG_LEVEL: 'info', ...env });
  onTestFinished(async () => {
    if (!app.hasExited()) await app.stop('SIGKILL');
    await rm(app.folder, { recursive: true, force: true });
  });
  return app;
}

/** A team’s Slack that listens on a port, and the environment for it. */
async function slackFor(port = 0): Promise<{ slack: PracticeSlack; env: Record<string, string> }> {
  const slack = aSlack();
  const { apiUrl, close } = await slack.listen(port);
  onTestFinished(close);
  const { bot: SLACK_BOT_TOKEN, app: SLACK_APP_TOKEN } = slack.tokens;
  const env = { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN, SLACK_APP_TOKEN };
  return { slack, env };
}

describe('health in Socket Mode', () => {
  it('lives at once, is ready when Slack is connected, and not while it is not', async () => {
    const port = await freePort();
    const slack = aSlack();
    const { bot: SLACK_BOT_TOKEN, app: SLACK_APP_TOKEN } = slack.tokens;
    const DATABASE_URL = await liveLedger();
    const SLACK_API_URL = `http://127.0.0.1:${port}/api/`;
    const app = await start({ SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, DATABASE_URL });
    await answers(app, '/healthz', 200);
    await answers(app, '/readyz', 503);
    const { close } = await slack.listen(port);
    onTestFinished(close);
    await answers(app, '/readyz', 200);
    expect(await status(app, '/')).toBe(404);
  });
});

describe('SIGTERM', () => {
  it('finishes what is in hand: whatever was saved was answered, and the exit code is 0', async () => {
    const { slack, env } = await slackFor();
    const DATABASE_URL = await liveLedger();
    const app = await start({ ...env, DATABASE_URL });
    await answers(app, '/readyz', 200);
    const workers = PRACTICE_PEOPLE.slice(0, 9).map(({ id }) => slack.asPerson(id));
    const work = workers.map((one, at) =>
      one.command('team', `/spend ${at + 1} V042 coffee #social`),
    );
    await Promise.race(work);
    const [code, seen] = await Promise.all([app.stop(), Promise.all(work)]);
    expect(code).toBe(0);
    const saved = seen.filter((one) => one.answers.some((answer) => /Saved/.test(answer.text)));
    const ledger = await openLedger(DATABASE_URL, 'live');
    onTestFinished(() => ledger.close());
    expect(await ledger.any.purchase.count()).toBe(saved.length);
    expect(saved.length).toBeGreaterThan(0);
    expect(await verify(ledger)).toMatchObject({ ok: true });
  });

  it('before Slack was ever reached is no failure', async () => {
    const SLACK_API_URL = `http://127.0.0.1:${await freePort()}/api/`;
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const app = await start({ SLACK_API_URL, ...tokens, DATABASE_URL: await liveLedger() });
    await answers(app, '/readyz', 503);
    expect(await app.stop()).toBe(0);
    expect(app.output()).not.toContain('    at ');
  });
});

describe('what cannot start says why in one sentence, and exits 1', () => {
  const lines = (app: Launched) =>
    app
      .output()
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('{'));

  it.each([
    ['SLACK_BOT_TOKEN', 'xoxb-wrong'],
    ['SLACK_APP_TOKEN', 'xapp-wrong'],
  ])('a wrong %s', async (name, wrong) => {
    const { env } = await slackFor();
    const app = await start({ ...env, [name]: wrong, DATABASE_URL: await liveLedger() });
    expect(await app.exit).toBe(1);
    expect(lines(app)).toEqual([
      `Slack does not take ${name} (invalid_auth). Copy it anew from the app’s page in Slack.`,
    ]);
    expect(app.output()).not.toContain(wrong);
  });

  it('a practice ledger opened with Slack’s tokens', async () => {
    const { env } = await slackFor();
    const DATABASE_URL = await liveLedger('practice');
    const app = await start({ ...env, DATABASE_URL });
    expect(await app.exit).toBe(1);
    expect(lines(app)).toEqual([
      `The ledger at ${DATABASE_URL} is a practice ledger and does not open as live. Set DATABASE_URL to another file.`,
    ]);
  });

  it('a live ledger opened for practice', async () => {
    const app = await start({ DATABASE_URL: await liveLedger() });
    expect(await app.exit).toBe(1);
    expect(lines(app)).toHaveLength(1);
    expect(lines(app)[0]).toContain('is a live ledger and does not open as practice');
  });

  it('a port that is taken', async () => {
    const { env } = await slackFor();
    const { port } = new URL(env.SLACK_API_URL ?? '');
    const app = await start({ ...env, PORT: port, DATABASE_URL: await liveLedger() });
    expect(await app.exit).toBe(1);
    expect(lines(app)).toEqual([
      `The address 127.0.0.1:${port} cannot be used (EADDRINUSE). Set PORT or HOST to another.`,
    ]);
  });
});
