import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Keys } from './keys.ts';
import { SEALED } from './sealed.ts';

const PAGE = 500;

/** Told how many rows have been looked at, of how many. */
export type OnRows = (done: number, total: number) => void;

type Row = Readonly<Record<string, string | null>> & { readonly id: number | bigint };

/**
 * Seals typed text that is not sealed with the newest key: all of it, the first time, or when the
 * key is changed. Safe to do again after a stop half-way.
 *
 * @returns how many rows were changed
 */
export async function resealRows(
  writing: PrismaClient,
  keys: Keys,
  onProgress: OnRows,
): Promise<number> {
  const total = await countRows(writing);
  let [changed, done] = [0, 0];
  for (const [table, columns] of Object.entries(SEALED)) {
    for (let after = 0; ; ) {
      const rows = await pageOf(writing, table, columns, after);
      const old = rows.filter((row) => columns.some((column) => isOld(row[column], keys)));
      await writing.$transaction(old.map((row) => update(writing, table, columns, row, keys)));
      changed += old.length;
      done += rows.length;
      onProgress(done, total);
      after = Number(rows.at(-1)?.id ?? after);
      if (rows.length < PAGE) break;
    }
  }
  return changed;
}

async function countRows(writing: PrismaClient): Promise<number> {
  let total = 0;
  for (const table of Object.keys(SEALED)) {
    const [row] = await writing.$queryRaw<{ count: bigint | number }[]>`
      SELECT COUNT(*) AS "count" FROM ${names([table])}`;
    total += Number(row?.count ?? 0);
  }
  return total;
}

function isOld(text: string | null | undefined, keys: Keys): boolean {
  return typeof text === 'string' && !keys.isNewest(text);
}

const names = (columns: readonly string[]) =>
  Prisma.raw(columns.map((column) => `"${column}"`).join(', '));

function pageOf(writing: PrismaClient, table: string, columns: readonly string[], after: number) {
  return writing.$queryRaw<Row[]>`
    SELECT "id", ${names(columns)} FROM ${names([table])}
    WHERE "id" > ${after} ORDER BY "id" LIMIT ${PAGE}`;
}

function update(
  writing: PrismaClient,
  table: string,
  columns: readonly string[],
  row: Row,
  keys: Keys,
) {
  const changes = columns.map((column) => {
    const text = row[column] ?? null;
    const sealed = text === null ? null : keys.seal(column, keys.open(column, text));
    return Prisma.sql`${names([column])} = ${sealed}`;
  });
  return writing.$executeRaw`
    UPDATE ${names([table])} SET ${Prisma.join(changes)} WHERE "id" = ${Number(row.id)}`;
}
