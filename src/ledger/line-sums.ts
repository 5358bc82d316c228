import type { Day } from '../domain/day.ts';
import { add, type Pence, pence, ZERO } from '../domain/money.ts';
import { uncodedLine, within } from './grouping.ts';
import type { Reader } from './open.ts';
import { counted, type Lens } from './sums.ts';

/**
 * R55: how many lines were bought, and how many of them have no area or one of these categories.
 * Lines that give money back are none.
 */
export async function linesOf(
  reader: Reader,
  lens: Lens,
  categoryIds: readonly number[],
): Promise<{ lines: number; of: number }> {
  const [row] = await reader.db.$queryRaw<{ lines: bigint | null; of: bigint }[]>`
    SELECT COUNT(*) AS "of",
      SUM(CASE WHEN ${uncodedLine(categoryIds)} THEN 1 ELSE 0 END) AS "lines"
    ${counted(reader, lens)} AND "tally" = 1`;
  return { lines: Number(row?.lines ?? 0), of: Number(row?.of ?? 0) };
}

/**
 * R70: pence of some categories, and the part of it that went for customers who were housed and had
 * their benefits on the day. Refunds are taken off.
 */
export async function basicsOnceStable(
  reader: Reader,
  lens: Lens,
  categoryIds: readonly number[],
): Promise<{ pence: Pence; of: Pence }> {
  const [row] = await reader.db.$queryRaw<{ pence: bigint | null; of: bigint | null }[]>`
    SELECT SUM("pence") AS "of",
      SUM(CASE WHEN "customerId" IN (
        SELECT c."id" FROM "Customer" c WHERE c."id" = "PurchaseLine"."customerId"
          AND +c."workspaceId" = "PurchaseLine"."workspaceId"
          AND c."housedOn" <= "PurchaseLine"."day" AND c."benefitsOn" <= "PurchaseLine"."day"
      ) THEN "pence" END) AS "pence"
    ${counted(reader, lens)} AND ${within('"categoryId"', categoryIds)}`;
  return { pence: pence(Number(row?.pence ?? 0)), of: pence(Number(row?.of ?? 0)) };
}

/** R65: each purchase of the days with what it comes to and how its lines lie in the areas. */
export async function purchasesByArea(
  reader: Reader,
  lens: Lens,
): Promise<{ id: number; pence: Pence; areas: { areaId: number; lines: number }[] }[]> {
  const rows = await reader.db.$queryRaw<
    { id: bigint; areaId: bigint | null; pence: bigint; lines: bigint }[]
  >`
    SELECT "purchaseId" AS "id", "areaId", SUM("pence") AS "pence", COUNT(*) AS "lines"
    ${counted(reader, lens)} AND "tally" = 1 GROUP BY 1, 2`;
  const found = new Map<number, { pence: Pence; areas: { areaId: number; lines: number }[] }>();
  for (const row of rows) {
    const { pence: sum, areas } = found.get(Number(row.id)) ?? { pence: ZERO, areas: [] };
    const own =
      row.areaId === null ? [] : [{ areaId: Number(row.areaId), lines: Number(row.lines) }];
    found.set(Number(row.id), {
      pence: add(sum, pence(Number(row.pence))),
      areas: [...areas, ...own],
    });
  }
  return [...found].map(([id, one]) => ({ id, ...one }));
}

/** What one buyer bought for one customer on one day in one category, in several purchases. */
export interface SameDay {
  readonly day: Day;
  readonly categoryId: number;
  readonly pence: Pence;
  readonly purchases: number;
  /** The price of the dearest item, in pence. */
  readonly dearest: Pence;
  /** The ledger's id of the first of them. */
  readonly firstId: number;
}

/**
 * R64 (5): purchases on somebody's own authority that share buyer, customer, category and day, where
 * there are two or more.
 */
export async function sameDaySums(reader: Reader, lens: Lens): Promise<SameDay[]> {
  const rows = await reader.db.$queryRaw<Record<keyof SameDay, bigint | string>[]>`
    SELECT l."day", l."categoryId", SUM(l."pence") AS "pence", MAX(l."unitPence") AS "dearest",
      COUNT(DISTINCT l."purchaseId") AS "purchases", MIN(l."purchaseId") AS "firstId"
    FROM (SELECT * ${counted(reader, lens)} AND "tally" = 1) l
    JOIN "Purchase" p ON p."id" = l."purchaseId" AND +p."workspaceId" = l."workspaceId"
    WHERE p."signedOffById" IS NULL AND p."authority" IN ('own', 'imported')
    GROUP BY p."buyerId", l."customerId", l."categoryId", l."day"
    HAVING COUNT(DISTINCT l."purchaseId") > 1 ORDER BY l."day", MIN(l."purchaseId")`;
  return rows.map((row) => ({
    day: String(row.day) as Day,
    categoryId: Number(row.categoryId),
    pence: pence(Number(row.pence)),
    purchases: Number(row.purchases),
    dearest: pence(Number(row.dearest)),
    firstId: Number(row.firstId),
  }));
}

/** R66: the first and the last day on which each category was bought. */
export async function categoryDays(
  reader: Reader,
  lens: Lens,
): Promise<Map<number, { first: Day; last: Day }>> {
  const rows = await reader.db.$queryRaw<{ id: bigint; first: string; last: string }[]>`
    SELECT "categoryId" AS "id", MIN("day") AS "first", MAX("day") AS "last"
    ${counted(reader, lens)} AND "tally" = 1 GROUP BY 1`;
  return new Map(
    rows.map(({ id, first, last }) => [Number(id), { first: first as Day, last: last as Day }]),
  );
}
