import { judgeTold } from '../delivery/judge.ts';
import type { Day } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import { decideEntry } from '../domain/entry.ts';
import { toShow } from '../domain/guidelines.ts';
import { add, subtract, ZERO } from '../domain/money.ts';
import { sameMore, withPhotoOf } from '../domain/more.ts';
import { sharesDay } from '../domain/policy.ts';
import type { Told } from '../domain/purchase.ts';
import type { Refused } from '../domain/refusal.ts';
import { spentOnOwnAuthority } from '../ledger/day-so-far.ts';
import { askNext, closeDraft, completeDraft, keepDraft } from '../ledger/drafts.ts';
import { keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { limitsOn } from '../ledger/policies.ts';
import type { Writer } from '../ledger/writer.ts';
import { type Act, change, today, vocabularyOf } from './act.ts';
import { type Answer, say } from './answer.ts';
import { buy, rulesOn } from './buy.ts';
import { isRefused, ownOpenDraft } from './own-draft.ts';
import { type Entered, enteredMessage } from './save-entry.ts';

/** A tap in the answer: one of the two lists. */
export interface Tap {
  readonly categoryId?: number;
  readonly areaId?: number;
}

/** Finishes a kept line by taps; when nothing is missing any more it is a purchase. */
export async function chooseForDraft(act: Act, draftId: number, tap: Tap): Promise<Answer> {
  const { categories, areas } = await vocabularyOf(act);
  const category = categories.find(({ id, active }) => active && id === tap.categoryId);
  const area = areas.find(({ id, active }) => active && id === tap.areaId);
  const result = await change(act, async (writer) => {
    const draft = await ownOpenDraft(writer, act, draftId);
    if (isRefused(draft)) return draft;
    await completeDraft(writer, draftId, {
      ...(category && { categoryId: category.id }),
      ...(area && { areaId: area.id }),
    });
    const told = {
      ...draft,
      category: category ?? draft.category,
      area: area ?? draft.area,
    };
    return settleDraft(writer, act, told, told);
  });
  return isRefused(result) ? result : say(await enteredMessage(act, result));
}

/** R14: "Yes, log both": the twin is wanted; limits and what is missing are looked at as ever. */
export async function logBoth(act: Act, draftId: number): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const draft = await ownOpenDraft(writer, act, draftId);
    return isRefused(draft) ? draft : settleDraft(writer, act, draft, draft);
  });
  return isRefused(result) ? result : say(await enteredMessage(act, result));
}

/** Finishes a kept line with the form's answers; told by a message, once per form. */
export async function finishDraft(
  act: Act,
  draftId: number,
  told: Told,
  day: Day,
  key: string,
): Promise<Refused | undefined> {
  const result = await change(act, async (writer) => {
    const draft = await ownOpenDraft(writer, act, draftId);
    if (isRefused(draft)) return draft;
    const entered = await settleDraft(writer, act, draft, withPhotoOf(draft, told), day);
    const id = entered.kind === 'saved' ? entered.answer.purchase.id : entered.draft.id;
    await keepAnswer(writer, key, { kind: entered.kind, id });
    const subject = entered.kind === 'saved' ? { purchase: id } : { draft: id };
    await owe(writer, { kind: entered.kind, subject, conversation: act.staff.slackId });
    return entered;
  });
  return isRefused(result) ? result : undefined;
}

/** Saves the draft as told and for a day, or keeps it for the next question. */
export async function settleDraft(
  writer: Writer,
  act: Act,
  draft: Draft,
  told: Told,
  day: Day = draft.day,
): Promise<Entered> {
  const limits = await limitsOn(writer, day);
  const customerId = told.customer.id;
  const takesPart =
    draft.keptFor === 'to_finish' &&
    draft.day === day &&
    sharesDay(limits, draft.customer.id, customerId);
  const whose = { buyerId: act.staff.id, day, customerId };
  const soFar = await spentOnOwnAuthority(writer, whose, limits);
  const spent = subtract(soFar, takesPart ? draft.pence : ZERO);
  const { soft, prompts } = await judgeTold(writer, await rulesOn(act, day), told, day);
  const facts = { limits, spent, twins: [], at: act.at, softRule: soft?.code };
  const decision = decideEntry(told, facts);
  if (decision.kind === 'save') {
    const purchase = await buy(writer, act, decision.entry, {
      buyerId: act.staff.id,
      day,
      authority: 'own',
      policyId: limits.policyId,
    });
    await closeDraft(writer, draft.id, { state: 'saved', purchaseId: purchase.id });
    const left = { limits, spent: add(spent, purchase.pence) };
    const ofToday = day === today(act);
    return {
      kind: 'saved',
      answer: { purchase, today: ofToday ? left : undefined, reminders: toShow(prompts) },
    };
  }
  const { keptFor, judgement } = decision;
  if (draft.day === day && tellsTheSame(draft, told)) {
    if (keptFor !== draft.keptFor) await askNext(writer, draft.id, keptFor, judgement);
    return { kind: 'kept', draft: { ...draft, keptFor, ...judgement }, limits, rule: soft };
  }
  await closeDraft(writer, draft.id, { state: 'discarded' });
  const kept = { buyerId: act.staff.id, day, keptFor, judgement };
  return { kind: 'kept', draft: await keepDraft(writer, told, kept), limits, rule: soft };
}

function tellsTheSame(draft: Draft, told: Told): boolean {
  return (
    draft.pence === told.pence &&
    draft.count === told.count &&
    draft.customer.id === told.customer.id &&
    draft.item === told.item &&
    draft.purpose === told.purpose &&
    draft.category?.id === told.category?.id &&
    draft.area?.id === told.area?.id &&
    draft.paidBy === told.paidBy &&
    draft.otherSource === told.otherSource &&
    sameMore(draft.more, told.more)
  );
}
