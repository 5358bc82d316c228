import { Prisma } from './generated/client.ts';
import { named, TABLES, type Whole } from './tables.ts';

/** What copying all rows of a ledger asks of the database beneath it. */
export interface Copying {
  /** The first statement of a transaction that reads everything as it stands at one moment. */
  stand(tx: Whole): Promise<void>;
  /** The first statement of one that fills a ledger: nobody else opens it until the end. */
  keepOthersOut(tx: Whole): Promise<void>;
  /** The highest number that a table has given to a row, be the row there or not; 0 for none. */
  lastId(tx: Whole, table: string): Promise<number>;
  /** Gives numbers above this one alone. */
  giveOutAbove(tx: Whole, table: string, id: number): Promise<void>;
  /** Learns how much there is now, before anything is looked for in it. */
  learn(tx: Whole): Promise<void>;
}

/** SQLite: a transaction reads what stood there at its first statement, and a file has one writer. */
export const COPYING_SQLITE: Copying = {
  stand: async () => undefined,
  keepOthersOut: async () => undefined,
  lastId: async (tx, table) => {
    const [row] = await tx.$queryRaw<{ seq: number | bigint }[]>`
      SELECT seq FROM sqlite_sequence WHERE name = ${table}`;
    return Number(row?.seq ?? 0);
  },
  giveOutAbove: async (tx, table, id) => {
    await tx.$executeRaw`DELETE FROM sqlite_sequence WHERE name = ${table}`;
    await tx.$executeRaw`INSERT INTO sqlite_sequence (name, seq) VALUES (${table}, ${id})`;
  },
  learn: async () => undefined,
};

export const COPYING_POSTGRESQL: Copying = {
  stand: async (tx) => {
    await tx.$executeRaw`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`;
  },
  keepOthersOut: async (tx) => {
    await tx.$executeRaw`LOCK TABLE "Ledger" IN ACCESS EXCLUSIVE MODE`;
  },
  lastId: async (tx, table) => {
    const [row] = await tx.$queryRaw<{ last: bigint | null }[]>`
      SELECT pg_sequence_last_value(CAST(${sequenceOf(table)} AS regclass)) AS "last"`;
    return Number(row?.last ?? 0);
  },
  giveOutAbove: async (tx, table, id) => {
    await tx.$queryRaw`
      SELECT setval(CAST(${sequenceOf(table)} AS regclass), ${BigInt(id)}) AS "set"`;
  },
  learn: async (tx) => {
    await tx.$executeRaw`ANALYZE ${Prisma.join(TABLES.map(named))}`;
  },
};

/** The sequence behind a table's `id`; null for a table that gives out none. */
function sequenceOf(table: string): Prisma.Sql {
  return Prisma.sql`pg_get_serial_sequence(${`"${table}"`}, 'id')`;
}
