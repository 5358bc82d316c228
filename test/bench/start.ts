import { dayOf } from '../../src/domain/day.ts';
import { freePort } from '../support/start.ts';
import { bigLedger } from './big-ledger.ts';
import { busyTeam } from './busy-team.ts';
import { isReady, liveEnv } from './drive.ts';
import { MAIN, measured, megabytes } from './measured.ts';

const SIZES = [10_000, 1_000_000];
/** Milliseconds after which what a start has left behind is gone: Node takes its time to give it back. */
const REST = 45_000;

/**
 * From the start of the app's process to `/readyz`, and its memory at rest, on ledgers that are there
 * and up to date; live, by two sockets.
 */
export async function benchStart(print: (line: string) => void): Promise<void> {
  for (const purchases of SIZES) {
    const { file, remove } = await bigLedger(purchases, dayOf(new Date(), 'Europe/London'));
    await once(`file:${file}`, `${purchases} purchases`, print);
    await remove();
  }
}

async function once(url: string, what: string, print: (line: string) => void): Promise<void> {
  const team = await busyTeam(url);
  const PORT = String(await freePort());
  const env = { ...liveEnv(team, PORT), SLACK_APP_TOKEN: team.slack.tokens.app };
  // The first start has what is due to do, and the next has not.
  await run(env, team.folder, `${what}, first `, print);
  await run(env, team.folder, `${what}, again `, print);
  await team.close();
}

async function run(
  env: Record<string, string>,
  folder: string,
  what: string,
  print: (line: string) => void,
): Promise<void> {
  const began = performance.now();
  const app = measured(MAIN, [], env, { folder });
  await isReady(env.PORT ?? '', app);
  const ready = performance.now() - began;
  const { processor, rss: first } = await app.taken();
  await new Promise((resolve) => setTimeout(resolve, REST));
  const { rss, files } = await app.taken();
  await app.stop();
  print(
    `${what} ready after ${ready.toFixed(0)} ms (processor ${processor.toFixed(0)} ms, ${megabytes(first)}); at rest ${megabytes(rss)}, ${files} open files`,
  );
}
