import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Moment } from '../../src/ledger/passing.ts';
import { becomesReady, freePort } from '../support/start.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const BREAKS = pathToFileURL(fileURLToPath(new URL('breaks.mjs', import.meta.url))).href;

/** How much of what a copy wrote is told when it ended by itself. */
const LAST_WORDS = 3_000;

/** How a process ended. */
export interface Exit {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Whether it had been told to stop. */
  readonly wasTold: boolean;
  /** Everything that it wrote. */
  readonly output: string;
}

/** By which one says that it could not start, since its database was away, full or taken. */
const CANNOT_START =
  /(?:cannot be reached: .*|[Dd]isk .*full.*|is locked by another program\..*|was busy all the time\..*)\n$/;

/**
 * Undefined for one that was killed, or told to stop and did. While it starts, a signal to stop ends
 * it before it has said anything, and a database that is not there with a sentence of that. No other
 * end is right.
 */
export function faultOf({ code, signal, wasTold, output }: Exit): string | undefined {
  if (signal === 'SIGKILL' || (wasTold && code === 0)) return undefined;
  if (signal === 'SIGTERM' && wasTold && output === '') return undefined;
  if (code === 1 && CANNOT_START.test(output)) return undefined;
  return `A copy ended by itself: ${signal ?? `exit code ${code}`}\n${output.slice(-LAST_WORDS)}`;
}

/** One copy of the app as a process of its own, which can be broken in many ways. */
export interface Copy {
  /** Where it listens, on loopback. */
  readonly port: number;
  /** Everything that it wrote. */
  readonly output: () => string;
  /** Resolves once it has died or stopped. */
  readonly gone: Promise<Exit>;
  isGone(): boolean;
  /** Resolves when it says that it can do its work; false when it is gone before. */
  ready(): Promise<boolean>;
  /** It dies the moment that this passes for the so-manieth time. */
  dieAt(moment: Moment, times: number): void;
  /** Its clock goes so many milliseconds ahead of this machine's. */
  setAhead(milliseconds: number): void;
  /** False when it is gone already. */
  signal(name: NodeJS.Signals): boolean;
  /** No file of its own may grow any more, or may again; false when that could not be had. */
  forbidGrowth(isForbidden: boolean): Promise<boolean>;
}

/** Starts a copy. */
export async function startCopy(env: Record<string, string>, ahead: number): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['--import', BREAKS, MAIN], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      PORT: `${port}`,
      LOG_LEVEL: 'info',
      CHAOS_AHEAD: `${ahead}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  }
  let wasTold = false;
  const gone = once(child, 'exit').then(async ([code, signal]): Promise<Exit> => {
    await rm(folder, { recursive: true, force: true });
    return { code, signal, wasTold, output: lines.join('') };
  });
  const isGone = () => child.exitCode !== null || child.signalCode !== null;
  // It may be dying just now.
  const tell = (what: object) => void (child.connected && child.send(what, () => undefined));
  return {
    port,
    output: () => lines.join(''),
    gone,
    isGone,
    ready: () => becomesReady(`http://127.0.0.1:${port}`, isGone, { pause: 25 }),
    dieAt: (moment, times) => tell({ dies: { moment, times } }),
    setAhead: (milliseconds) => tell({ ahead: milliseconds }),
    signal: (name) => {
      wasTold ||= name === 'SIGTERM';
      return child.kill(name);
    },
    forbidGrowth: (isForbidden) => limitFiles(child.pid ?? 0, isForbidden),
  };
}

/** No file of the process may grow beyond nothing: nearly what a full disk does, without one. */
async function limitFiles(pid: number, isForbidden: boolean): Promise<boolean> {
  const limit = `--fsize=${isForbidden ? 0 : 'unlimited'}:unlimited`;
  const limited = promisify(execFile)('prlimit', ['--pid', String(pid), limit]);
  return limited.then(
    () => true,
    () => false,
  );
}
