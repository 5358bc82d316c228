import { Prisma } from './generated/client.ts';
import type { PurchaseLineModel, PurchaseModel } from './generated/models.ts';
import { NoKey } from './key.ts';
import type { Keys } from './keys.ts';
import type { Reader } from './open.ts';
import { SEALED } from './sealed.ts';

/** A purchase as it lies in the ledger, its words opened. */
export interface PurchaseRow {
  readonly row: PurchaseModel;
  readonly lines: PurchaseLineModel[];
  /** Whether a word did not open: it was changed, or locked with another key. */
  readonly isLocked: boolean;
}

/** What is said of such a purchase. */
export const LOCKED = 'words do not open: they were changed, or locked with another key.';

/** Ids further apart than this are read by two statements. */
const GAP = 1_000;

/**
 * Purchases that were typed, by their ids, which are mostly neighbours. In plain SQL: a million of
 * them are read in a quarter of the time (`npm run bench -- verify`). The plus keeps SQLite on the
 * ids, as the double negative of bound-args.ts does.
 */
export async function typedPurchases(
  reader: Reader,
  ids: readonly number[],
): Promise<Map<number, PurchaseRow>> {
  const found = new Map<number, PurchaseRow>();
  for (const [from, to] of ranges(ids)) {
    const rows = await reader.db.$queryRaw<PurchaseModel[]>`
      SELECT * FROM "Purchase"
      WHERE "id" BETWEEN ${from} AND ${to} AND "source" <> 'import'
        AND +"workspaceId" = ${reader.workspaceId}
      ORDER BY "id"`;
    for (const one of await withLines(reader, rows)) found.set(one.row.id, one);
  }
  return found;
}

/** Imported purchases after an id, in their order. */
export async function importedPurchases(
  reader: Reader,
  afterId: number,
  count: number,
): Promise<PurchaseRow[]> {
  const rows = await reader.db.$queryRaw<PurchaseModel[]>`
    SELECT * FROM "Purchase"
    WHERE "id" > ${afterId} AND "source" = 'import' AND +"workspaceId" = ${reader.workspaceId}
    ORDER BY "id" LIMIT ${count}`;
  return withLines(reader, rows);
}

function ranges(ids: readonly number[]): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const last = found.at(-1);
    if (last !== undefined && id - last[1] < GAP) last[1] = id;
    else found.push([id, id]);
  }
  return found;
}

/** @param rows by their ids, upwards */
async function withLines(
  { db, workspaceId, keys }: Reader,
  rows: readonly PurchaseModel[],
): Promise<PurchaseRow[]> {
  const lines = await linesOf({ db, workspaceId }, rows);
  const byPurchase = new Map(rows.map(({ id }): [number, PurchaseLineModel[]] => [id, []]));
  for (const line of lines) byPurchase.get(line.purchaseId)?.push(line);
  return rows.map((row) => {
    const own = byPurchase.get(row.id) ?? [];
    const opened = [opens(row, SEALED.Purchase, keys)];
    for (const line of own) opened.push(opens(line, SEALED.PurchaseLine, keys));
    return { row, lines: own, isLocked: opened.includes(false) };
  });
}

async function linesOf(
  { db, workspaceId }: Pick<Reader, 'db' | 'workspaceId'>,
  rows: readonly PurchaseModel[],
): Promise<PurchaseLineModel[]> {
  const [first, last] = [rows.at(0), rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isOne = last.id - first.id < rows.length + GAP;
  const of = isOne
    ? Prisma.sql`BETWEEN ${first.id} AND ${last.id}`
    : Prisma.sql`IN (${Prisma.join(rows.map(({ id }) => id))})`;
  return db.$queryRaw<PurchaseLineModel[]>`
    SELECT * FROM "PurchaseLine"
    WHERE "purchaseId" ${of} AND +"workspaceId" = ${workspaceId} ORDER BY "purchaseId", "position"`;
}

/** Opens a row's words in place, and makes large numbers plain ones; false when one stays locked. */
function opens(row: object, words: readonly string[], keys: Keys): boolean {
  const columns = row as Record<string, unknown>;
  for (const name in columns) {
    if (typeof columns[name] === 'bigint') columns[name] = Number(columns[name]);
  }
  try {
    for (const name of words) {
      const text = columns[name];
      if (typeof text === 'string') columns[name] = keys.open(name, text);
    }
    return true;
  } catch (error) {
    if (error instanceof NoKey) return false;
    throw error;
  }
}
