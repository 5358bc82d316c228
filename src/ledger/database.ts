import type { SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import type { Copying } from './copying.ts';
import { isPostgres } from './database-url.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import type { Migrations } from './migrations.ts';
import { sqlite } from './sqlite.ts';

/** What became of a transaction whose answer was lost. */
export type Outcome = 'saved' | 'not saved' | 'not known yet';

/** What the ledger asks of the database beneath it: SQLite and PostgreSQL each answer in their way. */
export interface Database {
  readonly migrations: Migrations;
  /** The folder in which photos of receipts are kept, unless another is named. */
  readonly receipts: string;
  /** Beside which file the key is; undefined where a key must be given. */
  readonly keyBeside: string | undefined;
  /** How a transaction is begun that reads everything as it stands at one moment. */
  readonly oneMoment: { readonly isolationLevel?: 'RepeatableRead' };
  /** How many workspaces may be written to at once; the writers of one always take turns. */
  readonly writers: number;
  /** What copying all of it needs. */
  readonly copying: Copying;
  /**
   * The names of the migrations that it still lacks; nothing is changed.
   * @throws NewerLedger when it has one that this Oatcake does not know
   */
  lacking(): Promise<string[]>;
  /** Brings the tables to the newest form, one copy of the app at a time; see `migrate.ts`. */
  migrate(): Promise<string[]>;
  /** A client that writes, or one whose connections refuse to. */
  client(access: 'write' | 'read'): Promise<PrismaClient>;
  /**
   * What a transaction's first statement gives back besides, as `transaction`: the name by which
   * {@link outcomeOf} knows it. It also keeps the statements that follow within so many milliseconds.
   */
  opening(milliseconds: number): Prisma.Sql;
  /** What became of a transaction after its connection was lost at the end. */
  outcomeOf(client: PrismaClient, transaction: string): Promise<Outcome>;
  /** Whether another program has it open. */
  isInUse(): Promise<boolean>;
  /** Has the database learn how much it holds by now, after very much came in, to look it up well. */
  countAnew(): Promise<void>;
  /** Takes what was deleted out of the journal, too, where it is a file of ours. */
  checkpoint(): Promise<void>;
  /** Takes everything away that it holds, for beginning anew. */
  clear(): Promise<void>;
}

export type Factory = SqlMigrationAwareDriverAdapterFactory;

/** The database at an address; what PostgreSQL needs is only loaded for PostgreSQL. */
export async function databaseAt(url: string): Promise<Database> {
  if (!isPostgres(url)) return sqlite(url);
  const { postgresql } = await import('./postgresql.ts');
  return postgresql(url);
}
