import type { Day } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import type { More } from '../domain/more.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Authority, SavedPurchase } from '../domain/purchase.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

export const WITH_LINES = { lines: { orderBy: { position: 'asc' } } } as const;

type Row = Prisma.PurchaseGetPayload<{ include: { lines: true } }>;

export async function toPurchases(
  from: Reader | Writer,
  rows: readonly Row[],
): Promise<SavedPurchase[]> {
  if (rows.length === 0) return [];
  const names = await namesFor(from, rows);
  return rows.map((row) => toPurchase(row, names));
}

interface Names {
  readonly customers: ReadonlyMap<number, { id: number; reference: string }>;
  readonly categories: ReadonlyMap<number, { id: number; label: string }>;
  readonly areas: ReadonlyMap<number, { id: number; label: string }>;
  readonly buyers: ReadonlyMap<number, string>;
}

/** What is called by its name in purchases; in one statement, since every confirmation asks. */
async function namesFor(
  { db, workspaceId }: Reader | Writer,
  rows: readonly Row[],
): Promise<Names> {
  const ids = (pick: (row: Row) => number | null) =>
    Prisma.join([...new Set(rows.map((row) => pick(row) ?? 0))]);
  const found = await db.$queryRaw<{ kind: string; id: number | bigint; name: string | null }[]>`
    SELECT 'customer' AS "kind", "id", "reference" AS "name" FROM "Customer"
    WHERE "workspaceId" = ${workspaceId} AND "id" IN (${ids((row) => row.customerId)})
    UNION ALL SELECT 'category', "id", "label" FROM "Category" WHERE "workspaceId" = ${workspaceId}
    UNION ALL SELECT 'area', "id", "label" FROM "OutcomeArea" WHERE "workspaceId" = ${workspaceId}
    UNION ALL SELECT 'buyer', "id", "slackId" FROM "Person"
    WHERE "workspaceId" = ${workspaceId} AND "id" IN (${ids((row) => row.buyerId)})`;
  const of = (kind: string) =>
    found.flatMap((one) =>
      one.kind === kind && one.name !== null ? [{ id: Number(one.id), name: one.name }] : [],
    );
  const labelled = (kind: string) =>
    new Map(of(kind).map(({ id, name: label }) => [id, { id, label }]));
  return {
    customers: new Map(of('customer').map(({ id, name: reference }) => [id, { id, reference }])),
    categories: labelled('category'),
    areas: labelled('area'),
    buyers: new Map(of('buyer').map(({ id, name }) => [id, name])),
  };
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
    buyerSlackId: names.buyers.get(row.buyerId),
    day: row.day as Day,
    recordedAt: row.recordedAt,
    recordedOn: row.recordedOn as Day,
    authority: row.authority as Authority,
    policyId: row.policyId ?? undefined,
    planId: row.planId ?? undefined,
    rulesVersion: row.rulesVersion ?? undefined,
    againstId: row.againstId ?? undefined,
    corrected: row.correctedOn !== null,
    forgotten: row.salt === '',
    pence: pence(row.pence),
    count: line?.count ?? 1,
    unitPence: pence(line?.unitPence ?? row.pence),
    item: line?.item ?? '',
    purpose: line?.purpose ?? undefined,
    category: named(names.categories, line?.categoryId) ?? { id: 0, label: '—' },
    area: named(names.areas, line?.areaId),
    paidBy: row.paidBy as PaymentMethod,
    card: row.cardLastFour ?? undefined,
    otherSource: line?.otherSource ?? undefined,
    whyThisOne: line?.whyThisOne ?? undefined,
    more: moreOf(row, names),
  };
}

/** A purchase holds no interest of its own: its request does (R143, `ledger/interests.ts`). */
function moreOf(row: Row, names: Names): More {
  const [first, ...others] = row.lines;
  return {
    customerPence: pence(first?.customerPence ?? 0),
    secondHand: first?.secondHand ?? false,
    newUse: row.newUse,
    interest: false,
    frees: row.frees ?? undefined,
    planItem: row.planItem ?? undefined,
    planReviewOn: (row.planReviewOn as Day | null) ?? undefined,
    backdatedWhy: row.backdatedWhy ?? undefined,
    sourceAnswer: undefined,
    receipt: undefined,
    lines: others.map((line) => ({
      item: line.item,
      pence: pence(line.pence),
      count: line.count,
      unitPence: pence(line.unitPence),
      category: named(names.categories, line.categoryId) ?? { id: 0, label: '—' },
      area: named(names.areas, line.areaId),
      secondHand: line.secondHand,
    })),
  };
}

function named<T>(map: ReadonlyMap<number, T>, id: number | null | undefined): T | undefined {
  return id === null || id === undefined ? undefined : map.get(id);
}
