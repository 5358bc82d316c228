import type { Day, Days } from '../domain/day.ts';
import { add, type Pence, pence, ZERO } from '../domain/money.ts';
import { type AreaCell, analysisIn, analysisOver } from './analysis.ts';
import { Prisma } from './generated/client.ts';
import {
  type Grouping,
  isEmpty,
  joinOf,
  type Key,
  keyOf,
  onlyOf,
  rowOf,
  uncodedLine,
  within,
} from './grouping.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/**
 * The one place that adds up spending (design 5), with `report-sums.ts`, which asks through
 * {@link counted} too. Every sum is over the same lines, by the same
 * conditions, and is answered out of the covering index `report` alone. The SQL is the part that
 * SQLite and PostgreSQL share.
 */

/** Which lines are summed. */
export interface Lens {
  /** Purchase days. */
  readonly days: Days;
  /** As the ledger stood at the end of this day; undefined: as it stands. */
  readonly asOf?: Day | undefined;
}

/** What a set of lines comes to. */
export interface Sums {
  /** Refunds taken off. */
  readonly pence: Pence;
  /** A purchase with several lines counts once; a refund not at all. */
  readonly purchases: number;
  /** Distinct customers with a purchase. */
  readonly customers: number;
}

interface SumRow {
  pence: bigint | number | null;
  purchases: bigint | number;
  customers: bigint | number;
}

const BOUGHT = Prisma.sql`
  SUM("pence") AS "pence",
  COUNT(DISTINCT CASE WHEN "tally" = 1 THEN "purchaseId" END) AS "purchases"`;
const PEOPLE = {
  buying: Prisma.sql`COUNT(DISTINCT CASE WHEN "tally" = 1 THEN "customerId" END)`,
  about: Prisma.sql`COUNT(DISTINCT "customerId")`,
  none: Prisma.sql`0`,
};
const SUMS = Prisma.sql`${BOUGHT}, ${PEOPLE.buying} AS "customers"`;

/** All spending seen through a lens, and the part of it that carries an outcome area (R54). */
export async function totals(
  reader: Reader,
  lens: Lens,
): Promise<{ total: Sums; coded: Omit<Sums, 'customers'> }> {
  const [row] = await reader.db.$queryRaw<
    (SumRow & { codedPence: bigint | null; codedPurchases: bigint })[]
  >`
    SELECT ${SUMS},
      SUM(CASE WHEN "areaId" IS NOT NULL THEN "pence" END) AS "codedPence",
      COUNT(DISTINCT CASE WHEN "tally" = 1 AND "areaId" IS NOT NULL THEN "purchaseId" END)
        AS "codedPurchases"
    ${counted(reader, lens)}`;
  const forgotten = await analysisIn(reader, lens.days);
  return {
    total: toSums(row),
    coded: {
      pence: add(pence(Number(row?.codedPence ?? 0)), ...forgotten.map((cell) => cell.pence)),
      purchases: forgotten.reduce((n, { tally }) => n + tally, Number(row?.codedPurchases ?? 0)),
    },
  };
}

/** Pence alone, refunds taken off: what costs least to ask. */
export async function spentIn(reader: Reader, lens: Lens): Promise<Pence> {
  const [row] = await reader.db.$queryRaw<{ pence: bigint | null }[]>`
    SELECT SUM("pence") AS "pence" ${counted(reader, lens)}`;
  return pence(Number(row?.pence ?? 0));
}

/** The first day with spending; undefined while there is none. */
export async function firstDay(reader: Reader): Promise<Day | undefined> {
  const [row] = await reader.db.$queryRaw<{ day: Day }[]>`
    SELECT "day" ${standing(reader, undefined)} ORDER BY "day" LIMIT 1`;
  return row?.day;
}

/** Spending by row. A row without a line is absent. */
export async function sumsBy(
  reader: Reader,
  lens: Lens,
  grouping: Grouping,
): Promise<Map<Key, Sums>> {
  const [sums] = await sumsOver(reader, [{ lens, grouping }]);
  return sums ?? new Map();
}

/** What is asked of the lines; several are answered by one statement. */
export interface Asked {
  readonly lens: Lens;
  /** Of several in one statement all keys are numbers, or all are months. */
  readonly grouping: Grouping;
  /**
   * Who counts as a customer: whoever something was bought for, or, as R108 asks, everybody with a
   * line, with nothing but a refund too. `none` spares counting: 0.
   */
  readonly people?: 'buying' | 'about' | 'none';
}

