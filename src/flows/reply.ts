import { type Refused, refused } from '../domain/refusal.ts';
import type { Plan } from '../domain/sign-off.ts';
import type { Reader } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import { planById } from '../ledger/plan-queries.ts';
import { addNote } from '../ledger/plans.ts';
import type { Writer } from '../ledger/writer.ts';
import { type Act, change } from './act.ts';
import { isRefused } from './own-draft.ts';

/** `Reply` to a no: goes to whoever decided, and stands in Details; the decision stands (R29). */
export async function replyToNo(act: Act, planId: number, text: string): Promise<Plan | Refused> {
  return change(act, async (writer) => {
    const plan = await ownDeclined(writer, act, planId);
    if (isRefused(plan)) return plan;
    const note = await addNote(writer, planId, { kind: 'reply', by: act.staff.id, text });
    const conversation = plan.decision?.by.slackId;
    if (conversation === undefined) return plan;
    await owe(writer, { kind: 'reply', subject: { plan: planId, note }, conversation });
    return plan;
  });
}

/** One's own request that was declined. */
export async function ownDeclined(
  from: Reader | Writer,
  act: Act,
  planId: number,
): Promise<Plan | Refused> {
  const plan = await planById(from, planId);
  if (plan === undefined) return refused({ why: 'gone' });
  if (plan.askedBy.id !== act.staff.id) return refused({ why: 'not-yours' });
  const { reference } = plan;
  return plan.state === 'declined' ? plan : refused({ why: 'not-declined', reference });
}
