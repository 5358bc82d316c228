import type { Day } from '../domain/day.ts';
import { add } from '../domain/money.ts';
import { boughtAs, type Part } from '../domain/part.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { isBeyond, type Plan } from '../domain/sign-off.ts';
import { moveBought, rememberBought } from '../ledger/approvals.ts';
import { limitsOn } from '../ledger/policies.ts';
import { addPurchase } from '../ledger/purchases.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';
import { askAfterwards } from './ask-manager.ts';
import { openFollowUps } from './buy.ts';
import { oweCardChange } from './card.ts';
import { owePhoto } from './receipt-photo.ts';

/** What was bought on an approval, and the request that asks about what is beyond it. */
export interface BoughtPart {
  readonly purchase: SavedPurchase;
  readonly beyond: { readonly id: number; readonly reference: string } | undefined;
}

/**
 * Buys a part of an approval, or all that is left. R25: beyond what was approved by more than the
 * tolerance, the money has gone all the same: it counts at once, as an exception that goes back to a
 * manager.
 */
export async function buyPart(
  writer: Writer,
  act: Act,
  plan: Plan,
  part: Part & { day: Day },
): Promise<BoughtPart | Refused> {
  const limits = await limitsOn(writer, part.day);
  const bought = add(plan.boughtSoFar, part.pence);
  const beyond = isBeyond(plan, bought, limits.tolerance);
  const channel = act.workspace.managersChannel;
  if (beyond && channel === undefined) return refused({ why: 'no-managers-channel' });
  if (!(await moveBought(writer, plan, bought))) {
    return refused({ why: 'already-bought', reference: plan.reference });
  }
  const told = boughtAs(plan, part);
  const purchase = await addPurchase(writer, told, {
    buyerId: act.staff.id,
    day: part.day,
    authority: beyond ? 'exception' : 'signed_off',
    policyId: beyond ? limits.policyId : plan.policyId,
    planId: plan.id,
    rulesVersion: plan.rulesVersion,
  });
  if (plan.boughtSoFar === 0) await openFollowUps(writer, act, purchase);
  if (plan.boughtSoFar === 0) await owePhoto(writer, act, purchase.reference, plan);
  await rememberBought(writer, plan.id);
  await oweCardChange(writer, act, plan);
  if (!beyond || channel === undefined) return { purchase, beyond: undefined };
  const { overItem, overDay, softRule } = plan;
  const asked = await askAfterwards(writer, act, told, {
    ...{ overItem, overDay, softRule, channel },
    kind: 'beyond',
    purchaseId: purchase.id,
    policyId: limits.policyId,
    followsId: plan.id,
  });
  return { purchase, beyond: asked };
}
