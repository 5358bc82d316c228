import type { KnownBlock, ModalView } from '@slack/types';
import type { CaseCustomer, OpenThing } from '../domain/caseload.ts';
import type { Day } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import { context, paragraphs, section } from './blocks.ts';
import { customerForm } from './customer-forms.ts';
import { shortened } from './goods.ts';
import { CUSTOMER, VIEWS } from './ids.ts';
import { dayInput } from './inputs.ts';
import { counted, typed } from './text.ts';

/** Things that are listed before a case is closed. */
const MOST_OPEN = 5;

/** `Close`: what is still open is listed first. */
export function closeForm(
  customer: CaseCustomer,
  open: readonly OpenThing[],
  today: Day,
): ModalView {
  return customerForm({
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
  const what = `${formatPounds(pence)} ${typed(shortened(item))}`;
  if (kind === 'to_finish') return `• ${what} · to finish`;
  return kind === 'waiting'
    ? `• ${what} · ${reference} waits for a manager`
    : `• ${what} · ${reference} approved, still to buy`;
}
