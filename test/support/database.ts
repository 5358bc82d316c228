import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { type LedgerKind, type OpenOptions, openLedger } from '../../src/ledger/open.ts';

/**
 * The database that a test's ledger lies in: SQLite, or in the project `postgres` the server that
 * `postgres-setup.ts` has started. What is about files, and so about SQLite alone, is told by
 * `it.runIf(ON_SQLITE)`.
 */
export const ON_POSTGRES = process.env.LEDGERS === 'postgresql';
export const ON_SQLITE = !ON_POSTGRES;

/** On PostgreSQL there is no key file, so all test ledgers share this one. */
export const TEST_KEY = Buffer.alloc(32, 'test').toString('base64');

let count = 0;

/** A name of this run's own. */
function newName(): string {
  count += 1;
  return `ledger_${process.pid}_${count}`;
}

/** The address of a ledger that is not there yet. */
export function newUrl(folder: string, name = 'ledger'): string {
  if (ON_SQLITE) return `file:${join(folder, `${name}.db`)}`;
  return addressOf(newName());
}

/** The same on an empty database, for what makes a ledger by itself. */
export async function emptyUrl(folder: string, name?: string): Promise<string> {
  const url = newUrl(folder, name);
  if (ON_POSTGRES) await createDatabase(url);
  return url;
}

/** What a ledger at this address is opened with besides. */
export function openOptions(url: string): OpenOptions {
  if (url.startsWith('file:')) return {};
  return { encryptionKey: TEST_KEY, receipts: receiptsOf(url) };
}

/** Where the photos of a ledger on the server are kept. */
export function receiptsOf(url: string): string {
  return join(tmpdir(), 'oatcake-receipts', nameOf(url));
}

/** The same for a process of its own. */
export function environment(url: string | undefined): Record<string, string> {
  if (url === undefined || url.startsWith('file:')) return {};
  const { encryptionKey = '', receipts = '' } = openOptions(url);
  return { OATCAKE_ENCRYPTION_KEY: encryptionKey, OATCAKE_RECEIPTS: receipts };
}

/** Opens a test's ledger, on whichever database it lies. */
export function openAt(url: string, kind?: LedgerKind, now?: Date, options: OpenOptions = {}) {
  return openLedger(url, kind, now, { ...openOptions(url), ...options });
}

function addressOf(name: string): string {
  return `${process.env.POSTGRES_URL}/${name}`;
}

function nameOf(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** Two, so that nobody who needs a database waits until others are taken away. */
const admins: Record<'make' | 'drop', Promise<pg.Client> | undefined> = {
  make: undefined,
  drop: undefined,
};

async function admin(task: keyof typeof admins): Promise<pg.Client> {
  admins[task] ??= connected(addressOf('postgres')).then((client) => {
    // A server that was stopped and started is asked by a new connection.
    client.once('end', () => {
      admins[task] = undefined;
    });
    return client;
  });
  return admins[task];
}

export async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/**
 * Makes a database: a copy of another, or an empty one that sorts as English does and not by bytes.
 *
 * @param by who asks, for another server than that of the project `postgres`
 */
export async function createDatabase(url: string, from?: string, by?: pg.Client): Promise<void> {
  const how =
    from === undefined
      ? `TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'`
      : `TEMPLATE ${nameOf(from)}`;
  await (by ?? (await admin('make'))).query(
    `CREATE DATABASE ${nameOf(url)} ${how} STRATEGY FILE_COPY`,
  );
}

/** Takes a test's database away; nobody need wait for it. */
export async function dropDatabase(url: string): Promise<void> {
  if (url.startsWith('file:')) return;
  await (await admin('drop')).query(`DROP DATABASE IF EXISTS ${nameOf(url)} WITH (FORCE)`);
}

/** What somebody with an SQL prompt could do, past the app and past its rules. */
export async function tamperWith({ url }: { readonly url: string }, sql: string): Promise<void> {
  if (url.startsWith('file:')) {
    const database = new Database(url.slice('file:'.length));
    database.exec(`PRAGMA foreign_keys = OFF; ${sql}`);
    database.close();
    return;
  }
  const client = await connected(url);
  try {
    await client.query(`SET session_replication_role = replica; ${sql}`);
  } finally {
    await client.end();
  }
}

/** Every byte that a database holds of a ledger: its files, or all of its rows. */
export async function bytesOf({ url }: { readonly url: string }): Promise<string> {
  if (url.startsWith('file:')) {
    const parts = ['', '-wal'].map((end) => `${url.slice('file:'.length)}${end}`);
    const read = (part: string) => readFile(part, 'latin1').catch(() => '');
    return (await Promise.all(parts.map(read))).join('');
  }
  const client = await connected(url);
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT quote_ident(tablename) AS "name" FROM pg_tables WHERE schemaname = 'public'`,
    );
    const all = rows.map(({ name }) => client.query(`SELECT t::text FROM ${name} t`));
    return (await Promise.all(all)).map((found) => JSON.stringify(found.rows)).join('\n');
  } finally {
    await client.end();
  }
}
