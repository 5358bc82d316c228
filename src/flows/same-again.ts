import { refused } from '../domain/refusal.ts';
import { lastBought } from '../ledger/purchase-queries.ts';
import { type Act, today } from './act.ts';
import type { Answer } from './answer.ts';
import { enteredMessage, onceOnly, saveEntry } from './save-entry.ts';

/**
 * `Same again`: the same purchase once more, today; also of one that was undone. Pressed twice in
 * two minutes it asks, like any equal purchase (R14).
 */
export async function sameAgain(act: Act, reference: string, key: string): Promise<Answer> {
  const entry = await lastBought(act.read, reference);
  if (entry === undefined) return refused({ why: 'gone' });
  if (entry.buyerId !== act.staff.id) return refused({ why: 'not-yours' });
  const arrival = { day: today(act), key, byMessage: false, repeats: reference };
  const told = { ...entry, card: entry.paidBy === 'card' ? act.staff.card : undefined };
  return onceOnly(act, key, async () => enteredMessage(act, await saveEntry(act, told, arrival)));
}
