import type { Day } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import type { More } from '../domain/more.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Authority, SavedPurchase } from '../domain/purchase.ts';
import type { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

export const WITH_LINES = { lines: { orderBy: { position: 'asc' } } } as const;

type Row = Prisma.PurchaseGetPayload<{ include: { lines: true } }>;

export async function toPurchases(
  from: Reader | Writer,
  rows: readonly Row[],
): Promise<SavedPurchase[]> {
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
    recordedOn: row.recordedOn as Day,
    authority: row.authority as Authority,
    policyId: row.policyId ?? undefined,
    planId: row.planId ?? undefined,
    rulesVersion: row.rulesVersion ?? undefined,
    againstId: row.againstId ?? undefined,
    corrected: row.correctedOn !== null,
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
