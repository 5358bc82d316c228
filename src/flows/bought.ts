import type { SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { hasGone, type Plan } from '../domain/sign-off.ts';
import { planById } from '../ledger/plan-queries.ts';
import { movePlan } from '../ledger/plans.ts';
import { addPurchase } from '../ledger/purchases.ts';
import type { Writer } from '../ledger/writer.ts';
import { saved } from '../messages/answers.ts';
import { decisionMessage } from '../messages/dms.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, say } from './answer.ts';
import { oweCardChange } from './card.ts';
import { isRefused } from './own-draft.ts';

/** `Bought all`: what was approved is bought, and counts today, on the manager's word. */
export async function boughtAll(act: Act, planId: number): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const plan = await approvedAndOwn(writer, act, planId);
    if (isRefused(plan)) return plan;
    const purchase = await addPurchase(
      writer,
      { ...plan, pence: plan.upTo, card: plan.paidBy === 'card' ? act.staff.card : undefined },
      {
        buyerId: act.staff.id,
        day: today(act),
        authority: 'signed_off',
        policyId: plan.policyId,
        planId,
      },
    );
    await movePlan(writer, planId, 'approved', 'bought', purchase.id);
    await oweCardChange(writer, act, plan);
    return { plan, purchase };
  });
  return isRefused(result) ? result : say(boughtMessage(act, result.plan, result.purchase));
}

/** The decision as it stood, what was saved, and its buttons. */
function boughtMessage(act: Act, plan: Plan, purchase: SavedPurchase) {
  const bought = { reference: purchase.reference, day: purchase.day };
  const decision = decisionMessage({ ...plan, state: 'bought', bought }, act.workspace.timezone);
  const confirmation = saved({ purchase, today: undefined });
  return { text: confirmation.text, blocks: [...decision.blocks, ...confirmation.blocks] };
}

/** `No longer needed`: the approval is given back. */
export async function notNeeded(act: Act, planId: number): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const plan = await approvedAndOwn(writer, act, planId);
    if (isRefused(plan)) return plan;
    await movePlan(writer, planId, 'approved', 'withdrawn');
    await oweCardChange(writer, act, plan);
    return plan;
  });
  if (isRefused(result)) return result;
  return say(decisionMessage({ ...result, state: 'withdrawn' }, act.workspace.timezone));
}

async function approvedAndOwn(writer: Writer, act: Act, planId: number): Promise<Plan | Refused> {
  const plan = await planById(writer, planId);
  if (plan === undefined) return refused({ why: 'gone' });
  if (plan.askedBy.id !== act.staff.id) return refused({ why: 'not-yours' });
  const { reference } = plan;
  if (plan.state === 'bought') return refused({ why: 'already-bought', reference });
  const open = plan.state === 'approved' && !hasGone(plan);
  return open ? plan : refused({ why: 'not-approved', reference });
}
