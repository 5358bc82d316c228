import { differenceInHours } from 'date-fns/differenceInHours';
import { mayAll } from './access.ts';
import type { Day } from './day.ts';
import type { Pence } from './money.ts';
import { type Complete, type SavedPurchase, UNDO_HOURS } from './purchase.ts';
import type { Refusal } from './refusal.ts';
import type { Staff } from './staff.ts';

/** In what right an entry is corrected; a manager says why. */
export type CorrectedBy = 'buyer' | 'manager';

/**
 * R11: who may correct an entry: its buyer for a day, a manager at any time; why not, otherwise.
 *
 * @param entry the newest under its reference
 */
export function mayCorrect(
  staff: Staff,
  entry: SavedPurchase,
  at: Date,
): { readonly by: CorrectedBy } | { readonly not: Refusal } {
  const { reference } = entry;
  if (entry.kind === 'void') return { not: { why: 'already-undone', reference } };
  // R139: what it came to by area is in sums that nothing leads to any more.
  if (entry.forgotten) return { not: { why: 'forgotten', reference } };
  const own = entry.buyerId === staff.id;
  const late = differenceInHours(at, entry.recordedAt) >= UNDO_HOURS;
  if (own && !late) return { by: 'buyer' };
  if (mayAll(staff, 'correct')) return { by: 'manager' };
  return { not: own ? { why: 'too-late-to-change', reference } : { why: 'not-yours' } };
}

/** A refund or a fee is undone and recorded again; what was never bought is no purchase. */
export function mayEdit({ kind }: SavedPurchase): boolean {
  return kind === 'purchase' || kind === 'amendment';
}

/** What came back of a purchase, in pence above nought, and the entries that say so. */
export interface CameBack {
  readonly pence: Pence;
  readonly references: readonly string[];
}

/**
 * R11: what came back stands against a purchase as it was: the purchase cannot become less than
 * that, nor another day's, customer's or kind.
 */
export function contradicts(
  entry: SavedPurchase,
  told: Complete & { readonly day: Day },
  { pence, references }: CameBack,
): boolean {
  if (references.length === 0) return false;
  return (
    told.pence < pence ||
    told.day !== entry.day ||
    told.customer.id !== entry.customer.id ||
    told.category.id !== entry.category.id ||
    told.area.id !== entry.area?.id
  );
}

/** What a manager has said of a purchase so far: up to how much, and by which request. */
export interface SignedOff {
  readonly upTo: Pence;
  readonly planId: number | undefined;
}

/** R11: whether a correction raises a purchase above what was signed off, or said of it. */
export function isRaised(told: Pick<Complete, 'pence'>, signedOff: SignedOff): boolean {
  return told.pence > signedOff.upTo;
}
