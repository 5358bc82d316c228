import { createHash } from 'node:crypto';
import { insertRows, type Row } from './rows.ts';
import { named, TABLES, type Whole } from './tables.ts';

/** Rows in memory at once. */
const PAGE = 500;
/** Values of one statement: SQLite takes 32,766 of them, PostgreSQL 65,535. */
const VALUES = 10_000;

/** Told how many rows have been copied, of how many. */
export type OnCopied = (done: number, total: number) => void;

type Stored = Row & { readonly id: number | bigint };

/**
 * Copies every row of every table as it is: numbers, moments, what is sealed. What was written is
 * read back and compared, a table at a time.
 */
export async function copyRows(from: Whole, to: Whole, onCopied: OnCopied): Promise<void> {
  const total = await countRows(from);
  let done = 0;
  for (const table of TABLES) {
    const read = createHash('sha256');
    for await (const rows of pagesOf(from, table)) {
      await insertAll(to, table, rows);
      for (const row of rows) read.update(asText(row));
      done += rows.length;
      onCopied(done, total);
    }
    const written = createHash('sha256');
    for await (const rows of pagesOf(to, table)) {
      for (const row of rows) written.update(asText(row));
    }
    if (read.digest('hex') !== written.digest('hex')) {
      throw new Error(`The copy of the table ${table} differs from what was copied`);
    }
  }
}

async function countRows(tx: Whole): Promise<number> {
  let total = 0;
  for (const table of TABLES) {
    const [row] = await tx.$queryRaw<{ count: bigint | number }[]>`
      SELECT COUNT(*) AS "count" FROM ${named(table)}`;
    total += Number(row?.count ?? 0);
  }
  return total;
}

async function* pagesOf(tx: Whole, table: string): AsyncGenerator<Stored[]> {
  for (let after = 0; ; ) {
    const rows = await tx.$queryRaw<Stored[]>`
      SELECT * FROM ${named(table)} WHERE "id" > ${after} ORDER BY "id" LIMIT ${PAGE}`;
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = Number(rows.at(-1)?.id);
  }
}

async function insertAll(to: Whole, table: string, rows: readonly Row[]): Promise<void> {
  const atOnce = Math.floor(VALUES / Object.keys(rows[0] ?? {}).length);
  for (let at = 0; at < rows.length; at += atOnce) {
    await insertRows(to, table, rows.slice(at, at + atOnce));
  }
}

/** A row by which two databases can be compared: they name columns in orders of their own. */
function asText(row: Row): string {
  const cells = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(cells, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
}

/** Takes all rows away, those first that refer to others. */
export async function deleteRows(tx: Whole): Promise<void> {
  for (const table of [...TABLES].reverse()) {
    await tx.$executeRaw`DELETE FROM ${named(table)}`;
  }
}
