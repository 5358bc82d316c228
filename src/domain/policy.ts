import { add, type Pence, parseAmount, pence, readOneAmount, subtract, ZERO } from './money.ts';

/** R22: for whom a day's purchases are added up. */
export const DAY_SCOPES = ['worker', 'worker_customer'] as const;
export type DayScope = (typeof DAY_SCOPES)[number];

/** R20, R21: the limits in force on a day. Exactly the limit needs no sign-off. */
export interface Limits {
  readonly policyId: number;
  /** Pence for one item. */
  readonly item: Pence;
  /** Pence a worker may spend in a day on their own authority. */
  readonly day: Pence;
  /** R22: whether the day limit is a worker's, or a worker's for each customer. */
  readonly scope: DayScope;
  /** R25: pence above an approval that are let pass. */
  readonly tolerance: Pence;
}

/** The limits a new ledger begins with: £50 an item, £100 a day (A3.4). */
export const FIRST_LIMITS = {
  item: pence(50_00),
  day: pence(100_00),
  scope: 'worker',
  tolerance: ZERO,
} as const;

/** R25: a tolerance as it is typed; nought is one. */
export function readTolerance(text: string): Pence | undefined {
  const amount = parseAmount(text);
  return !amount.ok && amount.reason === 'zero' ? ZERO : readOneAmount(text);
}

/** What the limits say of a purchase. */
export interface Judgement {
  readonly overItem: boolean;
  readonly overDay: boolean;
  /** R39: the code of the guideline that sends it to a manager whatever the price. */
  readonly softRule: string | undefined;
}

/**
 * R20: sign-off is needed when one item costs more than the item limit, or when the worker's
 * purchases of the day on their own authority, this one included, come to more than the day limit.
 *
 * @param purchase the budget's share in pence, and the price of one item
 * @param spentToday what the worker has spent or kept that day without sign-off
 */
export function judge(
  purchase: { unitPence: Pence; pence: Pence },
  limits: Limits,
  spentToday: Pence,
): Judgement {
  return {
    overItem: purchase.unitPence > limits.item,
    overDay: add(spentToday, purchase.pence) > limits.day,
    softRule: undefined,
  };
}

/** R22: whether a purchase for one customer uses the same day's limit as one for another. */
export function sharesDay({ scope }: Limits, customerId: number, otherId: number): boolean {
  return scope === 'worker' || customerId === otherId;
}

/** Whether a manager is needed. */
export function needsSignOff(judgement: Judgement): boolean {
  return judgement.overItem || judgement.overDay || judgement.softRule !== undefined;
}

/**
 * R64: whether purchases of one buyer for one customer on one day in one category look like one that
 * was split: no item of theirs is over the item limit, and together they are.
 */
export function looksSplit(
  { pence: together, dearest }: { readonly pence: Pence; readonly dearest: Pence },
  limits: Pick<Limits, 'item'>,
): boolean {
  return dearest <= limits.item && together > limits.item;
}

/** What is left of the day limit; never below zero. */
export function leftToday(limits: Limits, spentToday: Pence): Pence {
  const left = subtract(limits.day, spentToday);
  return left > 0 ? left : ZERO;
}
