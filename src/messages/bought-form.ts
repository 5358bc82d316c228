import type { ModalView, PlainTextOption } from '@slack/types';
import type { Day } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import { goods } from '../domain/more.ts';
import { PAYMENT_METHODS } from '../domain/payment.ts';
import { type Plan, stillApproved } from '../domain/sign-off.ts';
import { option } from './blocks.ts';
import { MONEY_FIELDS, VIEWS } from './ids.ts';
import { dayInput, radioInput, selectInput, textInput } from './inputs.ts';

/** Whether the money has gone: what is beyond the approval counts then, and is asked about if not. */
export const PAID = { already: 'already', notYet: 'not_yet' } as const;

/** `Bought some`: a part of what was approved. */
export function boughtForm(plan: Plan, today: Day): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.boughtSome,
    private_metadata: JSON.stringify({ plan: plan.id }),
    title: { type: 'plain_text', text: `Bought on ${plan.reference}`.slice(0, 24) },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      textInput(MONEY_FIELDS.amount, 'Amount', {
        most: 20,
        placeholder: '56.73',
        hint: `${formatPounds(stillApproved(plan))} still approved`,
      }),
      textInput(MONEY_FIELDS.item, 'What was bought', { value: goods(plan).slice(0, 140) }),
      selectInput(MONEY_FIELDS.paidBy, 'Paid by', paymentOptions(), { chosen: plan.paidBy }),
      dayInput(MONEY_FIELDS.day, 'Day', { value: today }),
      radioInput(
        MONEY_FIELDS.paid,
        'If it is more than is approved',
        [option('Paid already', PAID.already), option('Not yet', PAID.notYet)],
        {
          chosen: PAID.already,
          hint: 'Paid already: it counts, and a manager looks at it. Not yet: a manager is asked first.',
        },
      ),
    ],
  };
}

/** The ways of paying, as a list. */
export function paymentOptions(): PlainTextOption[] {
  return PAYMENT_METHODS.map(({ code, label }) => option(label, code));
}
