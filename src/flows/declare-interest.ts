import type { ModalView } from '@slack/types';
import { dayOf } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { notFor, type Plan } from '../domain/sign-off.ts';
import { dutyOrder } from '../ledger/duty.ts';
import { addInterest } from '../ledger/interests.ts';
import { planById } from '../ledger/plan-queries.ts';
import { passOn } from '../ledger/waiting-plans.ts';
import type { Writer } from '../ledger/writer.ts';
import { details } from '../messages/details.ts';
import { type Act, change } from './act.ts';
import { oweCardChange, oweNudge } from './card.ts';
import { decidable } from './decide.ts';
import { isRefused } from './own-draft.ts';
import { seeDetails } from './see-details.ts';

/**
 * R143: `I have an interest` in the supplier: recorded once, the manager decides this request no
 * more, and where it was with them it goes to another at once.
 */
export async function declareInterest(act: Act, planId: number): Promise<ModalView | Refused> {
  const declared = await change(act, (writer) => declare(writer, act, planId));
  if (declared !== undefined) return declared;
  const plan = await planById(act.read, planId);
  if (plan === undefined) return refused({ why: 'gone' });
  return details(await seeDetails(act, plan));
}

async function declare(writer: Writer, act: Act, planId: number): Promise<Refused | undefined> {
  const before = await decidable(writer, act, planId);
  if (isRefused(before)) return before;
  await addInterest(writer, planId, act.staff.id);
  const plan = { ...before, interested: [...before.interested, act.staff.id] };
  if (plan.withWhom?.id === act.staff.id) await handOn(writer, act, plan);
  await oweCardChange(writer, act, plan);
  return undefined;
}

/** To the manager after them, or the first; to nobody when there is no other. */
async function handOn(writer: Writer, act: Act, plan: Plan): Promise<void> {
  const today = dayOf(writer.now, act.workspace.timezone);
  const others = notFor(plan).filter((id) => id !== act.staff.id);
  const order = await dutyOrder(writer, today, others);
  const at = order.findIndex(({ id }) => id === act.staff.id);
  const [to] = [...order.slice(at + 1), ...order.slice(0, Math.max(at, 0))];
  if (!(await passOn(writer, plan, to?.id))) return;
  if (to !== undefined) await oweNudge(writer, act, plan, 'handed_on', to.id);
}
