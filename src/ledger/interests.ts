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