/** Spending by row for each of several questions, in their order; one way to the database. */
export async function sumsOver(reader: Reader, asked: readonly Asked[]): Promise<Map<Key, Sums>[]> {
  const found = asked.map(() => new Map<Key, Sums>());
  const statements = asked.flatMap((one, at) => (isEmpty(one.grouping) ? [] : [select(at, one)]));
  if (statements.length === 0) return found;
  const rows = await reader.db.$queryRaw<
    (SumRow & { at: bigint; key: Key | bigint | null })[]
  >`${Prisma.join(statements, ' UNION ALL ')}`;
  const rowsOf = asked.map(({ grouping }) => rowOf(grouping));
  for (const { at, key, ...sums } of rows) {
    const row = rowsOf[Number(at)]?.(key);
    if (row !== undefined) found[Number(at)]?.set(row, toSums(sums));
  }
  await addForgotten(reader, asked, found);
  return found;

  function select(at: number, { lens, grouping, people = 'buying' }: Asked): Prisma.Sql {
    return Prisma.sql`
      SELECT ${Prisma.raw(String(at))} AS "at", ${keyOf(grouping)} AS "key",
        ${BOUGHT}, ${PEOPLE[people]} AS "customers"
      ${counted(reader, lens, joinOf(reader, grouping))} ${onlyOf(grouping)}
      ${grouping.by === 'all' ? Prisma.empty : Prisma.sql`GROUP BY 2`}`;
  }
}

const NOTHING: Sums = { pence: ZERO, purchases: 0, customers: 0 };

/** R131: what was forgotten keeps its area in sums alone; whose it was is not known any more. */
async function addForgotten(
  reader: Reader,
  asked: readonly Asked[],
  found: readonly Map<Key, Sums>[],
): Promise<void> {
  const coded = asked.map(({ grouping }) => carriesArea(grouping));
  if (!coded.includes(true)) return;
  const cells = await analysisOver(
    reader,
    asked.map(({ lens }) => lens.days),
  );
  for (const [at, { grouping }] of asked.entries()) {
    for (const cell of coded[at] ? (cells[at] ?? []) : []) {
      const key = placeOf(grouping, cell);
      if (key === -1) continue;
      const { pence: spent, purchases, customers } = found[at]?.get(key) ?? NOTHING;
      const both = { pence: add(spent, cell.pence), purchases: purchases + cell.tally };
      found[at]?.set(key, { ...both, customers });
    }
  }
}

function carriesArea(grouping: Grouping): boolean {
  return grouping.by === 'area' || (grouping.by === 'all' && grouping.coded === true);
}

/** The row of a forgotten cell; -1 where it has none. */
function placeOf(grouping: Grouping, { areaId }: AreaCell): number {
  return 'groups' in grouping ? grouping.groups.findIndex((ids) => ids.includes(areaId)) : 0;
}

/** Spending by row and category, in pence. */
export async function categoriesBy(
  reader: Reader,
  lens: Lens,
  grouping: Grouping,
): Promise<{ key: Key; categoryId: number; pence: Pence }[]> {
  if (isEmpty(grouping)) return [];
  const rows = await reader.db.$queryRaw<
    { key: Key | bigint | null; categoryId: bigint; pence: bigint }[]
  >`
    SELECT ${keyOf(grouping)} AS "key", "categoryId", SUM("pence") AS "pence"
    ${counted(reader, lens, joinOf(reader, grouping))} GROUP BY 1, 2`;
  const keyFor = rowOf(grouping);
  const found = rows.flatMap(({ key, categoryId, ...row }) => {
    const own = keyFor(key);
    const sum = { categoryId: Number(categoryId), pence: pence(Number(row.pence)) };
    return own === undefined ? [] : [{ key: own, ...sum }];
  });
  if (grouping.by !== 'area') return found;
  for (const cell of await analysisIn(reader, lens.days)) {
    const [key, { categoryId }] = [placeOf(grouping, cell), cell];
    if (key !== -1 && categoryId !== null) addTo(found, { key, categoryId, pence: cell.pence });
  }
  return found;
}

type OfCategory = { key: Key; categoryId: number; pence: Pence };

function addTo(found: OfCategory[], more: OfCategory): void {
  const at = found.findIndex((one) => one.key === more.key && one.categoryId === more.categoryId);
  const there = found[at];
  if (there === undefined) found.push(more);
  else found[at] = { ...there, pence: add(there.pence, more.pence) };
}

