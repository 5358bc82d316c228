import { add, type Pence, subtract, ZERO } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { cameBack } from '../ledger/against.ts';
import { moveBought, rememberBought } from '../ledger/approvals.ts';
import { dropFollowUps } from '../ledger/follow-ups.ts';
import { planById, plansOfPurchase } from '../ledger/plan-queries.ts';
import { movePlan } from '../ledger/plans.ts';
import { voidPurchase } from '../ledger/purchases.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';
import { oweCardChange } from './card.ts';

/**
 * R11: voids an entry, gives back what was approved for it, and ends the wait for a decision on it. What
 * came back of it is to be undone first, so that no sum is left below nought. Changes nothing when
 * it is refused.
 */
export async function takeBack(
  writer: Writer,
  act: Act,
  entry: SavedPurchase,
  why: string,
): Promise<Refused | undefined> {
  const { reference } = entry;
  const { references } = await cameBack(writer, reference);
  if (references.length > 0) return refused({ why: 'came-back', reference, references });
  if (!(await voidPurchase(writer, entry, why))) {
    return refused({ why: 'already-undone', reference });
  }
  await bringUpToDate(writer, act, entry.planId, subtract(ZERO, entry.pence));
  await withdrawExceptions(writer, act, reference);
  await dropFollowUps(writer, reference);
  return undefined;
}

/** R25: what was bought on an approval comes to so many pence more, or less, by a correction. */
export async function bringUpToDate(
  writer: Writer,
  act: Act,
  planId: number | undefined,
  more: Pence,
): Promise<void> {
  const plan = planId === undefined ? undefined : await planById(writer, planId);
  if (plan === undefined) return;
  if (!(await moveBought(writer, plan, add(plan.boughtSoFar, more)))) {
    throw new Error(`${plan.reference} changed while its workspace was locked`);
  }
  await rememberBought(writer, plan.id);
  await oweCardChange(writer, act, plan);
}

/** What a manager was asked about an entry and has not decided is withdrawn. */
export async function withdrawExceptions(
  writer: Writer,
  act: Act,
  reference: string,
): Promise<void> {
  for (const plan of await plansOfPurchase(writer, reference)) {
    if (await movePlan(writer, plan.id, 'waiting', 'withdrawn')) {
      await oweCardChange(writer, act, plan);
    }
  }
}
