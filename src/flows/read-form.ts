import type { Day } from '../domain/day.ts';
import { MOST_CHARACTERS } from '../domain/line.ts';
import { type Amount, parseAmount } from '../domain/money.ts';
import { sourceTold } from '../domain/other-source.ts';
import { isPaymentMethod } from '../domain/payment.ts';
import type { Complete, Customer } from '../domain/purchase.ts';
import { openCustomer } from '../ledger/customers.ts';
import { FIELD_FAULTS } from '../messages/field-faults.ts';
import { FIELDS } from '../messages/ids.ts';
import { type Act, today, vocabularyOf } from './act.ts';
import { type MoreValues, readMore } from './read-more.ts';
import { optionalWords, words } from './read-words.ts';

/** What the form held when it was sent, as Slack gives it. */
export interface FormValues {
  readonly customer?: string | undefined;
  readonly amount?: string | undefined;
  readonly item?: string | undefined;
  readonly category?: string | undefined;
  readonly area?: string | undefined;
  readonly purpose?: string | undefined;
  readonly paidBy?: string | undefined;
  readonly otherSource?: string | undefined;
  readonly whyThisOne?: string | undefined;
  readonly moneyGone: boolean;
  /** R96: the mark of the names in question, when the box is ticked that they are none. */
  readonly notAPerson?: string | undefined;
  /** Undefined until "Add more" was pressed. */
  readonly more?: MoreValues | undefined;
}

/** A sentence for each field that cannot stand as it is, by the field's id. */
export type FieldFaults = Readonly<Record<string, string>>;

export type ReadForm =
  | {
      readonly ok: true;
      readonly told: Complete;
      /** The day that it was bought on, where that was asked. */
      readonly day: Day | undefined;
    }
  | { readonly ok: false; readonly faults: FieldFaults };

/**
 * R2: reads a sent form; a fault names the field and says what to do.
 *
 * @param toldOn the day on which it was first told, from which R15 counts back
 * @param asItWas the customer of the purchase that is edited, whose case may be closed
 */
export async function readForm(
  act: Act,
  values: FormValues,
  toldOn: Day,
  asItWas?: Customer,
): Promise<ReadForm> {
  const faults: Record<string, string> = {};
  const { categories, areas } = await vocabularyOf(act);
  const customer = (await openCustomer(act.read, values.customer ?? '')) ?? asItWas;
  const category = categories.find(({ id, active }) => active && String(id) === values.category);
  const area = areas.find(({ id, active }) => active && String(id) === values.area);
  const item = words(values.item, FIELDS.item, MOST_CHARACTERS.item, faults);
  const purpose = words(values.purpose, FIELDS.purpose, MOST_CHARACTERS.purpose, faults);
  const whyThisOne = optionalWords(values.whyThisOne, FIELDS.whyThisOne, faults);
  const first = amountOf(values.amount, faults);
  const days = { today: today(act), toldOn };
  const read = first && readMore(values.more, first, days, { categories, areas }, faults);
  const paidBy = values.paidBy ?? '';
  if (customer === undefined) faults[FIELDS.customer] = FIELD_FAULTS.customer;
  if (category === undefined) faults[FIELDS.category] = FIELD_FAULTS.category;
  if (area === undefined) faults[FIELDS.area] = FIELD_FAULTS.area;
  if (!isPaymentMethod(paidBy)) faults[FIELDS.paidBy] = FIELD_FAULTS.paidBy;
  const whole = customer && category && area && read && isPaymentMethod(paidBy);
  if (!whole || Object.keys(faults).length > 0) return { ok: false, faults };
  const card = paidBy === 'card' ? act.staff.card : undefined;
  const { otherSource, sourceAnswer } = sourceTold(values.otherSource);
  const more = sourceAnswer === undefined ? read.more : { ...read.more, sourceAnswer };
  const goods = { item, purpose, otherSource, whyThisOne, more };
  const told = { ...goods, customer, category, area, paidBy, card };
  return { ok: true, told: { ...told, ...read.amount }, day: read.day };
}

function amountOf(text: string | undefined, faults: Record<string, string>): Amount | undefined {
  const amount = parseAmount((text ?? '').trim());
  if (amount.ok) return amount;
  faults[FIELDS.amount] = FIELD_FAULTS.amount[amount.reason];
  return undefined;
}
