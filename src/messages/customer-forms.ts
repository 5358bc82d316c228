import type { KnownBlock, ModalView } from '@slack/types';
import type { CaseCustomer, CustomerChange, Mark, OpenThing } from '../domain/caseload.ts';
import { type Day, formatDay } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import type { ReferenceFault } from '../domain/new-reference.ts';
import { context, option, paragraphs, section } from './blocks.ts';
import { changeLine, WRITE_IT_DOWN } from './customer-changes.ts';
import { CUSTOMER, VIEWS } from './ids.ts';
import { dayInput, personInput, radioInput, textInput } from './inputs.ts';
import { counted, typed } from './text.ts';

interface Look {
  readonly callback: string;
  readonly title: string;
  readonly submit: string;
  readonly customer?: number;
  readonly blocks: KnownBlock[];
}

function form({ callback, title, submit, customer, blocks }: Look): ModalView {
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
  return form({
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

/** Under the reference: why it cannot be used, and what to do. */
export function referenceFaultSentence(fault: ReferenceFault): string {
  switch (fault.why) {
    case 'shape':
      return 'Use 2 to 12 letters, figures and hyphens, with at least one letter and one figure, such as V4711K.';
    case 'amount':
      return 'That would read as an amount in a line. Begin with another letter.';
    case 'name':
      return 'That could be a name. Use at most three letters together, and none that are a name.';
    case 'date':
      return 'That could be a date of birth. Use figures that are no date.';
    case 'personal':
      return 'That reads as a number or postcode that others know a person by. Use one that means nothing.';
    case 'check':
      return `Its check letter does not fit: with these figures it would be ${fault.letter}. Look at it once more.`;
  }
}

/** Under the reference: somebody has it. */
export function takenSentence(reference: string, closed: boolean): string {
  const what = closed
    ? 'It is closed; a manager can open it again.'
    : 'Use it, or choose another here.';
  return `${reference} is on file already. ${what}`;
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
  return form({
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
  return form({
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

/** Things that are listed before a case is closed. */
const MOST_OPEN = 12;

/** `Close`: what is still open is listed first. */
export function closeForm(
  customer: CaseCustomer,
  open: readonly OpenThing[],
  today: Day,
): ModalView {
  return form({
    callback: VIEWS.closeCase,
    title: 'Close',
    submit: 'Close the case',
    customer: customer.id,
    blocks: [
      ...stillOpen(customer.reference, open),
      dayInput(CUSTOMER.closedOn, 'Closed on', { value: today }),
      context('Nothing can be bought for a closed customer. All that was bought stays.'),
    ],
  });
}

function stillOpen(reference: string, open: readonly OpenThing[]): KnownBlock[] {
  if (open.length === 0) return [section(`Nothing waits for *${reference}*.`)];
  const more = open.length - MOST_OPEN;
  return paragraphs(
    `*${counted(open.length, 'thing')} still open for ${reference}*: settle them first, or close all the same.`,
    ...open.slice(0, MOST_OPEN).map(openLine),
    ...(more > 0 ? [`and ${more} more`] : []),
  );
}

function openLine({ kind, reference, item, pence }: OpenThing): string {
  const what = `${formatPounds(pence)} ${typed(item)}`;
  if (kind === 'to_finish') return `• ${what} · to finish`;
  return kind === 'waiting'
    ? `• ${what} · ${reference} waits for a manager`
    : `• ${what} · ${reference} approved, still to buy`;
}

/** Under a day that is none, or is still to come. */
export function dayFault(isFuture: boolean): string {
  return isFuture ? 'That day is still to come. Choose today or earlier.' : 'Choose the day.';
}

/** Under the day of closing: before the case began. */
export function tooEarlyFault(introducedOn: Day): string {
  return `They were introduced on ${formatDay(introducedOn)}. Choose that day or a later one.`;
}

/** Under a person who cannot lead a case. */
export function personFault(isLeadAlready: boolean): string {
  return isLeadAlready
    ? 'It is in their caseload already. Choose somebody else.'
    : 'Choose a worker or manager of the team.';
}
