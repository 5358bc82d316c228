import type { SavedPurchase } from '../domain/purchase.ts';
import { interestFacts } from './facts.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** R143: the managers who have an interest in the supplier of some requests, by request. */
export async function interestedIn(
  { db, workspaceId }: Reader | Writer,
  plans: readonly number[],
): Promise<Map<number, number[]>> {
  const rows = await db.interest.findMany({
    where: { workspaceId, planId: { in: [...plans] } },
    orderBy: { id: 'asc' },
  });
  const found = new Map<number, number[]>();
  for (const { planId, personId } of rows) {
    found.set(planId, [...(found.get(planId) ?? []), personId]);
  }
  return found;
}

/**
 * R143: who said that they have an interest in the supplier of a request has it in that of a request
 * that follows it, without saying so again.
 */
export async function carryInterests(
  writer: Writer,
  fromPlan: number,
  toPlan: number,
): Promise<void> {
  const declared = await interestedIn(writer, [fromPlan]);
  for (const personId of declared.get(fromPlan) ?? []) {
    await addInterest(writer, toPlan, personId);
  }
}

/**
 * R143: a purchase with what its buyer said of an interest in the supplier, which the request that
 * was made about it last holds.
 */
export async function withInterest<T extends SavedPurchase>(
  from: Reader | Writer,
  purchase: T,
): Promise<T> {
  const { db, workspaceId } = from;
  const { reference, planId } = purchase;
  const versions = await db.purchase.findMany({ where: { workspaceId, reference } });
  const last = await db.plan.findFirst({
    where: {
      workspaceId,
      OR: [{ id: planId ?? 0 }, { purchaseId: { in: versions.map(({ id }) => id) } }],
    },
    orderBy: { id: 'desc' },
  });
  return { ...purchase, more: { ...purchase.more, interest: last?.interest ?? false } };
}

/** R143: records that a manager has an interest; they have not said so of this request before. */
export async function addInterest(
  writer: Writer,
  planId: number,
  personId: number,
): Promise<number> {
  const row = { workspaceId: writer.workspaceId, planId, personId, at: writer.now };
  const { id } = await writer.db.interest.create({ data: row, select: { id: true } });
  writer.record({
    kind: 'interest.declared',
    subject: `interest:${id}`,
    facts: interestFacts(row),
  });
  return id;
}
