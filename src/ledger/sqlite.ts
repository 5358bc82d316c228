import { mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { COPYING_SQLITE } from './copying.ts';
import type { Database } from './database.ts';
import { Prisma, PrismaClient } from './generated/client.ts';
import { keepStatements } from './kept-statements.ts';
import { lackingMigrations, migrate } from './migrate.ts';
import { DATABASES } from './migrations.ts';
import { receiptFolder } from './receipt-files.ts';
import { goStraight } from './straight.ts';

/** Milliseconds that SQLite may wait for another process's lock; longer waits are retries outside. */
const BUSY_MS = 100;

/**
 * Pages after which SQLite carries what was committed over into the file, while everybody waits: a
 * quarter as often as it would by itself (`npm run bench -- load`, fifty at once).
 */
const CARRY_OVER = 4_000;
const DURABLE = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
  PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = ${CARRY_OVER};`;
const READ_ONLY = 'PRAGMA query_only = ON; PRAGMA foreign_keys = ON;';
const PRAGMAS = { write: DURABLE, read: READ_ONLY, copy: '' } as const;

/** What lies beside a ledger's file and belongs to it. */
const BESIDE = ['', '-wal', '-shm', '.key'];

/** A ledger in one file, which one copy of the app writes to at a time. */
export function sqlite(url: string): Database {
  const file = sqliteFile(url);
  return {
    migrations: DATABASES.sqlite,
    receipts: receiptFolder(file),
    keyBeside: file,
    // A transaction that only reads sees what stood there at its first statement.
    oneMoment: {},
    writers: 1,
    copying: COPYING_SQLITE,
    lacking: () => lackingMigrations(new LedgerSqlite(file, 'copy'), DATABASES.sqlite),
    migrate: () => migrate(new LedgerSqlite(file, 'write'), DATABASES.sqlite),
    client: async (access) => {
      const adapter = new LedgerSqlite(file, access);
      // The longer forms of errors quote what people typed.
      const client = new PrismaClient({ adapter, errorFormat: 'minimal' });
      goStraight(client, () => adapter.ready);
      return client;
    },
    opening: () => Prisma.empty,
    // Nothing lies between us and the file in which an answer could be lost.
    outcomeOf: async () => 'not known yet',
    isInUse: () => isInUse(file),
    // How it looks things up was decided when the tables were made, by the indexes alone.
    countAnew: async () => undefined,
    checkpoint: () => checkpoint(file),
    clear: async () => {
      for (const end of BESIDE) rmSync(`${file}${end}`, { force: true });
    },
  };
}

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>;

/** What the adapter has and does not tell of: its driver. */
interface OnDriver {
  readonly client: Parameters<typeof keepStatements>[0] & {
    readonly open: boolean;
    readonly inTransaction: boolean;
  };
}

/**
 * Opens SQLite connections as the ledger needs them. The adapter leaves `synchronous` at NORMAL,
 * so every connection is told again: what is committed is on disk.
 */
export class LedgerSqlite extends PrismaBetterSqlite3 {
  readonly #access: 'write' | 'read' | 'copy';
  #connection: (Connection & OnDriver) | undefined;

  /** @param access `copy` leaves the file's own settings as they are */
  constructor(url: string, access: 'write' | 'read' | 'copy') {
    super({ url, timeout: BUSY_MS });
    this.#access = access;
  }

  override async connect(): Promise<Connection> {
    const adapter = (await super.connect()) as Connection & OnDriver;
    keepStatements(adapter.client);
    const pragmas = PRAGMAS[this.#access];
    if (pragmas !== '') await adapter.executeScript(pragmas);
    this.#connection = adapter;
    return adapter;
  }

  /**
   * The connection, once it is there. One that writes is ready within a transaction alone: of one
   * whose time was over nothing more may be written.
   */
  get ready(): Connection | undefined {
    const driver = this.#connection?.client;
    const isReady = this.#access === 'write' ? driver?.inTransaction : driver?.open;
    return isReady === true ? this.#connection : undefined;
  }
}

/**
 * Brings what stands in a ledger's journal into its file and empties the journal, so that nothing
 * that was deleted stays there. One that a long read keeps is emptied by the next.
 */
async function checkpoint(file: string): Promise<void> {
  const connection = await new LedgerSqlite(file, 'copy').connect();
  try {
    const sql = 'PRAGMA wal_checkpoint(TRUNCATE)';
    await connection.queryRaw({ sql, args: [], argTypes: [] });
  } finally {
    await connection.dispose();
  }
}

/** Leaving WAL mode needs the file for oneself; it also brings all of the ledger into that file. */
export async function isInUse(file: string): Promise<boolean> {
  const connection = await new LedgerSqlite(file, 'copy').connect();
  try {
    const sql = 'PRAGMA journal_mode = DELETE';
    const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
    return String(rows[0]?.[0]) !== 'delete';
  } catch {
    return true;
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
