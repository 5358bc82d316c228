import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { PAYMENT_METHODS, type PaymentMethod } from '../domain/payment.ts';
import type { Customer, Named } from '../domain/purchase.ts';
import { askedToo, type FormAsks } from './asked-too.ts';
import { context, option, section } from './blocks.ts';
import { customerInput } from './customer-input.ts';
import { addMoreButton, firstLineNote, type MoreForm, moreBlocks } from './form-more.ts';
import { ACTIONS, FIELDS, VIEWS } from './ids.ts';
import { type PersonQuestion, personQuestion } from './person-question.ts';
import { typed } from './text.ts';

/** Why the form is open: what its answers will become. */
export type FormPurpose =
  | { readonly mode: 'new' }
  | { readonly mode: 'finish' | 'ask' | 'paid'; readonly draft: number }
  | { readonly mode: 'edit'; readonly reference: string; readonly why?: string | undefined };

/**
 * R41, R42: whether what the guidelines ask must be answered. A request for sign-off goes without,
 * since a manager may ask; so does a correction of what was logged without.
 */
export function insists({ mode }: FormPurpose): boolean {
  return mode === 'new' || mode === 'finish';
}

/** The form, filled in as far as is known. */
export interface PurchaseForm extends FormAsks {
  readonly purpose: FormPurpose;
  readonly note?: string | undefined;
  /** R37: shown again with the way to tell of money that has gone. */
  readonly neverBuys?: string | undefined;
  /** The box under `neverBuys` was ticked. */
  readonly moneyGone?: boolean;
  /** R96: shown again with the question whether somebody is named. */
  readonly person?: PersonQuestion | undefined;
  readonly customer?: Customer | undefined;
  readonly amount?: string | undefined;
  readonly item?: string | undefined;
  readonly category?: Named | undefined;
  readonly area?: Named | undefined;
  readonly reason?: string | undefined;
  readonly paidBy: PaymentMethod;
  readonly otherSource?: string | undefined;
  readonly whyThisOne?: string | undefined;
  /** What is behind "Add more", once it was asked for. */
  readonly more?: MoreForm | undefined;
  /** R97: whether the team keeps photos of receipts. */
  readonly takesPhotos?: boolean;
  /** The last four digits of one's own card (R10). */
  readonly card?: string | undefined;
  readonly categories: readonly Named[];
  readonly areas: readonly Named[];
}

/** The field that a person must fill, may fill, or finds filled in (R7: six inputs, one submit). */
export function purchaseForm(form: PurchaseForm): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.purchase,
    private_metadata: JSON.stringify(form.purpose),
    title: { type: 'plain_text', text: 'Log a purchase' },
    submit: { type: 'plain_text', text: form.purpose.mode === 'ask' ? 'Ask a manager' : 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      ...(form.note === undefined ? [] : [context(typed(form.note))]),
      ...neverBuys(form),
      ...personQuestion(form.person),
      ...firstLineNote(form.more),
      customerInput(form.customer),
      amountInput(form.amount),
      textInput(FIELDS.item, 'What was bought', form.item),
      {
        ...list(FIELDS.category, 'Category', form.categories, form.category),
        dispatch_action: true,
      },
      list(FIELDS.area, 'Outcome area', form.areas, form.area),
      textInput(FIELDS.purpose, 'What it helps with', form.reason),
      paidByInput(form.paidBy, form.card),
      ...askedToo(form, insists(form.purpose) && !mayHaveShare(form)),
      ...(form.more === undefined ? [addMoreButton()] : moreBlocks(form.more, form)),
    ],
  };
}

/**
 * R8: a customer's share may take it below £50. Then the field may stay empty until the form is sent,
 * when what the budget pays is known; what is missing by then is asked for.
 */
function mayHaveShare({ more }: PurchaseForm): boolean {
  return more !== undefined;
}

function neverBuys({ neverBuys: rule, moneyGone }: PurchaseForm): KnownBlock[] {
  if (rule === undefined) return [];
  const gone = option('The money has already gone', 'gone');
  return [
    section(
      `❌ *Not saved: the team never buys ${typed(rule)}.*`,
      'Say it in other words if it means something else. If the money has gone all the same, tick below: the ledger keeps it, as a breach.',
    ),
    {
      type: 'input',
      block_id: FIELDS.moneyGone,
      optional: true,
      label: { type: 'plain_text', text: 'Already spent?' },
      element: {
        type: 'checkboxes',
        action_id: FIELDS.moneyGone,
        options: [gone],
        ...(moneyGone && { initial_options: [gone] }),
      },
    },
  ];
}

function input(field: string, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id: field, label: { type: 'plain_text', text: label }, element };
}

function amountInput(amount: string | undefined): InputBlock {
  return input(FIELDS.amount, 'Amount', {
    type: 'plain_text_input',
    action_id: FIELDS.amount,
    max_length: 20,
    placeholder: { type: 'plain_text', text: '4.20, 80p, 2x30' },
    ...(amount && { initial_value: amount }),
  });
}

/** 140 characters as people count them may be twice as many for Slack; the answer is checked. */
const TYPED_LENGTH = 280;

function textInput(field: string, label: string, value: string | undefined): InputBlock {
  const block = input(field, label, {
    type: 'plain_text_input',
    action_id: field,
    max_length: TYPED_LENGTH,
    ...(value && { initial_value: value }),
  });
  if (field !== FIELDS.purpose) return block;
  return { ...block, hint: { type: 'plain_text', text: 'A few words. No names, please.' } };
}

function list(
  field: string,
  label: string,
  choices: readonly Named[],
  chosen: Named | undefined,
): InputBlock {
  const options = choices.map(({ id, label: name }) => option(name, id));
  const initial = chosen && options.find(({ value }) => value === String(chosen.id));
  return select(field, label, options, initial);
}

/** R10: one's own card shows its last four digits. */
function paidByInput(paidBy: PaymentMethod, card: string | undefined): InputBlock {
  const options = PAYMENT_METHODS.map(({ code, label }) =>
    option(code === 'card' && card !== undefined ? `${label} ••${card}` : label, code),
  );
  return select(
    FIELDS.paidBy,
    'Paid by',
    options,
    options.find(({ value }) => value === paidBy),
  );
}

function select(
  field: string,
  label: string,
  options: PlainTextOption[],
  initial: PlainTextOption | undefined,
): InputBlock {
  return input(field, label, {
    type: 'static_select',
    action_id: field === FIELDS.category ? ACTIONS.formCategory : field,
    placeholder: { type: 'plain_text', text: 'Choose' },
    options,
    ...(initial && { initial_option: initial }),
  });
}
