import { readAfter } from '../delivery/after.ts';
import { readSaved } from '../delivery/read.ts';
import type { ContactAnswer, Idea } from '../domain/ask-after.ts';
import type { ReceiptAnswer } from '../domain/more.ts';
import { readSource } from '../domain/other-source.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { planById, plansOfPurchase } from '../ledger/plan-queries.ts';
import { addPurchaseNote, toldAfter } from '../ledger/purchase-notes.ts';
import { addSourceCheck, sourceChecks } from '../ledger/source-checks.ts';
import type { Writer } from '../ledger/writer.ts';
import { alreadyPaid, saved } from '../messages/answers.ts';
import { answeredLine } from '../messages/ask-after.ts';
import type { Message } from '../messages/blocks.ts';
import { boughtOn } from '../messages/part-bought.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';
import { isRefused } from './own-draft.ts';
import { standing } from './tell-afterwards.ts';

/** An answer that stands beside the purchase as a note: R97, R44, R114. */
export type NoteAnswer =
  | { readonly kind: 'receipt'; readonly value: ReceiptAnswer }
  | { readonly kind: 'contact'; readonly value: ContactAnswer }
  | { readonly kind: 'idea'; readonly value: Idea };

/**
 * A tap under a saved purchase, by its buyer alone. The same again changes nothing. About the
 * chance of contact the first answer counts (R44); of the others the last.
 */
export function tellNote(act: Act, reference: string, { kind, value }: NoteAnswer) {
  return answer(act, reference, async (writer) => {
    const told = await toldAfter(writer, reference);
    if (told[kind] === value) return undefined;
    if (kind === 'contact' && told.contact !== undefined) {
      const { contact } = told;
      return { source: undefined, receipt: undefined, idea: undefined, contact };
    }
    await addPurchaseNote(writer, { reference, kind, value, by: act.staff.id });
    return undefined;
  });
}

/**
 * R41: what was found at the source that was signposted (R89), such as `bus_pass:tried`. It is
 * counted; the first answer counts, and is what is remembered for the customer.
 */
export function tellSource(act: Act, reference: string, value: string): Promise<Answer> {
  return answer(act, reference, async (writer, entry) => {
    const source = readSource(value);
    if (source === undefined) return undefined;
    const first = (await sourceChecks(writer, [reference])).at(0);
    if (first?.source === source.source && first.answer === source.answer) return undefined;
    if (first !== undefined) {
      return { receipt: undefined, idea: undefined, contact: undefined, source: first };
    }
    const about = { customerId: entry.customer.id, categoryId: entry.category.id };
    const by = { by: act.staff.id, on: entry.day };
    await addSourceCheck(writer, { reference, ...source, ...about, ...by });
    return undefined;
  });
}

/** Writes an answer, unless another one stands; shows the purchase with what was answered. */
async function answer(
  act: Act,
  reference: string,
  write: (
    writer: Writer,
    entry: SavedPurchase,
  ) => Promise<Parameters<typeof answeredLine>[0] | undefined>,
): Promise<Answer> {
  const result = await change(act, async (writer): Promise<SavedPurchase | Refused> => {
    const entry = await standing(writer, act, reference);
    if (isRefused(entry)) return entry;
    if (entry.buyerId !== act.staff.id) return refused({ why: 'not-yours' });
    const before = await write(writer, entry);
    if (before === undefined) return entry;
    const first = answeredLine(before) ?? '';
    return refused({ why: 'answered-before', reference, first });
  });
  return isRefused(result) ? result : say(await asItStands(act, result));
}

/** The message about a purchase, whichever way it was bought, as the ledger stands now. */
async function asItStands(act: Act, purchase: SavedPurchase): Promise<Message> {
  const { read } = act;
  const plans = await plansOfPurchase(read, purchase.reference);
  const exception = plans.findLast((plan) => plan.purchase?.id === purchase.id);
  const { planId } = purchase;
  const approval = planId === undefined ? undefined : await planById(read, planId);
  if (approval !== undefined) {
    const beyond = exception?.kind === 'beyond' ? exception : undefined;
    const after = await readAfter(read, purchase);
    return boughtOn({ plan: approval, purchase, beyond, after }, act.workspace.timezone);
  }
  const facts = await readSaved(read, purchase, act.at);
  if (exception === undefined) return saved(facts);
  return alreadyPaid(purchase, exception.reference, facts.after);
}
