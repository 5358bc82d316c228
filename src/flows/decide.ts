import { readCard } from '../delivery/read.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { cannotDecide, hasGone, type Outcome, type Plan } from '../domain/sign-off.ts';
import { giveBack } from '../ledger/approvals.ts';
import type { Reader } from '../ledger/open.ts';
import { planById } from '../ledger/plan-queries.ts';
import { addNote, decidePlan } from '../ledger/plans.ts';
import { restartWait } from '../ledger/waiting-plans.ts';
import type { Writer } from '../ledger/writer.ts';
import { shownText } from '../messages/card.ts';
import { type Act, change } from './act.ts';
import { oweAsker, oweCardChange, oweNudge } from './card.ts';
import { isRefused } from './own-draft.ts';

/** What a manager decided, and any reason or condition in their words. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason: string | undefined;
}

/**
 * R26 to R29, R36: decides a request once, whoever clicks how often; whoever asked is told, and the
 * card shows the outcome. Roles were checked when the click arrived.
 */
export async function decide(act: Act, planId: number, verdict: Verdict): Promise<Plan | Refused> {
  return change(act, async (writer) => {
    const plan = await decidable(writer, act, planId);
    if (isRefused(plan)) return plan;
    const shown = shownText(await readCard(writer, plan, act.at));
    const made = { ...verdict, by: act.staff.id, shown };
    if (!(await decidePlan(writer, plan, made))) return alreadyDecided(plan);
    if (verdict.outcome === 'approved') await takesPlaceOf(writer, act, plan);
    await oweCardChange(writer, act, plan);
    await oweAsker(writer, plan, 'decision');
    return plan;
  });
}

/** R25: what was asked for instead of the rest of an approval takes its place, so not both are bought. */
async function takesPlaceOf(writer: Writer, act: Act, { kind, followsId }: Plan): Promise<void> {
  if (kind !== 'ahead' || followsId === undefined) return;
  const earlier = await planById(writer, followsId);
  if (earlier === undefined || hasGone(earlier)) return;
  if (await giveBack(writer, earlier)) await oweCardChange(writer, act, earlier);
}

/** `Ask`: the question goes to whoever asked and onto the card; the request goes on waiting. */
export async function ask(act: Act, planId: number, text: string): Promise<Plan | Refused> {
  return change(act, async (writer) => {
    const plan = await decidable(writer, act, planId);
    if (isRefused(plan)) return plan;
    await addNote(writer, planId, { kind: 'question', by: act.staff.id, text });
    await oweCardChange(writer, act, plan);
    await oweAsker(writer, plan, 'question');
    return plan;
  });
}

/** `Answer`: the worker's answer goes onto the card. */
export async function answerQuestion(
  act: Act,
  planId: number,
  text: string,
): Promise<Plan | Refused> {
  return change(act, async (writer) => {
    const plan = await ownWaiting(writer, act, planId);
    if (isRefused(plan)) return plan;
    await addNote(writer, planId, { kind: 'answer', by: act.staff.id, text });
    await restartWait(writer, plan);
    await oweCardChange(writer, act, plan);
    const question = plan.notes.findLast(({ kind }) => kind === 'question');
    await oweNudge(writer, act, plan, 'answered', question?.by.id);
    return plan;
  });
}

/** The request, if the person who acts may answer a question about it. */
export function answerable(act: Act, planId: number): Promise<Plan | Refused> {
  return ownWaiting(act.read, act, planId);
}

/** One's own request while it waits; whoever comes too late reads who decided. */
export async function ownWaiting(
  from: Reader | Writer,
  act: Act,
  planId: number,
): Promise<Plan | Refused> {
  const plan = await planById(from, planId);
  if (plan === undefined) return refused({ why: 'gone' });
  if (plan.askedBy.id !== act.staff.id) return refused({ why: 'not-yours' });
  return plan.state === 'waiting' ? plan : alreadyDecided(plan);
}

/** The request, if the person who acts may decide it; asked before a form for a reason opens. */
export function mayDecideNow(act: Act, planId: number): Promise<Plan | Refused> {
  return change(act, (writer) => decidable(writer, act, planId));
}

/** R27, R143: a try at what one may not decide is noted; who, which and why not, and no words. */
export async function decidable(writer: Writer, act: Act, planId: number): Promise<Plan | Refused> {
  const plan = await planById(writer, planId);
  if (plan === undefined) return refused({ why: 'gone' });
  const why = cannotDecide(act.staff, plan);
  if (why === undefined) return plan;
  if (why === 'settled') return alreadyDecided(plan);
  const facts = { plan: planId, by: act.staff.id, why };
  writer.record({ kind: 'plan.refused', subject: `plan:${planId}`, facts });
  return refused({ why });
}

/** What whoever comes second is told. */
export function alreadyDecided({ reference, decision }: Plan): Refused {
  return refused({
    why: 'decided',
    reference,
    outcome: decision?.outcome,
    bySlackId: decision?.by.slackId,
    byName: decision?.by.name,
    at: decision?.at,
  });
}
