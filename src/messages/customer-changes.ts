import type { CaseCustomer, CustomerChange } from '../domain/caseload.ts';
import { type Day, dayOf, formatDay } from '../domain/day.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { mention } from './text.ts';

/** R91: said wherever a reference is given. */
export const WRITE_IT_DOWN =
  'Write the reference in the case system: who it is stands only there. Oatcake never asks for a name.';

/** What was changed about one customer, at one go. */
export interface ChangesMade {
  readonly customer: CaseCustomer;
  readonly changes: readonly CustomerChange[];
}

/** The day that a change tells of. */
const dayIn = (text: string | undefined): string => formatDay((text ?? '') as Day);

/** One change in a few words, such as “housed since 12 May 2026”. */
function inWords({ what, before, after }: CustomerChange): string {
  switch (what) {
    case 'added':
      return `added, introduced on ${dayIn(after)}`;
    case 'housed':
      return after === undefined ? 'not housed (taken back)' : `housed since ${dayIn(after)}`;
    case 'benefits':
      return after === undefined
        ? 'benefits not in place (taken back)'
        : `benefits in place since ${dayIn(after)}`;
    case 'told':
      return after === undefined ? 'not told (taken back)' : `told on ${dayIn(after)}`;
    case 'objected':
      return after === undefined ? 'no objection (taken back)' : `objected on ${dayIn(after)}`;
    case 'lead':
      return 'handed over';
    case 'closed':
      return after === undefined
        ? `open again, closed on ${dayIn(before)}`
        : `closed on ${dayIn(after)}`;
  }
}

/** A change as the list of earlier ones has it. */
export function changeLine(change: CustomerChange, timezone: string): string {
  const was = change.before !== undefined && /^\d{4}-/u.test(change.before);
  const before = was && change.what !== 'closed' ? `, was ${dayIn(change.before)}` : '';
  return `${formatDay(dayOf(change.at, timezone))}: ${inWords(change)}${before} · ${mention(change.by)}`;
}

/** To whoever changed it, with the way back. */
export function customerChanged({ customer, changes }: ChangesMade): Message {
  const [first] = changes;
  const { reference } = customer;
  const isNew = first?.what === 'added';
  return {
    text: isNew ? 'Customer added' : 'Customer changed',
    blocks: [
      section(
        `✅ *${reference}: ${changes.map((one) => lead(one, customer)).join('; ')}*`,
        isNew && WRITE_IT_DOWN,
        isNew && `It can be used at once: \`/spend 4.20 ${reference} coffee #social\``,
      ),
      actions(
        `customer:${customer.id}`,
        ...(isNew || first === undefined
          ? []
          : [button(wayBack(first), ACTIONS.undoCustomer, changes.map(({ id }) => id).join(','))]),
        button('My customers', ACTIONS.myCustomers, 'mine'),
      ),
    ],
  };
}

function lead(change: CustomerChange, customer: CaseCustomer): string {
  if (change.what !== 'lead') return inWords(change);
  return customer.lead === undefined
    ? 'in nobody’s caseload'
    : `now with ${mention(customer.lead)}`;
}

function wayBack({ what, after }: CustomerChange): string {
  if (what === 'lead') return 'Hand back';
  return what === 'closed' && after !== undefined ? 'Open again' : 'Undo';
}

/** To whoever has a customer now who had not. */
export function customerHanded({ customer, changes: [change] }: ChangesMade): Message {
  const by = change === undefined ? 'Somebody' : mention(change.by);
  const isNew = change?.what === 'added';
  return {
    text: isNew ? 'A new customer in your caseload' : 'A customer was handed over to you',
    blocks: [
      section(
        isNew
          ? `*${by} added ${customer.reference} to your caseload*`
          : `*${by} handed ${customer.reference} over to you*`,
        isNew
          ? WRITE_IT_DOWN
          : 'They come first in your lists now. Who it is stands in the case system.',
      ),
      actions(`customer:${customer.id}`, button('My customers', ACTIONS.myCustomers, 'mine')),
    ],
  };
}

/** To whoever had a customer until somebody else handed them over. */
export function customerLeft({ customer, changes: [change] }: ChangesMade): Message {
  const by = change === undefined ? 'Somebody' : mention(change.by);
  const now = customer.lead === undefined ? 'nobody' : mention(customer.lead);
  return {
    text: 'A customer left your caseload',
    blocks: [section(`*${by} handed ${customer.reference} over: they are with ${now} now*`)],
  };
}

/** After Undo: how the customer stands now. */
export function customerUndone(customer: CaseCustomer): Message {
  const { reference, closedOn, housedOn, benefitsOn, toldOn, objectedOn } = customer;
  const { lead: with_ } = customer;
  return {
    text: 'Taken back',
    blocks: [
      section(
        `↩️ *Taken back: ${reference} is as it was before*`,
        [
          closedOn === undefined ? 'open' : `closed on ${formatDay(closedOn)}`,
          housedOn === undefined ? 'not housed yet' : `housed since ${formatDay(housedOn)}`,
          benefitsOn === undefined
            ? 'benefits not yet'
            : `benefits in place since ${formatDay(benefitsOn)}`,
          toldOn === undefined ? 'not told yet' : `told on ${formatDay(toldOn)}`,
          ...(objectedOn === undefined ? [] : [`objected on ${formatDay(objectedOn)}`]),
          with_ === undefined ? 'in nobody’s caseload' : `with ${mention(with_)}`,
        ].join(' · '),
      ),
      actions(`customer:${customer.id}`, button('My customers', ACTIONS.myCustomers, 'mine')),
    ],
  };
}
