import type { Day } from './day.ts';
import type { Pence } from './money.ts';
import type { More } from './more.ts';
import type { PaymentMethod } from './payment.ts';

/** A thing with an id and the words people see for it. */
export interface Named {
  readonly id: number;
  readonly label: string;
}

/** A customer: an opaque reference (R91). */
export interface Customer {
  readonly id: number;
  readonly reference: string;
}

/** R41: where else it might have come from. */
export const OTHER_SOURCES = [
  { code: 'benefits', label: 'Benefits' },
  { code: 'bus_pass', label: 'Free bus pass' },
  { code: 'care_package', label: 'Social care package' },
  { code: 'nhs', label: 'NHS' },
  { code: 'council', label: 'Council bond scheme or housing duty' },
  { code: 'charity', label: 'Another charity' },
  { code: 'none', label: 'None available now' },
] as const;

/** What a worker told of a purchase, as far as it was told. */
export interface Told {
  readonly customer: Customer;
  /** The budget's share of all lines, in pence. What follows is the first line's. */
  readonly pence: Pence;
  readonly count: number;
  readonly unitPence: Pence;
  readonly item: string;
  readonly purpose: string | undefined;
  readonly category: Named | undefined;
  readonly area: Named | undefined;
  readonly paidBy: PaymentMethod;
  readonly card: string | undefined;
  readonly otherSource: string | undefined;
  readonly whyThisOne: string | undefined;
  readonly more: More;
}

/** Told in full: fit to be a purchase (R2). */
export interface Complete extends Told {
  readonly purpose: string;
  readonly category: Named;
  readonly area: Named;
}

/** The same when nothing is missing; the item's words serve as the reason where none was given. */
export function complete(told: Told): Complete | undefined {
  const { category, area } = told;
  if (category === undefined || area === undefined || told.item === '') return undefined;
  return { ...told, category, area, purpose: told.purpose ?? told.item };
}

/** A purchase as it stands in the ledger. */
export interface SavedPurchase extends Told {
  readonly category: Named;
  readonly id: number;
  readonly reference: string;
  readonly version: number;
  readonly kind: 'purchase' | 'amendment' | 'void' | 'refund' | 'fee' | 'breach';
  readonly buyerId: number;
  readonly buyerSlackId: string | undefined;
  readonly day: Day;
  readonly recordedAt: Date;
  /** The day of that, in the workspace's own time zone; later than `day` for what is told late (R15). */
  readonly recordedOn: Day;
  readonly authority: Authority;
  readonly planId: number | undefined;
  readonly policyId: number | undefined;
  /** R47: the edition of the guidelines that it was judged by. */
  readonly rulesVersion: number | undefined;
  /** A refund's or a cancellation fee's own purchase (R11, R12). */
  readonly againstId: number | undefined;
  /** True once a later entry took its place. */
  readonly corrected: boolean;
  /** R139: its words, customer and areas were forgotten. */
  readonly forgotten: boolean;
}

/** On whose word the money went: only `own` uses up the day limit (R22). */
export type Authority = 'own' | 'signed_off' | 'exception' | 'imported';

/** R11: an entry may be undone by its buyer for this many hours. */
export const UNDO_HOURS = 24;

/** R14: an equal purchase within this many minutes is asked about first. */
export const TWIN_MINUTES = 2;

/** Item words compared as people would: case, spaces and punctuation aside. */
export function sameGoods(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(a) === plain(b);
}
