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

const DAY_FIELDS = {
  housed: CUSTOMER.housedOn,
  benefits: CUSTOMER.benefitsOn,
  told: CUSTOMER.toldOn,
  objected: CUSTOMER.objectedOn,
} as const;

const YES_NO: Readonly<Record<Mark, readonly [string, string, string]>> = {
  housed: ['Housed', 'Housed since', 'Not yet'],
  benefits: ['Benefits in place', 'In place since', 'Not yet'],
  told: ['Told what is recorded and who sees it', 'Told on', 'Not yet'],
  objected: ['They object', 'Objected on', 'No'],
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
  const field = DAY_FIELDS[which];
  return [
    radioInput(CUSTOMER[which], label, [option(no, 'no'), option('Yes', 'yes')], {
      chosen: since === undefined ? 'no' : 'yes',
    }),
    dayInput(field, dayLabel, { value: since ?? today, optional: true }),
  ];
}

/** `Told, or objected` (R98): whether the customer was told, in plain words, and what they said to it. */
export function toldForm(customer: CaseCustomer, today: Day): ModalView {
  return customerForm({
    callback: VIEWS.told,
    title: 'Told, or objected',
    submit: 'Save',
    customer: customer.id,
    blocks: [
      section(
        `*${customer.reference}*`,
        'Say it in plain words: what was bought, when, for how much and what for; the team and its managers see it; no name, and it is forgotten some time after you part.',
      ),
      ...mark('told', customer.toldOn, today),
      ...mark('objected', customer.objectedOn, today),
      context(
        'An objection: nothing of theirs is told in the digest or handed to an evaluation. What is wrong is put right with Edit or Undo.',
      ),
    ],
  });
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