/** What was spent on each customer, in pence, refunds taken off; for bands (R56). */
export async function customerSums(reader: Reader, lens: Lens): Promise<Pence[]> {
  const rows = await reader.db.$queryRaw<{ pence: bigint }[]>`
    SELECT SUM("pence") AS "pence" ${counted(reader, lens)}
    AND "customerId" IS NOT NULL GROUP BY "customerId"`;
  return rows.map((row) => pence(Number(row.pence)));
}

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

/**
 * Pence that went for one customer, refunds taken off; within a transaction with what it wrote. Every
 * entry asks, so the customer's entries lead to the lines, and what others bought costs nothing.
 */
export async function spentOnCustomer(
  { db, workspaceId }: Reader | Writer,
  customerId: number,
  { days }: Pick<Lens, 'days'>,
): Promise<Pence> {
  const [row] = await db.$queryRaw<{ pence: bigint | null }[]>`
    SELECT SUM(l."pence") AS "pence" FROM "Purchase" p
    JOIN "PurchaseLine" l ON l."purchaseId" = p."id" AND +l."workspaceId" = p."workspaceId"
    WHERE p."workspaceId" = ${workspaceId} AND p."customerId" = ${customerId}
      AND p."day" >= ${days.from} AND p."day" <= ${days.to}
      AND l."counts" = TRUE AND l."correctedOn" IS NULL`;
  return pence(Number(row?.pence ?? 0));
}

/** What one person bought, by the same conditions as every other sum; their refunds taken off. */
export async function sumsOfBuyer(reader: Reader, buyerId: number, lens: Lens): Promise<Sums> {
  const { from, to } = lens.days;
  const [row] = await reader.db.$queryRaw<SumRow[]>`
    SELECT ${SUMS} ${counted(reader, lens)} AND "purchaseId" IN (
      SELECT "id" FROM "Purchase" WHERE "workspaceId" = ${reader.workspaceId}
      AND "buyerId" = ${buyerId} AND "day" >= ${from} AND "day" <= ${to})`;
  return toSums(row);
}

/** Whom the lines of each row are about: what the small-number rule judges (R108). */
export async function peopleOver(
  reader: Reader,
  asked: readonly Asked[],
): Promise<Map<Key, Set<number>>[]> {
  const found = asked.map(() => new Map<Key, Set<number>>());
  const statements = asked.flatMap(({ lens, grouping }, at) =>
    isEmpty(grouping)
      ? []
      : [
          Prisma.sql`SELECT DISTINCT ${Prisma.raw(String(at))} AS "at", ${keyOf(grouping)} AS "key",
            "customerId" ${counted(reader, lens)} ${onlyOf(grouping)}
            AND "customerId" IS NOT NULL`,
        ],
  );
  if (statements.length === 0) return found;
  const rows = await reader.db.$queryRaw<
    { at: bigint; key: Key | bigint | null; customerId: bigint }[]
  >`${Prisma.join(statements, ' UNION ALL ')}`;
  const rowsOf = asked.map(({ grouping }) => rowOf(grouping));
  for (const { at, key, customerId } of rows) {
    const row = rowsOf[Number(at)]?.(key);
    if (row === undefined) continue;
    const people = found[Number(at)]?.get(row) ?? new Set();
    found[Number(at)]?.set(row, people.add(Number(customerId)));
  }
  return found;
}

/** The condition that every sum shares: spending of the days, no breach (R37), not corrected. */
export function counted(
  reader: Reader | Writer,
  { days, asOf }: Lens,
  join: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  return Prisma.sql`${standing(reader, asOf, join)}
    AND "day" >= ${days.from} AND "day" <= ${days.to}`;
}

function standing(
  reader: Reader | Writer,
  asOf: Day | undefined,
  join: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  const stands =
    asOf === undefined
      ? Prisma.sql`"correctedOn" IS NULL`
      : Prisma.sql`"recordedOn" <= ${asOf} AND ("correctedOn" IS NULL OR "correctedOn" > ${asOf})`;
  return Prisma.sql`FROM "PurchaseLine" ${join}
    WHERE "workspaceId" = ${reader.workspaceId} AND "counts" = TRUE AND ${stands}`;
}

function toSums(row: SumRow | undefined): Sums {
  return {
    pence: pence(Number(row?.pence ?? 0)),
    purchases: Number(row?.purchases ?? 0),
    customers: Number(row?.customers ?? 0),
  };
}
