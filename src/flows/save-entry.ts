import { readAfter, readAfterSaving } from '../delivery/after.ts';
import { judgeTold } from '../delivery/judge.ts';
import { readSaved } from '../delivery/read.ts';
import { keptMessage } from '../delivery/render.ts';
import type { Day } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import { decideEntry } from '../domain/entry.ts';
import { type Guideline, toShow } from '../domain/guidelines.ts';
import { add } from '../domain/money.ts';
import type { Limits } from '../domain/policy.ts';
import type { Told } from '../domain/purchase.ts';
import { spentOnOwnAuthority, twinsOf } from '../ledger/day-so-far.ts';
import { keepDraft } from '../ledger/drafts.ts';
import { answeredBefore, CameBefore, type KeptAnswer, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { limitsOn } from '../ledger/policies.ts';
import { purchaseById } from '../ledger/purchase-queries.ts';
import type { Writer } from '../ledger/writer.ts';
import { type SavedAnswer, saved } from '../messages/answers.ts';
import type { Message } from '../messages/blocks.ts';
import { keptToFinish, overLimit, twin } from '../messages/kept.ts';
import { breachStored, refusal } from '../messages/refusals.ts';
import { type Act, change, guidelinesOf, vocabularyOf } from './act.ts';
import { type Answer, say } from './answer.ts';
import { buy, rulesOn } from './buy.ts';

/** How an entry arrived. */
export interface Arrival {
  readonly day: Day;
  /** Slack's own mark of the command, form or message: the same again changes nothing (R14). */
  readonly key: string;
  /** Told by a message in Slack, since whatever it came from shows no answer of its own. */
  readonly byMessage: boolean;
  /** "Same again": the purchase that is repeated is no twin of this one. */
  readonly repeats?: string | undefined;
}

/** What became of an entry. */
export type Entered =
  | {
      readonly kind: 'saved';
      readonly answer: SavedAnswer;
      /** What the guidelines bring up about it, where it was judged a moment ago. */
      readonly prompts?: readonly Guideline[];
    }
  | {
      readonly kind: 'kept';
      readonly draft: Draft;
      readonly limits: Limits;
      /** R39: the guideline that asks for a manager. */
      readonly rule: Guideline | undefined;
    };

/**
 * Saves or keeps what was told, in one transaction that settles the day's limit: two purchases that
 * race for the last pound of a day do not both get it (R20).
 *
 * @throws CameBefore when the same arrived before
 */
export async function saveEntry(act: Act, told: Told, arrival: Arrival): Promise<Entered> {
  const rules = await rulesOn(act, arrival.day);
  const { soft, prompts } = await judgeTold(act.read, rules, told, arrival.day);
  const reminders = toShow(prompts);
  return change(act, async (writer) => {
    const limits = await limitsOn(writer, arrival.day);
    const facts = await factsFor(writer, act, told, arrival, limits);
    const decision = decideEntry(told, { ...facts, softRule: soft?.code });
    if (decision.kind === 'save') {
      const backing = {
        buyerId: act.staff.id,
        day: arrival.day,
        authority: 'own' as const,
        policyId: limits.policyId,
      };
      const purchase = await buy(writer, act, decision.entry, backing, prompts);
      await note(writer, act, arrival, { kind: 'saved', id: purchase.id }, decision.like);
      const today = { limits, spent: add(facts.spent, purchase.pence) };
      const answer = { purchase, today, like: decision.like, reminders };
      return { kind: 'saved', answer, prompts };
    }
    const kept = { buyerId: act.staff.id, day: arrival.day, ...decision };
    const draft = await keepDraft(writer, told, kept);
    await note(writer, act, arrival, { kind: 'kept', id: draft.id });
    return { kind: 'kept', draft, limits, rule: soft };
  });
}

async function factsFor(
  writer: Writer,
  act: Act,
  told: Told,
  { day, repeats }: Arrival,
  limits: Limits,
) {
  const buyerId = act.staff.id;
  const like = { buyerId, customerId: told.customer.id, pence: told.pence, day };
  const spent = await spentOnOwnAuthority(writer, like, limits);
  const twins = await twinsOf(writer, like);
  return {
    limits,
    spent,
    twins: twins.filter(({ reference }) => reference === undefined || reference !== repeats),
    at: act.at,
  };
}

async function note(
  writer: Writer,
  act: Act,
  { key, byMessage }: Arrival,
  kept: { kind: 'saved' | 'kept'; id: number },
  like?: string,
): Promise<void> {
  await keepAnswer(writer, key, kept);
  if (!byMessage) return;
  const ids = kept.kind === 'saved' ? { purchase: kept.id } : { draft: kept.id };
  const subject = like === undefined ? ids : { ...ids, like };
  await owe(writer, { kind: kept.kind, subject, conversation: act.staff.slackId });
}

/** The answer to an entry. */
export async function enteredMessage(act: Act, entered: Entered): Promise<Message> {
  if (entered.kind === 'saved') {
    const { answer, prompts } = entered;
    const { purchase } = answer;
    const after = prompts
      ? await readAfterSaving(act.read, purchase, prompts)
      : await readAfter(act.read, purchase, await guidelinesOf(act));
    return saved({ ...answer, after });
  }
  const { draft, limits, rule } = entered;
  if (draft.keptFor === 'over_limit') return overLimit(draft, limits, rule);
  if (draft.keptFor === 'twin') return twin(draft);
  return keptToFinish(draft, await choices(act));
}

async function choices(act: Act) {
  const { categories, areas } = await vocabularyOf(act);
  return {
    categories: categories.filter(({ active }) => active),
    areas: areas.filter(({ active }) => active),
  };
}

/** Runs a story; when the same came before, gives the answer of then and changes nothing. */
export async function onceOnly(
  act: Act,
  key: string,
  story: () => Promise<Message>,
): Promise<Answer> {
  try {
    return say(await story());
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
    const kept = await answeredBefore(act.read, key);
    if (kept === undefined) throw error;
    const message = (await answerAgain(act, kept)) ?? refusal({ why: 'gone' });
    return { kind: 'message', message, repeated: true };
  }
}

/** The same answer again, from the ledger. */
async function answerAgain(act: Act, kept: KeptAnswer): Promise<Message | undefined> {
  if (kept.id === undefined) return undefined;
  if (kept.kind === 'kept') return keptMessage(act.read, kept.id, act.at);
  const purchase = await purchaseById(act.read, kept.id);
  if (purchase === undefined) return undefined;
  if (kept.kind === 'breach') return breachStored(purchase.reference);
  return saved(await readSaved(act.read, purchase, act.at));
}
