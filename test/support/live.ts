import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, vi } from 'vitest';
import {
  createPracticeSlack,
  type PracticeSlack,
  type PracticeSlackOptions,
} from '../../src/practice/slack.ts';
import {
  PRACTICE_CHANNELS,
  PRACTICE_COMMANDS,
  PRACTICE_PEOPLE,
  PRACTICE_TEAM_ID,
} from '../../src/practice/team.ts';
import { dropDatabase, emptyUrl, environment, openAt } from './database.ts';
import { setUp } from './open-team.ts';
import { type Launched, launchMain } from './start.ts';

/** The app as a process of its own, as it runs for a live team, and a Slack beside it. */

/** A Slack that does not listen yet. */
export function aSlack(options: Partial<PracticeSlackOptions> = {}): PracticeSlack {
  return createPracticeSlack({
    people: PRACTICE_PEOPLE,
    channels: PRACTICE_CHANNELS,
    commands: PRACTICE_COMMANDS,
    teamId: PRACTICE_TEAM_ID,
    botName: 'Oatcake',
    ...options,
  });
}

/** A Slack that listens, and the environment by which the app finds it. */
export async function slackFor(
  options: Partial<PracticeSlackOptions> = {},
): Promise<{ slack: PracticeSlack; env: Record<string, string> }> {
  const slack = aSlack(options);
  const { apiUrl, close } = await slack.listen();
  onTestFinished(close);
  const { bot: SLACK_BOT_TOKEN, app: SLACK_APP_TOKEN } = slack.tokens;
  return { slack, env: { SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN, SLACK_APP_TOKEN } };
}

/** The address of a ledger, set up, in a folder of its own. */
export async function ledgerOnDisk(kind: 'live' | 'practice' = 'live'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const url = await emptyUrl(folder);
  onTestFinished(() => dropDatabase(url));
  const ledger = await openAt(url, kind);
  await setUp(ledger, new Date());
  await ledger.close();
  return url;
}

/** Starts the app, and ends it with the test. */
export async function launch(
  env: Record<string, string>,
  ...args: readonly string[]
): Promise<Launched> {
  const whole = { LOG_LEVEL: 'info', ...environment(env.DATABASE_URL), ...env };
  const app = await launchMain(whole, undefined, args);
  onTestFinished(async () => {
    if (!app.hasExited()) await app.stop('SIGKILL');
    await rm(app.folder, { recursive: true, force: true });
  });
  return app;
}

/** What the app answers at a path; 0 when it does not. */
export async function status(app: Launched, path: string): Promise<number> {
  return (await fetch(`${app.url}${path}`).catch(() => undefined))?.status ?? 0;
}

/** Waits until a path is answered so. */
export async function answers(
  app: Launched,
  path: string,
  wanted: number,
  milliseconds = 15_000,
): Promise<void> {
  await vi.waitFor(async () => expect(await status(app, path)).toBe(wanted), milliseconds);
}
