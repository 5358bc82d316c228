import type { Day } from '../domain/day.ts';
import type { Twin } from '../domain/entry.ts';
import { type Pence, pence } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Authority, SavedPurchase } from '../domain/purchase.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './write.ts';

/**
 * R20, R22: pence that a worker has spent on a day on their own authority, with the lines kept to
 * finish. What was signed off, voided or is waiting takes no part.
 */
export async function spentOnOwnAuthority(
  from: Reader | Writer,
  buyerId: number,
  day: Day,
): Promise<Pence> {
  const { workspaceId } = from;
  const [row] = await from.db.$queryRaw<{ spent: number | bigint }[]>(Prisma.sql`
    SELECT COALESCE((
      SELECT SUM("pence") FROM "Purchase"
      WHERE "workspaceId" = ${workspaceId} AND "buyerId" = ${buyerId} AND "day" = ${day}
        AND "authority" = 'own' AND "kind" IN ('purchase', 'amendment') AND "correctedOn" IS NULL
    ), 0) + COALESCE((
      SELECT SUM("pence") FROM "Draft"
      WHERE "workspaceId" = ${workspaceId} AND "buyerId" = ${buyerId} AND "day" = ${day}
        AND "state" = 'open' AND "keptFor" = 'to_finish'
    ), 0) AS "spent"`);
  return pence(Number(row?.spent ?? 0));
}

/** R14: what is already there of the same buyer, customer, amount and day, newest first. */
export async function twinsOf(
  from: Reader | Writer,
  of: { buyerId: number; customerId: number; pence: Pence; day: Day },
): Promise<Twin[]> {
  const { workspaceId } = from;
  const rows = await from.db.$queryRaw<
    { reference: string | null; item: string; at: Date | string }[]
  >(
    Prisma.sql`
    SELECT p."reference" AS "reference", l."item" AS "item", p."recordedAt" AS "at"
    FROM "Purchase" p JOIN "PurchaseLine" l ON l."purchaseId" = p."id"
    WHERE p."workspaceId" = ${workspaceId} AND p."buyerId" = ${of.buyerId} AND p."day" = ${of.day}
      AND p."customerId" = ${of.customerId} AND p."pence" = ${of.pence}
      AND p."correctedOn" IS NULL AND p."kind" IN ('purchase', 'amendment')
    UNION ALL
    SELECT NULL, "item", "createdAt" FROM "Draft"
    WHERE "workspaceId" = ${workspaceId} AND "buyerId" = ${of.buyerId} AND "day" = ${of.day}
      AND "customerId" = ${of.customerId} AND "pence" = ${of.pence}
      AND "state" = 'open' AND "keptFor" <> 'twin'
    ORDER BY "at" DESC LIMIT 20`,
  );
  return rows.map(({ reference, item, at }) => ({
    reference: reference ?? undefined,
    item,
    at: new Date(at),
  }));
}

const WITH_LINES = { lines: { orderBy: { position: 'asc' } } } as const;

/** One entry by its id. */
export async function purchaseById(
  from: Reader | Writer,
  id: number,
): Promise<SavedPurchase | undefined> {
  const row = await from.db.purchase.findFirst({
    where: { id, workspaceId: from.workspaceId },
    include: WITH_LINES,
  });
  return row === null ? undefined : (await toPurchases(from, [row]))[0];
}

/** The newest entry under a reference. */
export async function newestEntry(
  from: Reader | Writer,
  reference: string,
): Promise<SavedPurchase | undefined> {
  const row = await from.db.purchase.findFirst({
    where: { reference, workspaceId: from.workspaceId },
    orderBy: { version: 'desc' },
    include: WITH_LINES,
  });
  return row === null ? undefined : (await toPurchases(from, [row]))[0];
}

/** What was last told to be bought under a reference, whether it was undone since or not. */
export async function lastBought(
  from: Reader | Writer,
  reference: string,
): Promise<SavedPurchase | undefined> {
  const row = await from.db.purchase.findFirst({
    where: {
      reference,
      workspaceId: from.workspaceId,
      kind: { in: ['purchase', 'amendment'] },
    },
    orderBy: { version: 'desc' },
    include: WITH_LINES,
  });
  return row === null ? undefined : (await toPurchases(from, [row]))[0];
}

