import type { Day, Days } from '../domain/day.ts';
import { add, type Pence, pence, ZERO } from '../domain/money.ts';
import { type AreaCell, analysisIn, analysisOver } from './analysis.ts';
import { Prisma } from './generated/client.ts';
import { type Grouping, isEmpty, joinOf, type Key, keyOf, onlyOf, rowOf } from './grouping.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/**
 * The one place that adds up spending (design 5), with `line-sums.ts`, `person-sums.ts` and
 * `report-sums.ts`, which ask by its conditions. Every sum is over the same lines and is answered out
 * of the covering index `report` alone. The SQL is the part that SQLite and PostgreSQL share.
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

/** Sums as the database gives them. */
export interface SumRow {
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
/** The columns of {@link Sums}. */
export const SUMS = Prisma.sql`${BOUGHT}, ${PEOPLE.buying} AS "customers"`;

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
  return Prisma.sql`FROM "PurchaseLine" ${join}
    WHERE "workspaceId" = ${reader.workspaceId} AND ${isSpending(asOf)}`;
}

/**
 * Which lines are spending: no breach (R37), and not corrected, at all or by the end of a day.
 *
 * @param of how a statement calls the table of lines, with its point
 */
export function isSpending(asOf: Day | undefined, of: '' | 'l.' = ''): Prisma.Sql {
  const column = (name: string) => Prisma.raw(`${of}"${name}"`);
  const [counts, corrected] = [column('counts'), column('correctedOn')];
  const stands =
    asOf === undefined
      ? Prisma.sql`${corrected} IS NULL`
      : Prisma.sql`${column('recordedOn')} <= ${asOf}
        AND (${corrected} IS NULL OR ${corrected} > ${asOf})`;
  return Prisma.sql`${counts} = TRUE AND ${stands}`;
}

export function toSums(row: SumRow | undefined): Sums {
  return {
    pence: pence(Number(row?.pence ?? 0)),
    purchases: Number(row?.purchases ?? 0),
    customers: Number(row?.customers ?? 0),
  };
}
