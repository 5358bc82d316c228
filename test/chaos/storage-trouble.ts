import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pRetry from 'p-retry';
import pg from 'pg';
import type { Stage } from './trouble.ts';

/** Another process has the write lock, for less or more than a person waits. */
export async function lockLedger({ team, chance }: Stage): Promise<boolean> {
  const milliseconds = chance.between(100, 2_600);
  if (!team.url.startsWith('file:')) return lockRows(team.url, milliseconds);
  const other = new Database(team.url.replace('file:', ''), { timeout: 0 });
  try {
    // The app may have it just now. Who waits within SQLite holds Slack up as well, which is here.
    await pRetry(() => other.exec('BEGIN IMMEDIATE'), { retries: 100, minTimeout: 5, factor: 1 });
    await sleep(milliseconds);
    other.exec('ROLLBACK');
    return true;
  } catch {
    return false;
  } finally {
    other.close();
  }
}

/** False when the server stopped meanwhile. */
async function lockRows(url: string, milliseconds: number): Promise<boolean> {
  const session = new pg.Client(url);
  session.on('error', () => undefined);
  try {
    await session.connect();
    await session.query('BEGIN; UPDATE "Workspace" SET "revision" = "revision"');
    await sleep(milliseconds);
    await session.end();
    return true;
  } catch {
    return false;
  }
}

export async function stopServer({ chance, server }: Stage): Promise<boolean> {
  await server?.halt();
  await sleep(chance.between(0, 2_500));
  await server?.resume();
  return server !== undefined;
}

/** The last byte is taken, and given back. A server that ended over that is started again. */
export async function fillDisk({ disk, chance, server, tally }: Stage): Promise<boolean> {
  await disk?.fill();
  await sleep(chance.between(300, 2_500));
  await disk?.free();
  if (server === undefined || (await answers(server.url('postgres')))) return true;
  tally.count('Trouble', 'the server ended since the disk was full');
  await pRetry(() => server.resume(), { retries: 5, minTimeout: 200 });
  return true;
}

/** Whether a server is there, or comes back by itself in a while. */
async function answers(url: string): Promise<boolean> {
  for (let tries = 0; tries < 10; tries += 1) {
    const session = new pg.Client(url);
    session.on('error', () => undefined);
    try {
      await session.connect();
      await session.end();
      return true;
    } catch {
      await sleep(200);
    }
  }
  return false;
}

/** The system refuses the copies each byte by which a file would grow; it takes Linux's `prlimit`. */
export async function forbidGrowth({ copies, chance }: Stage): Promise<boolean> {
  const forbidden = await Promise.all(copies.map((copy) => copy.forbidGrowth(true)));
  await sleep(chance.between(100, 1_500));
  await Promise.all(copies.map((copy) => copy.forbidGrowth(false)));
  return forbidden.includes(true);
}
