import { addDays, type Day, type Days, monthsBefore } from '../domain/day.ts';
import { type Pence, pence } from '../domain/money.ts';
import { withoutReference } from '../domain/without-reference.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';

/** A purchase as the pack tells of it: no customer's reference is in it. */
export interface PackEntry {
  readonly id: number;
  readonly reference: string;
  readonly day: Day;
  readonly pence: Pence;
  /** What was bought, its lines one after another. */
  readonly item: string;
  /** Of its first line. */
  readonly category: string;
  readonly areaIds: readonly number[];
  readonly newUse: boolean;
  readonly frees: string | undefined;
}

const WITH_LINES = { lines: { orderBy: { position: 'asc' } } } as const;

/** Purchases that stood at the end of a day, by any condition, in the order they were recorded. */
export async function packEntries(
  reader: Reader,
  where: Prisma.PurchaseWhereInput,
  asOf: Day,
): Promise<PackEntry[]> {
  const { db, workspaceId } = reader;
  if (isNobody(where.id) || isNobody(where.reference)) return [];
  // Told both, SQLite would look through the whole workspace for what it could find by its id.
  const scope = where.id === undefined ? { workspaceId } : {};
  const found = await db.purchase.findMany({
    where: { AND: [scope, standing(asOf), where] },
    orderBy: { id: 'asc' },
    include: WITH_LINES,
  });
  const rows = found.filter((row) => row.workspaceId === workspaceId);
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const customers = await db.customer.findMany({ where: { workspaceId, id: { in: ids } } });
  const categories = await db.category.findMany({ where: { workspaceId } });
  return rows.map((row) => {
    const customer = customers.find(({ id }) => id === row.customerId)?.reference ?? '';
    const plain = (text: string) => withoutReference(text, customer);
    const [first] = row.lines;
    return {
      ...{ id: row.id, reference: row.reference, day: row.day as Day, pence: pence(row.pence) },
      item: row.lines.map(({ item }) => plain(item)).join(', '),
      category: categories.find(({ id }) => id === first?.categoryId)?.label ?? '',
      areaIds: row.lines.flatMap(({ areaId }) => areaId ?? []),
      newUse: row.newUse,
      frees: row.frees === null ? undefined : plain(row.frees),
    };
  });
}

/** The references of purchases by their ids. */
export async function referencesOf(
  { db, workspaceId }: Reader,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await db.purchase.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, workspaceId: true, reference: true },
  });
  const own = rows.filter((row) => row.workspaceId === workspaceId);
  return new Map(own.map(({ id, reference }) => [id, reference]));
}

/** Whether one of none is asked for. */
function isNobody(of: Prisma.PurchaseWhereInput['id'] | Prisma.PurchaseWhereInput['reference']) {
  return typeof of === 'object' && 'in' in of && Array.isArray(of.in) && of.in.length === 0;
}

/** What was on record at the end of a day and not corrected by then. */
export function standing(asOf: Day) {
  return {
    recordedOn: { lte: asOf },
    OR: [{ correctedOn: null }, { correctedOn: { gt: asOf } }],
  } satisfies Prisma.PurchaseWhereInput;
}

/** How long after it was bought something may be told and still come to a pack, in months. */
const LATE_MONTHS = 12;

/** What of a month's purchases is asked for. */
const MARKS = {
  ticked: Prisma.sql`p."newUse" = TRUE`,
  breach: Prisma.sql`p."kind" = 'breach'`,
  frees: Prisma.sql`p."frees" IS NOT NULL`,
};

/**
 * What was bought in a month, and what was told in it of an earlier day, so that whatever is told late
 * comes to the next pack: of all that, what is marked. Found by the lines, whose days are indexed.
 *
 * @param since the day as of which the pack before was made: what was told by then it has had
 */
export async function boughtOrTold(
  { db, workspaceId }: Reader,
  { from, to }: Days,
  marked: keyof typeof MARKS,
  since: Day | undefined,
): Promise<{ id: { in: number[] } }> {
  const told = since === undefined || since < from ? from : addDays(since, 1);
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    SELECT DISTINCT p."id" FROM "PurchaseLine" l JOIN "Purchase" p ON p."id" = l."purchaseId"
      AND +p."workspaceId" = l."workspaceId"
    WHERE l."workspaceId" = ${workspaceId}
      AND l."day" >= ${monthsBefore(from, LATE_MONTHS)} AND l."day" <= ${to}
      AND (l."day" >= ${from} OR (l."recordedOn" >= ${told} AND l."recordedOn" <= ${to}))
      AND ${MARKS[marked]}`;
  return { id: { in: rows.map(({ id }) => Number(id)) } };
}

/** The day as of which the pack before one was made. */
export async function lastAsOf({ db, workspaceId }: Reader, asOf: Day): Promise<Day | undefined> {
  const row = await db.pack.findFirst({
    where: { workspaceId, asOf: { lt: asOf } },
    orderBy: { asOf: 'desc' },
  });
  return (row?.asOf as Day | undefined) ?? undefined;
}

/** After every day: as things stand. */
export const EVER = '9999-12-31' as Day;

/** What was bought, as against undone, given back or never to be bought. */
export const BOUGHT = { in: ['purchase', 'amendment', 'fee'] };
