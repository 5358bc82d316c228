import { spawn } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { onTestFinished } from 'vitest';
import { ON_POSTGRES } from './database.ts';
import type { Team } from './team.ts';

/** Takes the write lock, says so, and gives it back when its input ends or the time is over. */
const HOLDER = `
  const Database = require('better-sqlite3');
  const db = new Database(process.argv[1]);
  db.exec('BEGIN IMMEDIATE');
  const release = () => { db.exec('ROLLBACK'); db.close(); process.exit(0); };
  process.stdin.resume().on('end', release);
  if (Number(process.argv[2]) > 0) setTimeout(release, Number(process.argv[2]));
  process.stdout.write('locked');
`;

/** A lock that another process holds on the ledger. */
export interface Lock {
  release(): Promise<void>;
}

/** Has another process hold the ledger's write lock, until released or for so many milliseconds. */
export async function lockLedger({ url }: Team, milliseconds = 0): Promise<Lock> {
  if (ON_POSTGRES) return lockRows(url, milliseconds);
  const file = url.replace('file:', '');
  const child = spawn(process.execPath, ['-e', HOLDER, file, String(milliseconds)]);
  const exited = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exited]);
  const release = async () => {
    child.stdin.end();
    await exited;
  };
  onTestFinished(release);
  return { release };
}

/** On a server another session is as good as another process. */
async function lockRows(url: string, milliseconds: number): Promise<Lock> {
  const session = new pg.Client(url);
  // A ledger that is taken away ends it.
  session.on('error', () => undefined);
  await session.connect();
  await session.query('BEGIN; UPDATE "Workspace" SET "revision" = "revision"');
  let ended: Promise<void> | undefined;
  const release = () => {
    ended ??= session.end();
    return ended;
  };
  if (milliseconds > 0) setTimeout(release, milliseconds);
  onTestFinished(release);
  return { release };
}

/** How often a timer ticked in this process while something went on. */
export async function ticksDuring(during: Promise<unknown>): Promise<number> {
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 5);
  await during;
  clearInterval(timer);
  return ticks;
}
