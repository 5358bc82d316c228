import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const READY_MS = 60_000;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The app as `npm start` runs it, in a folder of its own. */
export interface Running {
  readonly url: string;
  readonly folder: string;
  /** All that it wrote so far. */
  output(): string;
  /** Sends a signal and gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** The same, not yet known to be ready. */
export interface Launched extends Running {
  /** Resolves with the exit code. */
  readonly exit: Promise<number | null>;
  hasExited(): boolean;
}

/** Starts `dist/main.js` and waits until it is ready; by default the practice workspace. */
export async function startMain(
  env: Record<string, string> = {},
  keep?: { folder: string },
): Promise<Running> {
  const launched = await launchMain(env, keep);
  await ready(launched);
  return launched;
}

/** Starts `dist/main.js`, ready or not. */
export async function launchMain(
  env: Record<string, string> = {},
  keep?: { folder: string },
  args: readonly string[] = [],
): Promise<Launched> {
  const folder = keep?.folder ?? (await mkdtemp(join(tmpdir(), 'oatcake-')));
  const port = env.PORT ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [join(ROOT, 'dist/main.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', PORT: String(port), ...env },
  });
  const lines: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  return {
    url,
    folder,
    output: () => lines.join(''),
    exit,
    hasExited: () => child.exitCode !== null,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return exit;
    },
  };
}

/** Takes away what a run left on disk. */
export function cleanUp({ folder }: Running): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

async function ready({ url, hasExited, output }: Launched): Promise<void> {
  const late = () => new Error(`The app was not ready in time:\n${output()}`);
  if (await becomesReady(url, hasExited, { late })) return;
  throw new Error(`The app ended by itself:\n${output()}`);
}

/**
 * Asks `/readyz` until it says yes; false when the app has ended before. The pause is for the
 * machine, no behaviour hangs on it.
 *
 * @throws when it is not ready within a minute
 */
export async function becomesReady(
  url: string,
  hasEnded: () => boolean,
  { pause = 50, late = () => new Error('The app was not ready in time') } = {},
): Promise<boolean> {
  for (const end = performance.now() + READY_MS; performance.now() < end; await sleep(pause)) {
    if (hasEnded()) return false;
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return true;
  }
  throw late();
}

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
