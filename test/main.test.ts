import { describe, expect, it, onTestFinished } from 'vitest';
import { shownUrl } from '../src/ledger/database-url.ts';
import { verify } from '../src/ledger/verify.ts';
import { PRACTICE_PEOPLE } from '../src/practice/team.ts';
import { ON_SQLITE, openAt } from './support/database.ts';
import { answers, aSlack, launch, ledgerOnDisk, slackFor, status } from './support/live.ts';
import { freePort, type Launched } from './support/start.ts';

/** For what the database makes no difference to, one is enough. */
const itself = it.runIf(ON_SQLITE);

describe('health in Socket Mode', () => {
  it('lives at once, is ready when Slack is connected, and not while it is not', async () => {
    const port = await freePort();
    const slack = aSlack();
    const { bot: SLACK_BOT_TOKEN, app: SLACK_APP_TOKEN } = slack.tokens;
    const DATABASE_URL = await ledgerOnDisk();
    const SLACK_API_URL = `http://127.0.0.1:${port}/api/`;
    const app = await launch({ SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, DATABASE_URL });
    await answers(app, '/healthz', 200);
    await answers(app, '/readyz', 503);
    const { close } = await slack.listen(port);
    onTestFinished(close);
    await answers(app, '/readyz', 200);
    expect(await status(app, '/')).toBe(404);
  });

  itself(
    'is not ready while Slack is away, and ready again when it is back',
    {
      timeout: 60_000,
    },
    async () => {
      const { slack, env } = await slackFor();
      const app = await launch({ ...env, DATABASE_URL: await ledgerOnDisk() });
      await answers(app, '/readyz', 200);
      await slack.connected(2);
      slack.faults.failApi('apps.connections.open', { status: 503 }, 6);
      slack.dropSockets();
      await answers(app, '/readyz', 503);
      await answers(app, '/readyz', 200);
      const { answers: seen } = await slack
        .asPerson('coordinator-1')
        .command('team', '/spend help');
      expect(seen).toHaveLength(1);
    },
  );
});

describe('SIGTERM', () => {
  it('finishes what is in hand: whatever was saved was answered, and the exit code is 0', async () => {
    const { slack, env } = await slackFor();
    const DATABASE_URL = await ledgerOnDisk();
    const app = await launch({ ...env, DATABASE_URL });
    await answers(app, '/readyz', 200);
    const workers = PRACTICE_PEOPLE.slice(0, 9).map(({ id }) => slack.asPerson(id));
    const work = workers.map((one, at) =>
      one.command('team', `/spend ${at + 1} V042 coffee #social`),
    );
    await Promise.race(work);
    const [code, seen] = await Promise.all([app.stop(), Promise.all(work)]);
    expect(code).toBe(0);
    const saved = seen.filter((one) => one.answers.some((answer) => /Saved/.test(answer.text)));
    const ledger = await openAt(DATABASE_URL, 'live');
    onTestFinished(() => ledger.close());
    expect(await ledger.reader(1).db.purchase.count()).toBe(saved.length);
    expect(saved.length).toBeGreaterThan(0);
    expect(await verify(ledger)).toMatchObject({ ok: true });
  });

  itself('before Slack was ever reached is no failure', async () => {
    const SLACK_API_URL = `http://127.0.0.1:${await freePort()}/api/`;
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const app = await launch({ SLACK_API_URL, ...tokens, DATABASE_URL: await ledgerOnDisk() });
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

  itself.each([
    ['SLACK_BOT_TOKEN', 'xoxb-wrong'],
    ['SLACK_APP_TOKEN', 'xapp-wrong'],
  ])('a wrong %s', async (name, wrong) => {
    const { env } = await slackFor();
    const app = await launch({ ...env, [name]: wrong, DATABASE_URL: await ledgerOnDisk() });
    expect(await app.exit).toBe(1);
    expect(lines(app)).toEqual([
      `Slack does not take ${name} (invalid_auth). Copy it anew from the app’s page in Slack.`,
    ]);
    expect(app.output()).not.toContain(wrong);
  });

  it('a practice ledger opened with Slack’s tokens', async () => {
    const { env } = await slackFor();
    const DATABASE_URL = await ledgerOnDisk('practice');
    const app = await launch({ ...env, DATABASE_URL });
    expect(await app.exit).toBe(1);
    expect(lines(app)).toEqual([
      `The ledger at ${shownUrl(DATABASE_URL)} is a practice ledger and does not open as live. Set DATABASE_URL to another.`,
    ]);
  });

  it('a live ledger opened for practice', async () => {
    const app = await launch({ DATABASE_URL: await ledgerOnDisk() });
    expect(await app.exit).toBe(1);
    expect(lines(app)).toHaveLength(1);
    expect(lines(app)[0]).toContain('is a live ledger and does not open as practice');
  });

  itself('a port that is taken', async () => {
    const { env } = await slackFor();
    const { port } = new URL(env.SLACK_API_URL ?? '');
    const app = await launch({ ...env, PORT: port, DATABASE_URL: await ledgerOnDisk() });
    expect(await app.exit).toBe(1);
    expect(lines(app)).toEqual([
      `The address 127.0.0.1:${port} cannot be used (EADDRINUSE). Set PORT or HOST to another.`,
    ]);
  });
});
