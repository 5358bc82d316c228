import type { Day } from '../domain/day.ts';
import { parseDay } from '../domain/day.ts';
import { MOST_CHARACTERS } from '../domain/line.ts';
import { type Pence, parseAmount } from '../domain/money.ts';
import { isPaymentMethod, type PaymentMethod } from '../domain/payment.ts';
import { FIELD_FAULTS, MONEY_FAULTS } from '../messages/field-faults.ts';
import { MONEY_FIELDS } from '../messages/ids.ts';
import { type Act, today } from './act.ts';

/** What a form about money held when it was sent. */
export interface MoneyValues {
  readonly amount: string;
  readonly item?: string;
  readonly paidBy: string | undefined;
  readonly day: string | undefined;
}

/** The same, read. */
export interface ReadMoney {
  readonly pence: Pence;
  readonly item: string;
  readonly paidBy: PaymentMethod;
  readonly card: string | undefined;
  readonly day: Day;
}

/** Sentences under fields that cannot stand as they are. */
export interface MoneyFaults {
  readonly kind: 'faults';
  readonly faults: Readonly<Record<string, string>>;
}

/**
 * Reads the amount, words, payment and day of a form about money; a fault names the field and says
 * what to do.
 *
 * @param since the first day that makes sense; the last is today
 * @param amountField the field that the amount stands in
 */
export function readMoney(
  act: Act,
  values: MoneyValues,
  since: Day,
  amountField: string = MONEY_FIELDS.amount,
): ReadMoney | MoneyFaults {
  const faults: Record<string, string> = {};
  const amount = parseAmount(values.amount);
  if (!amount.ok) faults[amountField] = FIELD_FAULTS.amount[amount.reason];
  const item = (values.item ?? '').replace(/\s+/g, ' ').trim();
  if (values.item !== undefined && item === '') faults[MONEY_FIELDS.item] = FIELD_FAULTS.words;
  if ([...item].length > MOST_CHARACTERS.item) faults[MONEY_FIELDS.item] = FIELD_FAULTS.tooLong;
  const paidBy = values.paidBy ?? '';
  if (!isPaymentMethod(paidBy)) faults[MONEY_FIELDS.paidBy] = FIELD_FAULTS.paidBy;
  const day = parseDay(values.day ?? '');
  if (day === undefined || day < since || day > today(act)) {
    faults[MONEY_FIELDS.day] = MONEY_FAULTS.day(since);
  }
  const fits = amount.ok && day !== undefined && isPaymentMethod(paidBy);
  if (!fits || Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const card = paidBy === 'card' ? act.staff.card : undefined;
  return { pence: amount.pence, item, paidBy, card, day };
}

/** Tells faults from what was read. */
export function isFaulty<T extends object>(read: T | MoneyFaults): read is MoneyFaults {
  return 'kind' in read && read.kind === 'faults';
}
