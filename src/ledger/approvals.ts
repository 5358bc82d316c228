import { type Pence, pence } from '../domain/money.ts';
import { type Followed, type Plan, type PlanState, stateOnceBought } from '../domain/sign-off.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** What of a request stands in other rows: what was bought on it, undone, or asked before it. */
export interface AroundPlans {
  parts(planId: number): number;
  /** The newest purchase that stands on the approval. */
  last(planId: number): { reference: string; day: string } | undefined;
  follows(followsId: number | null): Followed | undefined;
  voided(reference: string): boolean;
}

interface PlanRow {
  readonly id: number;
  readonly followsId: number | null;
  readonly purchaseId: number | null;
}

/** Reads what stands around requests. */
export async function aroundPlans(
  from: Reader | Writer,
  rows: readonly PlanRow[],
): Promise<AroundPlans> {
  const { workspaceId } = from;
  const ids = rows.map(({ id }) => id);
  const followed = rows.flatMap(({ followsId }) => followsId ?? []);
  const [parts, earlier, voids] = await Promise.all([
    standingOn(from, ids),
    from.db.plan.findMany({ where: { workspaceId, id: { in: followed } } }),
    voidsOf(
      from,
      rows.flatMap(({ purchaseId }) => purchaseId ?? []),
    ),
  ]);
  return {
    parts: (planId) => parts.filter((one) => one.planId === planId).length,
    last: (planId) => parts.findLast((one) => one.planId === planId),
    follows: (followsId) => {
      const row = earlier.find(({ id }) => id === followsId);
      return (
        row && {
          reference: row.reference,
          upTo: pence(row.upToPence),
          boughtSoFar: pence(row.boughtPence),
        }
      );
    },
    voided: (reference) => voids.has(reference),
  };
}

/** Purchases that stand on approvals, oldest first. */
export function standingOn({ db, workspaceId }: Reader | Writer, planIds: readonly number[]) {
  return db.purchase.findMany({
    where: {
      workspaceId,
      planId: { in: [...planIds] },
      correctedOn: null,
      kind: { in: ['purchase', 'amendment'] },
    },
    orderBy: { id: 'asc' },
    select: { id: true, planId: true, reference: true, day: true, pence: true },
  });
}

async function voidsOf(
  { db, workspaceId }: Reader | Writer,
  purchaseIds: readonly number[],
): Promise<Set<string>> {
  if (purchaseIds.length === 0) return new Set();
  const asked = await db.purchase.findMany({
    where: { workspaceId, id: { in: [...purchaseIds] } },
    select: { reference: true },
  });
  const voids = await db.purchase.findMany({
    where: { workspaceId, kind: 'void', reference: { in: asked.map((one) => one.reference) } },
    select: { reference: true },
  });
  return new Set(voids.map(({ reference }) => reference));
}

/**
 * R25: moves what was bought on an approval to so many pence, and the approval to where it then
 * stands. One conditional update, judged by rows changed, decides between two parts that race for
 * the last pound (design 2).
 *
 * @returns false when something else was bought or undone on it first
 */
export async function moveBought(writer: Writer, plan: Plan, bought: Pence): Promise<boolean> {
  const state = stateOnceBought(plan, bought);
  return move(writer, plan, { state, boughtPence: bought });
}

/** Remembers which purchase is now the last on an approval. */
export async function rememberBought(writer: Writer, planId: number): Promise<void> {
  const last = (await standingOn(writer, [planId])).at(-1);
  const boughtId = last?.id ?? null;
  await writer.db.plan.updateMany({
    where: { id: planId, workspaceId: writer.workspaceId },
    data: { boughtId },
  });
  const facts = { purchase: boughtId };
  writer.record({ kind: 'plan.last-part', subject: `plan:${planId}`, facts });
}

/**
 * `No longer needed`: gives back what is left of an approval.
 *
 * @returns false when something was bought on it, or it was settled, first
 */
export async function giveBack(writer: Writer, plan: Plan): Promise<boolean> {
  if (plan.state !== 'approved') return false;
  const state = plan.boughtSoFar > 0 ? 'bought' : 'withdrawn';
  return move(writer, plan, { state, boughtPence: plan.boughtSoFar });
}

async function move(
  writer: Writer,
  plan: Plan,
  to: { state: PlanState; boughtPence: Pence },
): Promise<boolean> {
  const { workspaceId, now } = writer;
  const { id, state, boughtSoFar } = plan;
  const { count } = await writer.db.plan.updateMany({
    where: { id, workspaceId, state, boughtPence: boughtSoFar },
    data: { ...to, settledAt: now },
  });
  if (count === 0) return false;
  const facts = { from: state, before: boughtSoFar, soFar: to.boughtPence };
  writer.record({ kind: `plan.${to.state}`, subject: `plan:${id}`, facts });
  return true;
}
