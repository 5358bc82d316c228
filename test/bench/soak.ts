import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { freePort } from '../support/start.ts';
import { busyTeam } from './busy-team.ts';
import { driver, isReady, liveEnv, type Run } from './drive.ts';
import { formOf } from './entries.ts';
import type { BenchOptions } from './main.ts';
import { MAIN, type Measured, measured, megabytes, type Taken } from './measured.ts';
import { smallSlack } from './small-slack.ts';

const ENTRIES = 100_000;
const STEPS = 20;
const AT_ONCE = 8;
/** Milliseconds after which Slack answers. */
const SLACK_MS = 10;
/** Times as much as after the first steps that the last may hold: rather less than anything that leaks. */
const FLAT = 1.3;
/** Connections that may be open or not when it is looked: Slack's and ours, kept for a while. */
const SOCKETS = 4 * AT_ONCE;
/** By then all is loaded and the caches are as full as they get. */
const SETTLED = 2;

/**
 * Memory and open files over a hundred thousand full entries, each with its message brought, looked at
 * twenty times; `-- soak --entries 20000`. What is in use is told after the rubbish was taken out, so
 * that it can be held against a bound.
 *
 * @throws when memory or files have grown
 */
export async function benchSoak(
  print: (line: string) => void,
  { entries = String(ENTRIES) }: BenchOptions,
): Promise<void> {
  const team = await busyTeam();
  const slack = await smallSlack(SLACK_MS, PRACTICE_TEAM_ID);
  const kind = await formOf(team.url);
  const PORT = String(await freePort());
  const flags = ['--expose-gc'];
  const env = liveEnv({ ...team, apiUrl: slack.apiUrl }, PORT);
  const app = measured(MAIN, [], env, { folder: team.folder, flags });
  const began = performance.now();
  try {
    await isReady(PORT, app);
    const drive = driver(app, PORT, { kind, posted: slack.posted });
    const looks = await lookAt(app, drive, Math.ceil(Number(entries) / STEPS), print);
    print(`${verdict(looks)}, after ${minutes(performance.now() - began)}`);
  } finally {
    await app.stop();
    slack.close();
    await team.close();
  }
}

async function lookAt(
  app: Measured,
  drive: ReturnType<typeof driver>,
  each: number,
  print: (line: string) => void,
): Promise<Taken[]> {
  const looks: Taken[] = [];
  const began = performance.now();
  for (let step = 1; step <= STEPS; step += 1) {
    const run = await drive(each, AT_ONCE);
    const taken = await app.taken();
    looks.push(taken);
    const left = ((performance.now() - began) / step) * (STEPS - step);
    print(`${step * each} entries: ${told(taken, run)}; ${minutes(left)} to go`);
  }
  return looks;
}

function told({ heapUsed, rss, files }: Taken, { p99, whole, unsaved }: Run): string {
  const lost = unsaved === 0 ? '' : `, ${unsaved} NOT SAVED in time`;
  return `in use ${megabytes(heapUsed)}, memory ${megabytes(rss)}, ${files} open files, p99 ${p99.toFixed(0)} ms, processor ${whole.toFixed(2)} ms each${lost}`;
}

function minutes(milliseconds: number): string {
  return `${(milliseconds / 60_000).toFixed(1)} minutes`;
}

function verdict(looks: readonly Taken[]): string {
  const [first, last] = [looks[SETTLED - 1], looks.at(-1)];
  if (first === undefined || last === undefined) throw new Error('Nothing was looked at');
  const held = `${megabytes(first.heapUsed)} in use at first and ${megabytes(last.heapUsed)} at last, ${first.files} and ${last.files} open files`;
  if (last.heapUsed > FLAT * first.heapUsed) throw new Error(`Memory grows: ${held}`);
  if (last.files > first.files + SOCKETS) throw new Error(`Open files grow: ${held}`);
  return `Flat: ${held}`;
}
