import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';

/** Milliseconds that SQLite may wait for another process's lock; longer waits are retries outside. */
const BUSY_MS = 100;

const DURABLE = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON;`;
const READ_ONLY = 'PRAGMA query_only = ON; PRAGMA foreign_keys = ON;';
const PRAGMAS = { write: DURABLE, read: READ_ONLY, copy: '' } as const;

/**
 * Opens SQLite connections as the ledger needs them. The adapter leaves `synchronous` at NORMAL,
 * so every connection is told again: what is committed is on disk.
 */
export class LedgerSqlite extends PrismaBetterSqlite3 {
  readonly #pragmas: string;

  /** @param access `copy` leaves the file's own settings as they are */
  constructor(url: string, access: 'write' | 'read' | 'copy') {
    super({ url, timeout: BUSY_MS });
    this.#pragmas = PRAGMAS[access];
  }

  override async connect(): ReturnType<PrismaBetterSqlite3['connect']> {
    const adapter = await super.connect();
    if (this.#pragmas !== '') await adapter.executeScript(this.#pragmas);
    return adapter;
  }
}

/**
 * Brings what stands in a ledger's journal into its file and empties the journal, so that nothing
 * that was deleted stays there. One that a long read keeps is emptied by the next.
 */
export async function checkpoint(file: string): Promise<void> {
  const connection = await new LedgerSqlite(file, 'copy').connect();
  try {
    const sql = 'PRAGMA wal_checkpoint(TRUNCATE)';
    await connection.queryRaw({ sql, args: [], argTypes: [] });
  } finally {
    await connection.dispose();
  }
}

/** The file behind `file:./data/oatcake.db`; makes its folder. */
export function sqliteFile(url: string): string {
  const file = url.replace(/^file:/, '');
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

export type { SqlDriverAdapter };
