import { differenceInHours } from 'date-fns';
import type { Day } from '../domain/day.ts';
import { add, type Pence, subtract, ZERO } from '../domain/money.ts';
import { dearestUnit } from '../domain/more.ts';
import { type Judgement, judge, needsSignOff, sharesDay } from '../domain/policy.ts';
import {
  type Authority,
  type Complete,
  type SavedPurchase,
  UNDO_HOURS,
} from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { moveBought, rememberBought } from '../ledger/approvals.ts';
import { spentOnOwnAuthority } from '../ledger/day-so-far.ts';
import { keepAnswer } from '../ledger/inbox.ts';
import type { Reader } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import { planById, planOfPurchase } from '../ledger/plan-queries.ts';
import { movePlan } from '../ledger/plans.ts';
import { limitsOn } from '../ledger/policies.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import { amendPurchase, voidPurchase } from '../ledger/purchases.ts';
import type { Writer } from '../ledger/writer.ts';
import { undone } from '../messages/answers.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';
import { askAfterwards } from './ask-manager.ts';
import { oweCardChange } from './card.ts';
import { isRefused } from './own-draft.ts';
import { formFrom } from './purchase-form.ts';

/** R11: the newest entry under a reference, if the person who acts may still correct it. */
export async function correctable(
  from: Reader | Writer,
  act: Act,
  reference: string,
): Promise<SavedPurchase | Refused> {
  const entry = await newestEntry(from, reference);
  if (entry === undefined) return refused({ why: 'gone' });
  if (entry.buyerId !== act.staff.id) return refused({ why: 'not-yours' });
  if (entry.kind === 'void') return refused({ why: 'already-undone', reference });
  const late = differenceInHours(act.at, entry.recordedAt) >= UNDO_HOURS;
  return late ? refused({ why: 'too-late-to-change', reference }) : entry;
}

/** `Undo`: voids the purchase by a linked entry; what was approved is still to buy again. */
export async function undo(act: Act, reference: string): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const entry = await correctable(writer, act, reference);
    if (isRefused(entry)) return entry;
    const done = await takeBack(writer, act, entry, 'Undone by its buyer');
    return done ? entry : refused({ why: 'already-undone', reference });
  });
  return isRefused(result) ? result : say(undone(result));
}

/**
 * Voids an entry, gives back what was approved for it, and ends the wait for a decision on it.
 *
 * @returns false when somebody corrected the entry first
 */
export async function takeBack(
  writer: Writer,
  act: Act,
  entry: SavedPurchase,
  why: string,
): Promise<boolean> {
  if (!(await voidPurchase(writer, entry, why))) return false;
  await bringUpToDate(writer, act, entry.planId, subtract(ZERO, entry.pence));
  await withdrawException(writer, act, entry);
  return true;
}

/** R25: what was bought on an approval comes to so many pence more, or less, by a correction. */
async function bringUpToDate(
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

async function withdrawException(writer: Writer, act: Act, entry: SavedPurchase): Promise<void> {
  const exception = await planOfPurchase(writer, entry.id);
  if (exception === undefined) return;
  await movePlan(writer, exception.id, 'waiting', 'withdrawn');
  await oweCardChange(writer, act, exception);
}

/** `Edit`: the form, filled with the purchase. */
export async function editForm(act: Act, reference: string): Promise<Answer> {
  const entry = await correctable(act.read, act, reference);
  if (isRefused(entry)) return entry;
  return { kind: 'form', form: await formFrom(act, entry, { mode: 'edit', reference }) };
}

/**
 * R11: puts the changed purchase in the place of the old, as a linked entry. A change that passes a
 * limit is money that has gone: it counts, and a manager decides on it as an exception; what they
 * were asked about the old entry and have not decided is withdrawn.
 */
export async function amend(
  act: Act,
  reference: string,
  told: Complete,
  day: Day,
  key: string,
): Promise<Refused | undefined> {
  const result = await change(act, async (writer) => {
    const entry = await correctable(writer, act, reference);
    if (isRefused(entry)) return entry;
    const awaited = (await planOfPurchase(writer, entry.id))?.state === 'waiting';
    const { authority, exception, policyId } = await judgeAmendment(
      writer,
      act,
      { ...entry, awaited },
      told,
      day,
    );
    const channel = act.workspace.managersChannel;
    if (exception !== undefined && channel === undefined) {
      return refused({ why: 'no-managers-channel' });
    }
    const why = 'Changed by its buyer';
    const changed = await amendPurchase(writer, entry, told, { why, authority, policyId, day });
    if (changed === undefined) return refused({ why: 'already-closed', became: undefined });
    await bringUpToDate(writer, act, entry.planId, subtract(told.pence, entry.pence));
    if (awaited) await withdrawException(writer, act, entry);
    const subject: Record<string, number> = { purchase: changed.id };
    if (exception !== undefined && channel !== undefined) {
      const kind = 'already_paid' as const;
      const facts = { ...exception, kind, purchaseId: changed.id, policyId, channel };
      subject.plan = (await askAfterwards(writer, act, told, facts)).id;
    }
    await keepAnswer(writer, key, { kind: 'saved', id: changed.id });
    await owe(writer, { kind: 'saved', subject, conversation: act.staff.slackId });
    return undefined;
  });
  return result;
}

async function judgeAmendment(
  writer: Writer,
  act: Act,
  entry: SavedPurchase & { awaited: boolean },
  told: Complete,
  day: Day,
): Promise<{
  authority: Authority;
  exception: Judgement | undefined;
  policyId: number;
}> {
  const limits = await limitsOn(writer, day);
  const own = entry.authority === 'own';
  const customerId = told.customer.id;
  const whose = { buyerId: act.staff.id, day, customerId };
  const spent = await spentOnOwnAuthority(writer, whose, limits);
  const takesPart = own && entry.day === day && sharesDay(limits, entry.customer.id, customerId);
  const price = { pence: told.pence, unitPence: dearestUnit(told) };
  const judgement = judge(price, limits, subtract(spent, takesPart ? entry.pence : ZERO));
  const raised = told.pence > entry.pence;
  const open = own || raised || entry.awaited;
  const exception = needsSignOff(judgement) && open ? judgement : undefined;
  const within = entry.awaited ? 'own' : entry.authority;
  const authority = exception === undefined ? within : 'exception';
  return { authority, exception, policyId: limits.policyId };
}
