import { setTimeout as sleep } from 'node:timers/promises';
import { isPostgres } from '../../src/ledger/database-url.ts';
import { signedRequest } from '../support/signed-request.ts';
import { becomesReady } from '../support/start.ts';
import { type BusyTeam, KEY } from './busy-team.ts';
import { type Kind, LINE } from './entries.ts';
import type { Measured, Taken } from './measured.ts';

/** What a run of entries took: milliseconds each, and entries a second. */
export interface Run {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Milliseconds of the app's processor time for each, until the last was answered. */
  readonly processor: number;
  /** The same, until all that was owed was brought. */
  readonly whole: number;
  /** Milliseconds after the last answer until all that was owed was brought. */
  readonly owing: number;
  /** Entries that were not saved in time, or not known to be; the person was told so. */
  readonly unsaved: number;
}

/** What Slack and the app share, in HTTP mode. */
export const SECRET = 'what the bench and the app share';

/** The environment of a live app in HTTP mode beside a team's Slack. */
export function liveEnv({ apiUrl, url, slack }: BusyTeam, PORT: string): Record<string, string> {
  const { bot: SLACK_BOT_TOKEN } = slack.tokens;
  const key: Record<string, string> = isPostgres(url) ? { OATCAKE_ENCRYPTION_KEY: KEY } : {};
  const own = { ...key, PORT, LOG_LEVEL: 'warn', DATABASE_URL: url };
  return { ...own, SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET: SECRET };
}

/**
 * Waits until the app says that it is ready.
 *
 * @throws when it has ended instead
 */
export async function isReady(port: string, { process: app }: Measured): Promise<void> {
  const hasEnded = () => app.exitCode !== null || app.signalCode !== null;
  const isThere = await becomesReady(`http://127.0.0.1:${port}`, hasEnded, { pause: 5 });
  if (!isThere) throw new Error('The app ended before it was ready');
}

/** What a driver may be told. */
export interface Driving {
  readonly kind?: Kind;
  /** How many messages Slack has got by now. */
  readonly posted?: () => number;
}

/** Sends entries as Slack does, so many at once; no two are the same entry. */
export function driver(app: Measured, port: string, { kind = LINE, posted }: Driving = {}) {
  const endpoint = { url: `http://127.0.0.1:${port}/slack/events`, signingSecret: SECRET };
  let sent = 0;
  let unsaved = 0;
  const one = async (): Promise<number> => {
    const form = kind.request(sent++);
    const began = performance.now();
    const { status, body } = await signedRequest(endpoint, form);
    if (/Not saved|Not known yet/.test(body)) unsaved += 1;
    else if (status !== 200 || !kind.isSaved(body)) throw new Error(`${status}: ${body}`);
    return performance.now() - began;
  };
  return async (entries: number, atOnce: number): Promise<Run> => {
    unsaved = 0;
    const before = await app.taken();
    const owed = (posted?.() ?? 0) + kind.owes * entries;
    const began = performance.now();
    const times: number[] = [];
    let left = entries;
    const lane = async () => {
      while (left-- > 0) times.push(await one());
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    const answered = performance.now();
    const between = await app.taken();
    while (posted !== undefined && posted() < owed - kind.owes * unsaved) await sleep(5);
    const owing = performance.now() - answered;
    const after = await app.taken();
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
    const each = ({ processor }: Taken) => (processor - before.processor) / entries;
    const perSecond = (entries / (answered - began)) * 1_000;
    const taken = { processor: each(between), whole: each(after) };
    return { p50: at(0.5), p99: at(0.99), perSecond, ...taken, owing, unsaved };
  };
}
