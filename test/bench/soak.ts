import { freePort } from '../support/start.ts';
import { busyTeam } from './busy-team.ts';
import { driver, isReady, liveEnv } from './drive.ts';
import type { BenchOptions } from './main.ts';
import { MAIN, measured, megabytes } from './measured.ts';

const ENTRIES = 100_000;
const STEPS = 10;
const AT_ONCE = 8;
/** Times as much as after the first step that the last may hold: rather less than anything that leaks. */
const FLAT = 1.3;

/**
 * Memory and open files over a hundred thousand entries, looked at ten times; `-- soak --entries 20000`.
 * What is in use is told after the rubbish was taken out, so that it can be held against a bound.
 *
 * @throws when memory or files have grown
 */
export async function benchSoak(
  print: (line: string) => void,
  { entries = String(ENTRIES) }: BenchOptions,
): Promise<void> {
  const team = await busyTeam();
  const PORT = String(await freePort());
  const flags = ['--expose-gc'];
  const app = measured(MAIN, [], liveEnv(team, PORT), { folder: team.folder, flags });
  await isReady(PORT);
  const drive = driver(app, PORT);
  const looks: { heapUsed: number; files: number }[] = [];
  for (let step = 1; step <= STEPS; step += 1) {
    const each = Math.ceil(Number(entries) / STEPS);
    const { processor, unsaved } = await drive(each, AT_ONCE);
    const taken = await app.taken();
    looks.push(taken);
    print(
      `${step * each} entries: in use ${megabytes(taken.heapUsed)}, memory ${megabytes(taken.rss)}, ${taken.files} open files, processor ${processor.toFixed(2)} ms each${unsaved === 0 ? '' : `, ${unsaved} NOT SAVED in time`}`,
    );
  }
  await app.stop();
  await team.close();
  const [first, last] = [looks[0], looks.at(-1)];
  if (first === undefined || last === undefined) return;
  if (last.heapUsed > FLAT * first.heapUsed) throw new Error('Memory grows');
  if (last.files > first.files + AT_ONCE) throw new Error('Open files grow');
}
