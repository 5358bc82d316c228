import type { Day } from '../domain/day.ts';
import type { Draft, DraftState, KeptFor } from '../domain/draft.ts';
import { pence } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Judgement } from '../domain/policy.ts';
import type { Told } from '../domain/purchase.ts';
import { insistOnCustomer } from './customers.ts';
import { draftFacts, draftOpening } from './facts.ts';
import type { DraftModel } from './generated/models.ts';
import { digest, newSalt } from './history.ts';
import { moreFrom } from './more-column.ts';
import type { Reader } from './open.ts';
import { toldColumns } from './told-columns.ts';
import type { Writer } from './writer.ts';

/** Keeps a line; it takes part in its day's limit when it is kept to finish. */
export async function keepDraft(
  writer: Writer,
  told: Told,
  kept: { buyerId: number; day: Day; keptFor: KeptFor; judgement: Judgement },
): Promise<Draft> {
  await insistOnCustomer(writer, told.customer.id);
  const row = {
    workspaceId: writer.workspaceId,
    buyerId: kept.buyerId,
    ...toldColumns(told),
    day: kept.day,
    pence: told.pence,
    categoryId: told.category?.id ?? null,
    areaId: told.area?.id ?? null,
    keptFor: kept.keptFor,
    overItem: kept.judgement.overItem,
    overDay: kept.judgement.overDay,
    softRule: kept.judgement.softRule ?? null,
    state: 'open',
    createdAt: writer.now,
    closedAt: null,
    purchaseId: null,
    planId: null,
    salt: newSalt(),
  };
  const { id } = await writer.db.draft.create({ data: row, select: { id: true } });
  const facts = { ...draftFacts(row), ...draftOpening(row) };
  writer.record({ kind: 'draft.kept', subject: `draft:${id}`, facts });
  return toDraft({ ...row, id }, told);
}

/** Adds what was missing; the category and area that a tap chose. */
export async function completeDraft(
  writer: Writer,
  id: number,
  chosen: { categoryId?: number; areaId?: number },
): Promise<void> {
  const where = { id, workspaceId: writer.workspaceId, state: 'open' };
  const row = await writer.db.draft.findFirst({ where, select: { salt: true } });
  if (row === null) return;
  await writer.db.draft.updateMany({ where, data: chosen });
  const { categoryId, areaId } = chosen;
  const facts = {
    ...(categoryId === undefined ? {} : { category: categoryId }),
    ...(areaId === undefined ? {} : { area: digest(row.salt, 'area', areaId) }),
  };
  writer.record({ kind: 'draft.completed', subject: `draft:${id}`, facts });
}

/** Moves an open draft on to another question: a twin that is wanted may still pass a limit. */
export async function askNext(
  writer: Writer,
  id: number,
  keptFor: KeptFor,
  judgement: Judgement,
): Promise<void> {
  await writer.db.draft.updateMany({
    where: { id, workspaceId: writer.workspaceId, state: 'open' },
    data: { keptFor, ...judgementColumns(judgement) },
  });
  writer.record({
    kind: `draft.${keptFor}`,
    subject: `draft:${id}`,
    facts: judgementColumns(judgement),
  });
}

function judgementColumns({ overItem, overDay, softRule }: Judgement) {
  return { overItem, overDay, softRule: softRule ?? null };
}

/**
 * Closes an open draft as what it became. One conditional update decides between two clicks.
 *
 * @returns false when it was closed before
 */
export async function closeDraft(
  writer: Writer,
  id: number,
  became: { state: Exclude<DraftState, 'open'>; purchaseId?: number; planId?: number },
): Promise<boolean> {
  const { count } = await writer.db.draft.updateMany({
    where: { id, workspaceId: writer.workspaceId, state: 'open' },
    data: { ...became, closedAt: writer.now },
  });
  if (count === 0) return false;
  writer.record({
    kind: `draft.${became.state}`,
    subject: `draft:${id}`,
    facts: { purchase: became.purchaseId ?? null, plan: became.planId ?? null },
  });
  return true;
}

/** A draft by its id, whatever became of it. */
export async function draftById(from: Reader | Writer, id: number): Promise<Draft | undefined> {
  const row = await from.db.draft.findFirst({ where: { id, workspaceId: from.workspaceId } });
  return row === null ? undefined : (await toDrafts(from, [row]))[0];
}

/** Somebody's open lines, oldest first; of one day, or of all. */
export async function openDrafts(from: Reader, buyerId: number, day?: Day): Promise<Draft[]> {
  const rows = await from.db.draft.findMany({
    where: {
      workspaceId: from.workspaceId,
      buyerId,
      state: 'open',
      ...(day === undefined ? {} : { day }),
    },
    orderBy: { id: 'asc' },
  });
  return toDrafts(from, rows);
}

/** Buyers who have a line of this day still open. */
export async function buyersWithOpenDrafts(from: Reader | Writer, day: Day): Promise<number[]> {
  const rows = await from.db.draft.findMany({
    where: { workspaceId: from.workspaceId, state: 'open', day },
    distinct: ['buyerId'],
    select: { buyerId: true },
  });
  return rows.map(({ buyerId }) => buyerId);
}

async function toDrafts(from: Reader | Writer, rows: readonly DraftModel[]): Promise<Draft[]> {
  const { workspaceId } = from;
  const [customers, categories, areas, buyers] = await Promise.all([
    from.db.customer.findMany({
      where: { workspaceId, id: { in: rows.map((row) => row.customerId) } },
    }),
    from.db.category.findMany({ where: { workspaceId } }),
    from.db.outcomeArea.findMany({ where: { workspaceId } }),
    from.db.person.findMany({ where: { workspaceId, id: { in: rows.map((row) => row.buyerId) } } }),
  ]);
  return rows.flatMap((row) => {
    const customer = customers.find(({ id }) => id === row.customerId);
    if (customer === undefined) return [];
    const card = buyers.find(({ id }) => id === row.buyerId)?.cardLastFour ?? undefined;
    return toDraft(row, {
      customer,
      card,
      category: categories.find(({ id }) => id === row.categoryId),
      area: areas.find(({ id }) => id === row.areaId),
    });
  });
}

function toDraft(
  row: DraftModel,
  named: Pick<Told, 'customer' | 'category' | 'area' | 'card'>,
): Draft {
  return {
    id: row.id,
    buyerId: row.buyerId,
    day: row.day as Day,
    keptFor: row.keptFor as KeptFor,
    state: row.state as DraftState,
    createdAt: row.createdAt,
    overItem: row.overItem,
    overDay: row.overDay,
    softRule: row.softRule ?? undefined,
    purchaseId: row.purchaseId ?? undefined,
    planId: row.planId ?? undefined,
    customer: named.customer,
    category: named.category,
    area: named.area,
    card: row.paidBy === 'card' ? named.card : undefined,
    pence: pence(row.pence),
    count: row.count,
    unitPence: pence(row.unitPence),
    item: row.item,
    purpose: row.purpose ?? undefined,
    paidBy: row.paidBy as PaymentMethod,
    otherSource: row.otherSource ?? undefined,
    whyThisOne: row.whyThisOne ?? undefined,
    more: moreFrom(row.more),
  };
}
