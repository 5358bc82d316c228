import { readAfter } from '../delivery/after.ts';
import { goods } from '../domain/more.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { hasGone, type Plan, stillApproved } from '../domain/sign-off.ts';
import { giveBack } from '../ledger/approvals.ts';
import type { Reader } from '../ledger/open.ts';
import { planById } from '../ledger/plan-queries.ts';
import type { Writer } from '../ledger/writer.ts';
import { decisionMessage } from '../messages/dms.ts';
import { boughtOn } from '../messages/part-bought.ts';
import { type Act, change, guidelinesOf, today } from './act.ts';
import { type Answer, say } from './answer.ts';
import { buyPart } from './buy-part.ts';
import { oweCardChange } from './card.ts';
import { isRefused } from './own-draft.ts';

/** `Bought all`: what is still approved is bought, and counts today, on the manager's word. */
export async function boughtAll(act: Act, planId: number): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const plan = await stillToBuy(writer, act, planId);
    if (isRefused(plan)) return plan;
    const { paidBy } = plan;
    const card = paidBy === 'card' ? act.staff.card : undefined;
    const part = { pence: stillApproved(plan), item: goods(plan), paidBy, card, day: today(act) };
    const bought = await buyPart(writer, act, plan, part);
    if (isRefused(bought)) return bought;
    return { ...bought, plan: (await planById(writer, planId)) ?? plan };
  });
  if (isRefused(result)) return result;
  const after = await readAfter(act.read, result.purchase, await guidelinesOf(act));
  return say(boughtOn({ ...result, after }, act.workspace.timezone));
}

/** `No longer needed`: what is left of the approval is given back. */
export async function notNeeded(act: Act, planId: number): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const plan = await approvedAndOwn(writer, act, planId);
    if (isRefused(plan)) return plan;
    if (!(await giveBack(writer, plan))) return gone(plan);
    await oweCardChange(writer, act, plan);
    return (await planById(writer, planId)) ?? plan;
  });
  if (isRefused(result)) return result;
  return say(decisionMessage(result, act.workspace.timezone));
}

/** An approval of one's own on which something may still be bought. */
export async function stillToBuy(
  from: Reader | Writer,
  act: Act,
  planId: number,
): Promise<Plan | Refused> {
  const plan = await approvedAndOwn(from, act, planId);
  if (isRefused(plan) || plan.customer.id !== 0) return plan;
  return refused({ why: 'forgotten', reference: plan.reference });
}

async function approvedAndOwn(
  from: Reader | Writer,
  act: Act,
  planId: number,
): Promise<Plan | Refused> {
  const plan = await planById(from, planId);
  if (plan === undefined) return refused({ why: 'gone' });
  if (plan.askedBy.id !== act.staff.id) return refused({ why: 'not-yours' });
  if (plan.state === 'bought') return gone(plan);
  const open = plan.state === 'approved' && !hasGone(plan);
  return open ? plan : refused({ why: 'not-approved', reference: plan.reference });
}

function gone({ reference }: Plan): Refused {
  return refused({ why: 'already-bought', reference });
}
