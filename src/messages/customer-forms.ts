import type { KnownBlock, ModalView } from '@slack/types';
import type { CaseCustomer, CustomerChange, Mark } from '../domain/caseload.ts';
import type { Day } from '../domain/day.ts';
import { context, option, section } from './blocks.ts';
import { changeLine, WRITE_IT_DOWN } from './customer-changes.ts';
import { CUSTOMER, VIEWS } from './ids.ts';
import { dayInput, personInput, radioInput, textInput } from './inputs.ts';

interface Look {
  readonly callback: string;
  readonly title: string;
  readonly submit: string;
  readonly customer?: number;
  readonly blocks: KnownBlock[];
}

type CustomerForm = ModalView;

/** The frame of the small forms about a customer. */
export function customerForm({ callback, title, submit, customer, blocks }: Look): CustomerForm {
  return {
    type: 'modal',
    callback_id: callback,
    ...(customer === undefined ? {} : { private_metadata: JSON.stringify({ customer }) }),
    title: { type: 'plain_text', text: title },
    submit: { type: 'plain_text', text: submit },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks,
  };
}

/**
 * `Add a customer`: a reference with a check letter is proposed (R146) and may be typed over.
 *
 * @param lead whose caseload it is to be; asked of managers alone
 */
export function addCustomerForm(
  proposed: string,
  today: Day,
  lead: { readonly slackId: string } | undefined,
): ModalView {
  return customerForm({
    callback: VIEWS.addCustomer,
    title: 'Add a customer',
    submit: 'Add',
    blocks: [
      textInput(CUSTOMER.reference, 'Reference', {
        value: proposed,
        most: 20,
        hint: 'Its last letter shows up a slip of the finger. Or type your team’s own: letters and figures, no name, no birthday.',
      }),
      dayInput(CUSTOMER.introducedOn, 'Introduced on', { value: today }),
      ...(lead === undefined
        ? []
        : [personInput(CUSTOMER.lead, 'Whose caseload', { value: lead.slackId })]),
      section(WRITE_IT_DOWN),
    ],
  });
}

const YES_NO: Readonly<Record<Mark, readonly [string, string, string]>> = {
  housed: ['Housed', 'Housed since', 'Not yet'],
  benefits: ['Benefits in place', 'In place since', 'Not yet'],
};

/** `Housed and benefits`: two yes or no, and two days (R113). To take one back, say not yet. */
export function marksForm(
  customer: CaseCustomer,
  today: Day,
  changes: readonly CustomerChange[],
  timezone: string,
): ModalView {
  return customerForm({
    callback: VIEWS.marks,
    title: 'Housed and benefits',
    submit: 'Save',
    customer: customer.id,
    blocks: [
      section(`*${customer.reference}*`),
      ...mark('housed', customer.housedOn, today),
      ...mark('benefits', customer.benefitsOn, today),
      ...(changes.length === 0
        ? []
        : [context('Before', ...changes.map((one) => changeLine(one, timezone)))]),
    ],
  });
}

function mark(which: Mark, since: Day | undefined, today: Day) {
  const [label, dayLabel, no] = YES_NO[which];
  const field = which === 'housed' ? CUSTOMER.housedOn : CUSTOMER.benefitsOn;
  return [
    radioInput(CUSTOMER[which], label, [option(no, 'no'), option('Yes', 'yes')], {
      chosen: since === undefined ? 'no' : 'yes',
    }),
    dayInput(field, dayLabel, { value: since ?? today, optional: true }),
  ];
}

/** `Hand over`, to another worker. */
export function handOverForm(customer: CaseCustomer): ModalView {
  return customerForm({
    callback: VIEWS.handOver,
    title: 'Hand over',
    submit: 'Hand over',
    customer: customer.id,
    blocks: [
      section(`*${customer.reference}* goes to another caseload. They are told by a message.`),
      personInput(CUSTOMER.lead, 'To whom'),
    ],
  });
}
