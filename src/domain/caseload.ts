import { may, mayAll } from './access.ts';
import type { Day } from './day.ts';
import type { Pence } from './money.ts';
import type { Customer } from './purchase.ts';
import type { Colleague } from './sign-off.ts';
import type { Staff } from './staff.ts';

/** A customer as whoever leads their case sees them (R113: two dates that may be missing). */
export interface CaseCustomer extends Customer {
  readonly introducedOn: Day | undefined;
  readonly housedOn: Day | undefined;
  readonly benefitsOn: Day | undefined;
  readonly closedOn: Day | undefined;
  /** R98: when they were told, in plain words, what is recorded and who sees it. */
  readonly toldOn: Day | undefined;
  /** R98: when they objected to what is published or handed to an evaluation. */
  readonly objectedOn: Day | undefined;
  readonly lead: Colleague | undefined;
  /** The day on which something was last bought for them, by whomever. */
  readonly lastBought: Day | undefined;
}

/** R113: what may be marked. */
export const MARKS = ['housed', 'benefits'] as const;
/** R98: what the customer was told, and what they said to it. */
export const ASSENTS = ['told', 'objected'] as const;
export type Mark = (typeof MARKS)[number] | (typeof ASSENTS)[number];

/** What may change about a customer. */
export type ChangeKind = 'added' | 'lead' | 'closed' | Mark;

/** One change as it was made: a day, or the ledger's id of whoever led the case, as text. */
export interface CustomerChange {
  readonly id: number;
  readonly customerId: number;
  readonly what: ChangeKind;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly by: Colleague;
  readonly at: Date;
}

/** A thing of a customer's that is not done with yet. */
export interface OpenThing {
  readonly kind: 'to_finish' | 'waiting' | 'to_buy';
  /** The request's reference; undefined for a kept line. */
  readonly reference: string | undefined;
  readonly item: string;
  /** What it is about: of an approval, what may still be bought. */
  readonly pence: Pence;
}

/** Workers and managers have a caseload. */
export const mayHaveCaseload = (staff: Staff): boolean => may(staff, 'customers');

/** R93, R113: workers look after their own caseload, managers after all. */
export function looksAfter(staff: Staff, { lead }: Pick<CaseCustomer, 'lead'>): boolean {
  return mayAll(staff, 'customers') || (mayHaveCaseload(staff) && lead?.id === staff.id);
}
