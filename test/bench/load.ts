import { once } from 'node:events';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { startPostgres } from '../support/postgres.ts';
import { freePort } from '../support/start.ts';
import { busyTeam, KEY } from './busy-team.ts';
import { type Driving, driver, isReady, liveEnv, type Run, SECRET } from './drive.ts';
import { formOf, LINE } from './entries.ts';
import type { BenchOptions } from './main.ts';
import { MAIN, type Measured, measured, megabytes, PLAIN_APP } from './measured.ts';
import { smallSlack } from './small-slack.ts';

interface Figures {
  readonly name: string;
  /** The first that it got. */
  readonly first: Run;
  readonly alone: Run;
  readonly together: Run;
  /** Bytes. */
  readonly memory: number;
}

const FIRST = 400;
/** By then Node has compiled what is used most, as it has in an app that was not started a moment ago. */
const WARM = 2_000;
const ALONE = 400;
const AT_ONCE = 50;
const TOGETHER = 1_500;
/** Milliseconds after which Slack answers. */
const SLACK_MS = 100;

/**
 * A full entry (the form: signature, rules, commit, history, answer, and a message that is owed) beside
 * a bare Bolt command that only acknowledges, and beside that with the plain driver doing the same
 * transaction: each in a process of its own, driven from this one, one after the other. The full
 * entry's processor time is told without and with bringing the message, to a Slack that takes its time;
 * one line is confirmed by the answer itself, so that nothing is owed. Ratios travel; milliseconds do not.
 * `-- load --postgresql` has entries on PostgreSQL beside them, whose own processor time is not in it.
 */
export async function benchLoad(
  print: (line: string) => void,
  { postgresql = false }: BenchOptions,
): Promise<void> {
  const bare = await plain('bare command', false);
  const withDriver = await plain('plain driver', true);
  const oneLine = await entries('one line    ', 'line');
  const full = await entries('full entry  ', 'form');
  const others = postgresql ? [await onPostgres()] : [];
  for (const one of [bare, withDriver, oneLine, full, ...others]) {
    const { name, first, alone, together, memory } = one;
    print(`${name}  just started   ${line(first)}`);
    print(`${name}  one at a time  ${line(alone)}`);
    print(`${name}  ${AT_ONCE} at once     ${line(together)}, ${megabytes(memory)}`);
  }
  print(`full entry beside the bare command  ${ratios(full, bare)}`);
  print(`full entry beside the plain driver  ${ratios(full, withDriver)}`);
}

function line({ p50, p99, perSecond, processor, whole, owing, unsaved }: Run): string {
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const later =
    owing < 50
      ? ''
      : `, ${ms(whole)} with what was owed, brought ${(owing / 1_000).toFixed(1)} s later`;
  const lost = unsaved === 0 ? '' : `, ${unsaved} NOT SAVED in time`;
  return `p50 ${ms(p50)}, p99 ${ms(p99)}, ${perSecond.toFixed(0)} a second, processor ${ms(processor)} each${later}${lost}`;
}

function ratios(one: Figures, other: Figures): string {
  const times = (a: number, b: number) => `${(a / b).toFixed(1)} times`;
  const processor = `processor ${times(one.alone.whole, other.alone.whole)} alone and ${times(one.together.whole, other.together.whole)} together`;
  return `p50 ${times(one.alone.p50, other.alone.p50)}, p99 ${times(one.together.p99, other.together.p99)}, ${processor}, memory ${times(one.memory, other.memory)}`;
}

export async function plain(name: string, withDriver: boolean): Promise<Figures> {
  const team = await busyTeam();
  const PORT = String(await freePort());
  const env = { PORT, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: team.apiUrl };
  const app = measured(PLAIN_APP, withDriver ? [team.url.slice('file:'.length)] : [], env);
  try {
    await once(app.process, 'message');
    return await figuresOf(name, app, PORT);
  } finally {
    await app.stop();
    await team.close();
  }
}

async function onPostgres(): Promise<Figures> {
  const server = await startPostgres({ durable: true });
  try {
    return await entries('on PostgreSQL', 'form', server.url('postgres'));
  } finally {
    await server.stop();
  }
}

export async function entries(name: string, told: 'line' | 'form', url?: string): Promise<Figures> {
  const team = await busyTeam(url);
  const slack = await smallSlack(SLACK_MS, PRACTICE_TEAM_ID);
  const kind = told === 'line' ? LINE : await formOf(team.url, url && KEY);
  const PORT = String(await freePort());
  const env = liveEnv({ ...team, apiUrl: slack.apiUrl }, PORT);
  const app = measured(MAIN, [], env, { folder: team.folder });
  try {
    await isReady(PORT, app);
    return await figuresOf(name, app, PORT, { kind, posted: slack.posted });
  } finally {
    await app.stop();
    slack.close();
    await team.close();
  }
}

async function figuresOf(
  name: string,
  app: Measured,
  port: string,
  driving: Driving = {},
): Promise<Figures> {
  const drive = driver(app, port, driving);
  const first = await drive(FIRST, AT_ONCE);
  await drive(WARM, AT_ONCE);
  const alone = await drive(ALONE, 1);
  const together = await drive(TOGETHER, AT_ONCE);
  const { rss } = await app.taken();
  return { name, first, alone, together, memory: rss };
}
