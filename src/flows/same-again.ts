import { refused } from '../domain/refusal.ts';
import { customersByReference } from '../ledger/customers.ts';
import { withInterest } from '../ledger/interests.ts';
import { lastBought } from '../ledger/purchase-queries.ts';
import { type Act, today } from './act.ts';
import type { Answer } from './answer.ts';
import { anew, formForAnother } from './purchase-form.ts';
import { enteredMessage, onceOnly, saveEntry } from './save-entry.ts';

/**
 * `Same again`: the same purchase once more, today; also of one that was undone. Pressed twice in
 * two minutes it asks, like any equal purchase (R14). For a customer whose case is closed nothing
 * is bought: the form asks for another.
 */
export async function sameAgain(act: Act, reference: string, key: string): Promise<Answer> {
  const bought = await lastBought(act.read, reference);
  if (bought === undefined) return refused({ why: 'gone' });
  if (bought.forgotten) return refused({ why: 'forgotten', reference });
  const entry = await withInterest(act.read, bought);
  if (entry.buyerId !== act.staff.id) return refused({ why: 'not-yours' });
  const [onFile] = await customersByReference(act.read, [entry.customer.reference]);
  if (onFile?.closedOn !== undefined) {
    return { kind: 'form', form: await formForAnother(act, entry) };
  }
  const arrival = { day: today(act), key, byMessage: false, repeats: reference };
  const told = {
    ...entry,
    ...anew(entry),
    card: entry.paidBy === 'card' ? act.staff.card : undefined,
  };
  return onceOnly(act, key, async () => enteredMessage(act, await saveEntry(act, told, arrival)));
}
