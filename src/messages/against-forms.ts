import type { InputBlock, ModalView } from '@slack/types';
import type { BoughtLine } from '../domain/against.ts';
import type { Day } from '../domain/day.ts';
import { formatPounds, type Pence } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Named } from '../domain/purchase.ts';
import { option, section } from './blocks.ts';
import { paymentOptions } from './bought-form.ts';
import { MONEY_FIELDS, VIEWS } from './ids.ts';
import { dayInput, selectInput, textInput } from './inputs.ts';
import { typed } from './text.ts';

/** What the forms about a purchase that money came back for, or a fee was paid for, show. */
export interface AgainstForm {
  readonly reference: string;
  readonly item: string;
  readonly lines: readonly BoughtLine[];
  /** Pence that may still come back. */
  readonly left: Pence;
  readonly paidBy: PaymentMethod;
  readonly today: Day;
  /** Asked for where the purchase has none: what goes to a manager must have one. */
  readonly areas: readonly Named[] | undefined;
}

/** `Refund`. */
export function refundForm(form: AgainstForm): ModalView {
  return view('Refund', VIEWS.refund, form, [
    amount(MONEY_FIELDS.amount, 'Amount that came back', `${formatPounds(form.left)} at most`),
    ...whichLine(form.lines),
    paidBy('Paid back by', form),
    dayInput(MONEY_FIELDS.day, 'Day', { value: form.today }),
  ]);
}

/** `Cancellation fee` (R12). */
export function feeForm(form: AgainstForm): ModalView {
  return view('Cancellation fee', VIEWS.fee, form, [
    amount(MONEY_FIELDS.amount, 'Fee', undefined),
    paidBy('Paid by', form),
    dayInput(MONEY_FIELDS.day, 'Day', { value: form.today }),
    ...whichArea(form.areas),
  ]);
}

/** `Missed appointment` (R12): that it was missed, and what it cost or came back, if anything. */
export function missedForm(form: AgainstForm): ModalView {
  return view('Missed appointment', VIEWS.missed, form, [
    amount(MONEY_FIELDS.fee, 'Fee, if there was one', undefined, true),
    amount(
      MONEY_FIELDS.refund,
      'What came back, if anything',
      `${formatPounds(form.left)} at most`,
      true,
    ),
    paidBy('Paid by', form),
    dayInput(MONEY_FIELDS.day, 'Day', { value: form.today }),
    ...whichArea(form.areas),
  ]);
}

function view(
  title: string,
  callback: string,
  { reference, item }: AgainstForm,
  inputs: InputBlock[],
): ModalView {
  return {
    type: 'modal',
    callback_id: callback,
    private_metadata: JSON.stringify({ reference }),
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [section(`${reference} · ${typed(item)}`), ...inputs],
  };
}

function amount(field: string, label: string, hint: string | undefined, optional = false) {
  return textInput(field, label, { most: 20, placeholder: '40.00', hint, optional });
}

function paidBy(label: string, form: AgainstForm): InputBlock {
  return selectInput(MONEY_FIELDS.paidBy, label, paymentOptions(), { chosen: form.paidBy });
}

function whichLine(lines: readonly BoughtLine[]): InputBlock[] {
  if (lines.length < 2) return [];
  const options = lines.map(({ item, pence }, at) => {
    const price = formatPounds(pence);
    return option(`${price} ${item}`, at);
  });
  return [selectInput(MONEY_FIELDS.line, 'What it came back for', options)];
}

function whichArea(areas: readonly Named[] | undefined): InputBlock[] {
  if (areas === undefined) return [];
  const options = areas.map(({ id, label }) => option(label, id));
  return [selectInput(MONEY_FIELDS.area, 'Outcome area', options)];
}
