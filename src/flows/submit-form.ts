import type { Day } from '../domain/day.ts';
import { type Never, neverIn } from '../domain/guidelines.ts';
import { parseAmount } from '../domain/money.ts';
import { isPaymentMethod } from '../domain/payment.ts';
import type { Complete, Customer } from '../domain/purchase.ts';
import type { Refused } from '../domain/refusal.ts';
import { openCustomer } from '../ledger/customers.ts';
import { answeredBefore, CameBefore } from '../ledger/inbox.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import { ASKED_TOO } from '../messages/asked-too.ts';
import { type FormPurpose, insists, type PurchaseForm } from '../messages/form.ts';
import { type Act, today, vocabularyOf } from './act.ts';
import { amend } from './amend.ts';
import { personQuestionFor } from './ask-about-person.ts';
import { takeToldToManagers } from './ask-manager.ts';
import { storeBreachFromForm } from './breach.ts';
import { rulesOn } from './buy.ts';
import { countRefusal } from './count-refusal.ts';
import { finishDraft } from './finish-draft.ts';
import { formAsks, lacks } from './form-asks.ts';
import { changedMore, daysOf, type FormChange, moreAsSent } from './form-more.ts';
import { emptyForm } from './purchase-form.ts';
import { type FieldFaults, type FormValues, readForm } from './read-form.ts';
import { saveEntry } from './save-entry.ts';

/** What becomes of a form that was sent. Closed: a message says what came of it. */
export type Submitted =
  | { readonly kind: 'closed' }
  | { readonly kind: 'faults'; readonly faults: FieldFaults }
  | { readonly kind: 'again'; readonly form: PurchaseForm }
  | Refused;

const CLOSED = { kind: 'closed' } as const;

/** Takes in a sent purchase form; the same form sent twice makes one purchase (R14). */
export async function submitForm(
  act: Act,
  purpose: FormPurpose,
  values: FormValues,
  key: string,
): Promise<Submitted> {
  const days = await daysOf(act, purpose);
  const asItWas = await customerAsItWas(act, purpose, values);
  const read = await readForm(act, values, days.toldOn, asItWas);
  if (!read.ok) return { kind: 'faults', faults: read.faults };
  const never = await neverBought(act, read.told);
  const person = await personQuestionFor(act, purpose, values);
  const asksMore = never === undefined && (await mustAskMore(act, purpose, read.told));
  if ((never !== undefined && !values.moneyGone) || person?.answered === false || asksMore) {
    if ((await answeredBefore(act.read, key)) !== undefined) return CLOSED;
    if (never !== undefined && !values.moneyGone) await countRefusal(act, never, key);
    const form = await formAsSent(act, purpose, values);
    const { moneyGone } = values;
    const note = asksMore ? ASKED_TOO : undefined;
    return { kind: 'again', form: { ...form, note, neverBuys: never?.rule, moneyGone, person } };
  }
  try {
    const { told } = read;
    const day = read.day ?? days.day;
    const done = never
      ? await storeBreachFromForm(act, purpose, told, key)
      : await carryOut(act, purpose, told, day, key);
    return done ?? CLOSED;
  } catch (error) {
    if (error instanceof CameBefore) return CLOSED;
    throw error;
  }
}

/** R37: whether any of the goods are never bought. */
async function neverBought(
  act: Act,
  { item, purpose, more }: Complete,
): Promise<Never | undefined> {
  const items = [item, ...more.lines.map((line) => line.item)];
  return neverIn(await rulesOn(act, today(act)), { items, purpose });
}

/** R41, R42: what is logged answers what the guidelines ask. */
async function mustAskMore(act: Act, purpose: FormPurpose, told: Complete): Promise<boolean> {
  return insists(purpose) && lacks(await formAsks(act, told), told);
}

async function carryOut(
  act: Act,
  purpose: FormPurpose,
  told: Complete,
  day: Day,
  key: string,
): Promise<Refused | undefined> {
  switch (purpose.mode) {
    case 'new':
      await saveEntry(act, told, { day, key, byMessage: true });
      return undefined;
    case 'finish':
      return finishDraft(act, purpose.draft, told, day, key);
    case 'ask':
    case 'paid':
      return takeToldToManagers(act, purpose.draft, { told, day, way: purpose.mode, key });
    case 'edit':
      return amend(act, purpose, { form: told, day, key });
  }
}

/** A purchase that is edited may stay with its customer, though their case was closed since. */
async function customerAsItWas(
  act: Act,
  purpose: FormPurpose,
  { customer }: FormValues,
): Promise<Customer | undefined> {
  if (purpose.mode !== 'edit') return undefined;
  const entry = await newestEntry(act.read, purpose.reference);
  return entry?.customer.reference === customer ? entry?.customer : undefined;
}

/** The form with what it holds, to be shown again. */
export async function formAsSent(
  act: Act,
  purpose: FormPurpose,
  values: FormValues,
): Promise<PurchaseForm> {
  const vocabulary = await vocabularyOf(act);
  const category = vocabulary.categories.find(({ id }) => String(id) === values.category);
  const customer =
    (await openCustomer(act.read, values.customer ?? '')) ??
    (await customerAsItWas(act, purpose, values));
  const paidBy = values.paidBy ?? '';
  const amount = parseAmount((values.amount ?? '').trim());
  return {
    ...(await emptyForm(act)),
    purpose,
    person:
      values.notAPerson === undefined ? undefined : await personQuestionFor(act, purpose, values),
    customer,
    amount: values.amount,
    item: values.item,
    category,
    area: vocabulary.areas.find(({ id }) => String(id) === values.area),
    reason: values.purpose,
    paidBy: isPaymentMethod(paidBy) ? paidBy : 'card',
    otherSource: values.otherSource,
    whyThisOne: values.whyThisOne,
    ...(await formAsks(act, {
      customer,
      item: values.item,
      category,
      unitPence: amount.ok ? amount.unitPence : undefined,
    })),
    more: values.more && moreAsSent(values.more, await daysOf(act, purpose), vocabulary),
  };
}

/** `Add more`, `Add a line`, `Remove the last line`: the form anew, with what it holds. */
export async function changeForm(
  act: Act,
  purpose: FormPurpose,
  values: FormValues,
  change: FormChange,
): Promise<PurchaseForm> {
  const form = await formAsSent(act, purpose, values);
  return { ...form, more: changedMore(form.more, change, await daysOf(act, purpose)) };
}
