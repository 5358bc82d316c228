import { excluded } from '../domain/exclusions.ts';
import { parseAmount } from '../domain/money.ts';
import { isPaymentMethod } from '../domain/payment.ts';
import type { Complete } from '../domain/purchase.ts';
import type { Refused } from '../domain/refusal.ts';
import { openCustomer } from '../ledger/customers.ts';
import { answeredBefore, CameBefore } from '../ledger/inbox.ts';
import type { FormPurpose, PurchaseForm } from '../messages/form.ts';
import { type Act, today, vocabularyOf } from './act.ts';
import { personQuestionFor } from './ask-about-person.ts';
import { takeToldToManagers } from './ask-manager.ts';
import { storeBreachFromForm } from './breach.ts';
import { amend } from './correct.ts';
import { finishDraft } from './finish-draft.ts';
import { asksOtherSource, asksWhyThisOne, emptyForm } from './purchase-form.ts';
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
  const read = await readForm(act, values);
  if (!read.ok) return { kind: 'faults', faults: read.faults };
  const never = excluded(read.told.item, read.told.purpose);
  const person = await personQuestionFor(act, purpose, values);
  if ((never !== undefined && !values.moneyGone) || person?.answered === false) {
    if ((await answeredBefore(act.read, key)) !== undefined) return CLOSED;
    const form = await formAsSent(act, purpose, values);
    const { moneyGone } = values;
    return { kind: 'again', form: { ...form, neverBuys: never?.rule, moneyGone, person } };
  }
  try {
    const story = never === undefined ? carryOut : storeBreachFromForm;
    return (await story(act, purpose, read.told, key)) ?? CLOSED;
  } catch (error) {
    if (error instanceof CameBefore) return CLOSED;
    throw error;
  }
}

async function carryOut(
  act: Act,
  purpose: FormPurpose,
  told: Complete,
  key: string,
): Promise<Refused | undefined> {
  switch (purpose.mode) {
    case 'new':
      await saveEntry(act, told, { day: today(act), key, byMessage: true });
      return undefined;
    case 'finish':
      return finishDraft(act, purpose.draft, told, key);
    case 'ask':
    case 'paid':
      return takeToldToManagers(act, purpose.draft, told, purpose.mode, key);
    case 'edit':
      return amend(act, purpose.reference, told, key);
  }
}

/** The form with what it holds, to be shown again. */
export async function formAsSent(
  act: Act,
  purpose: FormPurpose,
  values: FormValues,
): Promise<PurchaseForm> {
  const vocabulary = await vocabularyOf(act);
  const category = vocabulary.categories.find(({ id }) => String(id) === values.category);
  const paidBy = values.paidBy ?? '';
  const amount = parseAmount((values.amount ?? '').trim());
  return {
    ...(await emptyForm(act)),
    purpose,
    person:
      values.notAPerson === undefined ? undefined : await personQuestionFor(act, purpose, values),
    customer: await openCustomer(act.read, values.customer ?? ''),
    amount: values.amount,
    item: values.item,
    category,
    area: vocabulary.areas.find(({ id }) => String(id) === values.area),
    reason: values.purpose,
    paidBy: isPaymentMethod(paidBy) ? paidBy : 'card',
    otherSource: values.otherSource,
    asksOtherSource: asksOtherSource(vocabulary, category?.id),
    whyThisOne: values.whyThisOne,
    asksWhyThisOne: await asksWhyThisOne(act, amount.ok ? amount.unitPence : undefined),
  };
}