/** What somebody bought in a span of days and still stands, newest first. */
export async function purchasesOf(
  from: Reader,
  buyerId: number,
  days: { from: Day; to: Day },
): Promise<SavedPurchase[]> {
  const rows = await from.db.purchase.findMany({
    where: {
      workspaceId: from.workspaceId,
      buyerId,
      day: { gte: days.from, lte: days.to },
      correctedOn: null,
      kind: { in: ['purchase', 'amendment'] },
    },
    orderBy: { id: 'desc' },
    include: WITH_LINES,
  });
  return toPurchases(from, rows);
}

/** What was bought for a customer in a span of days, newest first, at most so many. */
export async function boughtFor(
  from: Reader,
  customerId: number,
  days: { from: Day; to: Day },
  most: number,
): Promise<SavedPurchase[]> {
  const rows = await from.db.purchase.findMany({
    where: {
      workspaceId: from.workspaceId,
      customerId,
      day: { gte: days.from, lte: days.to },
      correctedOn: null,
      kind: { in: ['purchase', 'amendment'] },
    },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    take: most,
    include: WITH_LINES,
  });
  return toPurchases(from, rows);
}

type Row = Prisma.PurchaseGetPayload<{ include: { lines: true } }>;

async function toPurchases(from: Reader | Writer, rows: readonly Row[]): Promise<SavedPurchase[]> {
  const ids = (pick: (row: Row) => number | null | undefined) => [
    ...new Set(rows.map(pick).filter((id) => typeof id === 'number')),
  ];
  const { workspaceId } = from;
  const [customers, categories, areas, buyers] = await Promise.all([
    from.db.customer.findMany({ where: { workspaceId, id: { in: ids((r) => r.customerId) } } }),
    from.db.category.findMany({ where: { workspaceId } }),
    from.db.outcomeArea.findMany({ where: { workspaceId } }),
    from.db.person.findMany({ where: { workspaceId, id: { in: ids((r) => r.buyerId) } } }),
  ]);
  const byId = <T extends { id: number }>(list: T[]) => new Map(list.map((one) => [one.id, one]));
  const names = {
    customers: byId(customers),
    categories: byId(categories),
    areas: byId(areas),
    buyers: byId(buyers),
  };
  return rows.map((row) => toPurchase(row, names));
}

interface Names {
  readonly customers: ReadonlyMap<number, { id: number; reference: string }>;
  readonly categories: ReadonlyMap<number, { id: number; label: string }>;
  readonly areas: ReadonlyMap<number, { id: number; label: string }>;
  readonly buyers: ReadonlyMap<number, { slackId: string | null }>;
}

function toPurchase(row: Row, names: Names): SavedPurchase {
  const line = row.lines[0];
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    kind: row.kind as SavedPurchase['kind'],
    customer: named(names.customers, row.customerId) ?? { id: 0, reference: '—' },
    buyerId: row.buyerId,
    buyerSlackId: names.buyers.get(row.buyerId)?.slackId ?? undefined,
    day: row.day as Day,
    recordedAt: row.recordedAt,
    authority: row.authority as Authority,
    policyId: row.policyId ?? undefined,
    planId: row.planId ?? undefined,
    corrected: row.correctedOn !== null,
    pence: pence(row.pence),
    count: line?.count ?? 1,
    unitPence: pence(line?.unitPence ?? row.pence),
    item: row.lines.map(({ item }) => item).join(', '),
    purpose: line?.purpose ?? undefined,
    category: named(names.categories, line?.categoryId) ?? { id: 0, label: '—' },
    area: named(names.areas, line?.areaId),
    paidBy: row.paidBy as PaymentMethod,
    card: row.cardLastFour ?? undefined,
    otherSource: line?.otherSource ?? undefined,
    whyThisOne: line?.whyThisOne ?? undefined,
  };
}

function named<T>(map: ReadonlyMap<number, T>, id: number | null | undefined): T | undefined {
  return id === null || id === undefined ? undefined : map.get(id);
}

/** Pence that went for a customer in a span of days; what counts, and only that. */
export async function spentOnCustomer(
  from: Reader,
  customerId: number,
  days: { from: Day; to: Day },
): Promise<Pence> {
  const { _sum } = await from.db.purchaseLine.aggregate({
    where: {
      workspaceId: from.workspaceId,
      customerId,
      day: { gte: days.from, lte: days.to },
      counts: true,
      correctedOn: null,
    },
    _sum: { pence: true },
  });
  return pence(_sum.pence ?? 0);
}
