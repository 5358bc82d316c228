import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keyFileOf } from '../../src/ledger/key.ts';
import { fileOf } from '../support/fresh-ledger.ts';
import { startPostgres } from '../support/postgres.ts';
import { newDatabase } from '../support/postgres-database.ts';
import type { BenchOptions } from './main.ts';
import { wholeLedger } from './whole-ledger.ts';

const MANY = 100_000;
const COMMAND = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** Moves a ledger of many purchases to a PostgreSQL that keeps what it commits on disk. */
export async function benchMove(
  print: (line: string) => void,
  { entries = String(MANY) }: BenchOptions,
): Promise<void> {
  const made = await wholeLedger(Number(entries));
  await made.ledger.close();
  const server = await startPostgres({ durable: true });
  try {
    const OATCAKE_ENCRYPTION_KEY = readFileSync(keyFileOf(fileOf(made)), 'utf8').trim();
    const env = { DATABASE_URL: await newDatabase(server), OATCAKE_ENCRYPTION_KEY };
    const began = performance.now();
    const peak = await run(made.url, env, print);
    const seconds = (performance.now() - began) / 1_000;
    print(`move of ${entries} purchases with their history: ${seconds.toFixed(1)} s`);
    print(`a hundred thousand: ${((seconds * 100_000) / Number(entries)).toFixed(1)} s`);
    print(`the command had at most ${Math.round(peak)} MB`);
  } finally {
    await server.stop();
    await made.close().catch(() => undefined);
  }
}

/** Runs the command where the bench stands, so that whoever watches sees its bar; gives megabytes. */
async function run(
  from: string,
  env: Record<string, string>,
  print: (line: string) => void,
): Promise<number> {
  const child = spawn(process.execPath, [COMMAND, 'move', from], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let peak = 0;
  const look = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(child.pid ?? 0));
  }, 200);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  clearInterval(look);
  for (const line of said.trimEnd().split('\n')) print(line);
  if (code !== 0) throw new Error(`move ended with ${code}`);
  return peak;
}

function residentMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}
