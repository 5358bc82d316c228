import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a process has taken since it began; memory and files as they are now. */
export interface Taken {
  /** Milliseconds of processor time. */
  readonly processor: number;
  /** Bytes. */
  readonly rss: number;
  /** Bytes that are in use; after the rubbish was taken out, where node was told to let us. */
  readonly heapUsed: number;
  readonly files: number;
}

/** A process that tells what it takes. */
export interface Measured {
  readonly process: ChildProcess;
  taken(): Promise<Taken>;
  stop(): Promise<void>;
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The app as it is built, and what it is held against. */
export const MAIN = here('../../dist/main.js');
export const PLAIN_APP = here('./plain-app.mjs');

/** Starts a program that is measured from outside, alike for all. */
export function measured(
  program: string,
  args: readonly string[],
  env: Record<string, string>,
  options: { folder?: string; flags?: readonly string[]; ahead?: number } = {},
): Measured {
  const profile = process.env.BENCH_PROFILE;
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const { ahead } = options;
  const clock = ahead === undefined ? [] : ['--import', here('./ahead.mjs')];
  const flags = [...clock, ...profiling, ...(options.flags ?? [])];
  const child = fork(program, [...args], {
    cwd: options.folder,
    execArgv: ['--import', here('./probe.mjs'), ...flags],
    env: { PATH: process.env.PATH ?? '', ...env, BENCH_AHEAD: String(ahead ?? 0) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    process: child,
    taken: async () => {
      const answer = once(child, 'message');
      child.send('measure');
      return (await answer)[0] as Taken;
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(0)} MB`;
}
