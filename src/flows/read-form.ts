import { guard, type Personal } from '../domain/free-text.ts';
import { MOST_CHARACTERS } from '../domain/line.ts';
import { type Amount, parseAmount } from '../domain/money.ts';
import { NOTHING_MORE } from '../domain/more.ts';
import { isPaymentMethod } from '../domain/payment.ts';
import { type Complete, OTHER_SOURCES } from '../domain/purchase.ts';
import { openCustomer } from '../ledger/customers.ts';
import { FIELD_FAULTS } from '../messages/field-faults.ts';
import { FIELDS } from '../messages/ids.ts';
import { looksPersonal } from '../messages/person-question.ts';
import { type Act, vocabularyOf } from './act.ts';

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
}

/** A sentence for each field that cannot stand as it is, by the field's id. */
export type FieldFaults = Readonly<Record<string, string>>;

export type ReadForm =
  | { readonly ok: true; readonly told: Complete }
  | { readonly ok: false; readonly faults: FieldFaults };

/** R2: reads a sent form; a fault names the field and says what to do. */
export async function readForm(act: Act, values: FormValues): Promise<ReadForm> {
  const faults: Record<string, string> = {};
  const { categories, areas } = await vocabularyOf(act);
  const customer = await openCustomer(act.read, values.customer ?? '');
  const category = categories.find(({ id, active }) => active && String(id) === values.category);
  const area = areas.find(({ id, active }) => active && String(id) === values.area);
  const item = words(values.item, FIELDS.item, MOST_CHARACTERS.item, faults);
  const purpose = words(values.purpose, FIELDS.purpose, MOST_CHARACTERS.purpose, faults);
  const whyThisOne = optionalWords(values.whyThisOne, faults);
  const amount = amountOf(values.amount, faults);
  const paidBy = values.paidBy ?? '';
  if (customer === undefined) faults[FIELDS.customer] = FIELD_FAULTS.customer;
  if (category === undefined) faults[FIELDS.category] = FIELD_FAULTS.category;
  if (area === undefined) faults[FIELDS.area] = FIELD_FAULTS.area;
  if (!isPaymentMethod(paidBy)) faults[FIELDS.paidBy] = FIELD_FAULTS.paidBy;
  const whole = customer && category && area && amount && isPaymentMethod(paidBy);
  if (!whole || Object.keys(faults).length > 0) return { ok: false, faults };
  const card = paidBy === 'card' ? act.staff.card : undefined;
  const otherSource = OTHER_SOURCES.find(({ code }) => code === values.otherSource)?.code;
  const goods = { item, purpose, otherSource, whyThisOne, more: NOTHING_MORE };
  const told = { ...goods, customer, category, area, paidBy, card };
  return { ok: true, told: { ...told, ...amount } };
}

function amountOf(text: string | undefined, faults: Record<string, string>): Amount | undefined {
  const amount = parseAmount((text ?? '').trim());
  if (amount.ok) return amount;
  faults[FIELDS.amount] = FIELD_FAULTS.amount[amount.reason];
  return undefined;
}

function optionalWords(
  text: string | undefined,
  faults: Record<string, string>,
): string | undefined {
  if ((text ?? '').trim() === '') return undefined;
  return words(text, FIELDS.whyThisOne, MOST_CHARACTERS.purpose, faults);
}

function words(
  text: string | undefined,
  field: string,
  most: number,
  faults: Record<string, string>,
): string {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  if (plain === '') faults[field] = FIELD_FAULTS.words;
  else if ([...plain].length > most) faults[field] = FIELD_FAULTS.tooLong;
  else {
    const guarded = guard(plain);
    if (guarded.kind === 'refused') faults[field] = personal(guarded.what);
  }
  return plain;
}

/** R10, R96: what may not be told, under its field. */
function personal(what: Personal): string {
  return what === 'card' ? FIELD_FAULTS.cardNumber : looksPersonal(what);
}
