import { readAfter } from '../delivery/after.ts';
import type { Day } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import { withPhotoOf } from '../domain/more.ts';
import type { Judgement } from '../domain/policy.ts';
import { type Complete, complete } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import type { Plan, PlanKind } from '../domain/sign-off.ts';
import { usualUrgency } from '../domain/urgency.ts';
import { closeDraft } from '../ledger/drafts.ts';
import { keepAnswer } from '../ledger/inbox.ts';
import { interestedIn } from '../ledger/interests.ts';
import { owe } from '../ledger/outbox.ts';
import { planById } from '../ledger/plan-queries.ts';
import { addPlan } from '../ledger/plans.ts';
import { limitsOn } from '../ledger/policies.ts';
import type { Writer } from '../ledger/writer.ts';
import { alreadyPaid } from '../messages/answers.ts';
import type { Message } from '../messages/blocks.ts';
import { askedMessage } from '../messages/waiting.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';
import { buy, countSource } from './buy.ts';
import { oweCard } from './card.ts';
import { settleDraft } from './finish-draft.ts';
import { isRefused, ownOpenDraft } from './own-draft.ts';
import { standing } from './own-request.ts';
import { formFrom } from './purchase-form.ts';
import { route } from './route.ts';

/** What a line over a limit may become. */
export type Way = 'ask' | 'paid';

/**
 * `Ask a manager` or `Already paid` on a line over a limit (R26, R31). Where something is still
 * missing the form asks for it first.
 */
export async function takeToManagers(act: Act, draftId: number, way: Way): Promise<Answer> {
  const draft = await ownOpenDraft(act.read, act, draftId);
  if (isRefused(draft)) return draft;
  const entry = complete(draft);
  if (entry === undefined) {
    return { kind: 'form', form: await formFrom(act, draft, { mode: way, draft: draftId }) };
  }
  const result = await change(act, (writer) => submit(writer, act, draftId, entry, way));
  return isRefused(result) ? result : say(result.message);
}

/**
 * The same with the form's answers; told by a message, once per form. What is within the limits
 * after all is saved, and nobody is asked (R126).
 */
export async function takeToldToManagers(
  act: Act,
  draftId: number,
  form: { told: Complete; day: Day; way: Way; key: string },
): Promise<Refused | undefined> {
  const result = await change(act, async (writer) => {
    const draft = await ownOpenDraft(writer, act, draftId);
    if (isRefused(draft)) return draft;
    const told = withPhotoOf(draft, form.told);
    const done = await submitAsTold(writer, act, draft, { ...form, told });
    if (isRefused(done)) return done;
    const { kind, subject } = done;
    await keepAnswer(writer, form.key, { kind, id: subject.purchase ?? subject.draft });
    await owe(writer, { kind, subject, conversation: act.staff.slackId });
    return done;
  });
  return isRefused(result) ? result : undefined;
}

async function submitAsTold(
  writer: Writer,
  act: Act,
  draft: Draft,
  { told, day, way }: { told: Complete; day: Day; way: Way },
): Promise<Pick<Submitted, 'kind' | 'subject'> | Refused> {
  const entered = await settleDraft(writer, act, draft, told, day);
  if (entered.kind === 'saved') {
    return { kind: 'saved', subject: { purchase: entered.answer.purchase.id } };
  }
  return submit(writer, act, entered.draft.id, told, way);
}

interface Submitted {
  readonly message: Message;
  readonly kind: 'kept' | 'saved';
  readonly subject: { readonly draft?: number; readonly purchase?: number; readonly plan?: number };
}

async function submit(
  writer: Writer,
  act: Act,
  draftId: number,
  told: Complete,
  way: Way,
): Promise<Submitted | Refused> {
  const channel = act.workspace.managersChannel;
  if (channel === undefined) return refused({ why: 'no-managers-channel' });
  const draft = await ownOpenDraft(writer, act, draftId);
  if (isRefused(draft)) return draft;
  return way === 'ask'
    ? ask(writer, act, draft, told, channel)
    : pay(writer, act, draft, told, channel);
}

async function ask(
  writer: Writer,
  act: Act,
  draft: Draft,
  told: Complete,
  channel: string,
): Promise<Submitted> {
  const { hours, timezone } = act.workspace;
  const urgency = usualUrgency(act.at, hours, timezone);
  const plan = await addPlan(writer, told, {
    kind: 'ahead',
    by: act.staff.id,
    ...(await route(writer, act.workspace, urgency, [act.staff.id])),
    overItem: draft.overItem,
    overDay: draft.overDay,
    softRule: draft.softRule,
    policyId: (await limitsOn(writer, draft.day)).policyId,
    rulesVersion: act.workspace.rulesVersion,
  });
  await countSource(writer, act, plan.reference, told, draft.day);
  await closeDraft(writer, draft.id, { state: 'asked', planId: plan.id });
  await oweCard(writer, channel, plan.id);
  return {
    message: askedMessage(await asStored(writer, plan.id), standing(act)),
    kind: 'kept',
    subject: { draft: draft.id },
  };
}

async function pay(
  writer: Writer,
  act: Act,
  draft: Draft,
  told: Complete,
  channel: string,
): Promise<Submitted> {
  const { policyId } = await limitsOn(writer, draft.day);
  const purchase = await buy(writer, act, told, {
    buyerId: act.staff.id,
    day: draft.day,
    authority: 'exception',
    policyId,
  });
  const { overItem, overDay, softRule } = draft;
  const judgement = { overItem, overDay, softRule };
  const facts = { kind: 'already_paid' as const, purchaseId: purchase.id, policyId, channel };
  const plan = await askAfterwards(writer, act, told, { ...facts, ...judgement });
  const became = { state: 'paid' as const, purchaseId: purchase.id, planId: plan.id };
  await closeDraft(writer, draft.id, became);
  return {
    message: alreadyPaid(purchase, plan.reference, await readAfter(writer, purchase)),
    kind: 'saved',
    subject: { purchase: purchase.id, plan: plan.id },
  };
}

/** R31: asks for a decision on money that has gone; an exception until somebody decides. */
export async function askAfterwards(
  writer: Writer,
  act: Act,
  told: Complete,
  facts: Judgement & {
    kind: Exclude<PlanKind, 'ahead'>;
    purchaseId: number;
    policyId: number;
    followsId?: number;
    /** Whose money it was, where another asks. */
    buyerId?: number;
    channel: string;
  },
): Promise<{ id: number; reference: string }> {
  const { channel, buyerId, ...rest } = facts;
  const by = act.staff.id;
  const { rulesVersion } = act.workspace;
  // The money has gone: nothing presses, but neither does it wait unseen (R30).
  const notThese = [by, buyerId ?? by, ...(await interestedBefore(writer, rest.followsId))];
  const to = await route(writer, act.workspace, 'week', notThese);
  const plan = await addPlan(writer, told, { by, rulesVersion, ...to, ...rest });
  await oweCard(writer, channel, plan.id);
  return plan;
}

/** R143: to whom the request that this one follows did not go. */
async function interestedBefore(writer: Writer, followsId: number | undefined): Promise<number[]> {
  if (followsId === undefined) return [];
  return (await interestedIn(writer, [followsId])).get(followsId) ?? [];
}

async function asStored(writer: Writer, planId: number): Promise<Plan> {
  const plan = await planById(writer, planId);
  if (plan === undefined) throw new Error(`Request ${planId} was made and is not there`);
  return plan;
}
