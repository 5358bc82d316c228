import type { ActionsBlock, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { CaseCustomer } from '../domain/caseload.ts';
import type { Day } from '../domain/day.ts';
import { actions, button, context, option, section } from './blocks.ts';
import { ACTIONS, VIEWS } from './ids.ts';
import { briefDay, counted, mention } from './text.ts';

/** Whose customers are listed. */
export type Scope = 'mine' | 'all';

/** What a caseload's view remembers of itself, so that a click can draw it anew. */
export interface CaseloadPlace {
  readonly scope: Scope;
  /** From 0. */
  readonly page: number;
  /** A customer who was looked for, by the ledger's id. */
  readonly found?: number | undefined;
}

/** A caseload as its view shows it. */
export interface Caseload {
  readonly place: CaseloadPlace;
  readonly pages: number;
  readonly total: number;
  readonly customers: readonly CaseCustomer[];
  readonly found: { readonly customer: CaseCustomer; readonly yours: boolean } | undefined;
  /** A sentence about what was just done. */
  readonly notice: string | undefined;
  readonly isManager: boolean;
  readonly today: Day;
}

/** Customers on a page; Slack shows 100 blocks, and a phone's thumb has enough of these. */
export const CASELOAD_PAGE = 40;

/** `/spend customers`: one's own caseload, privately (R113); for managers all of them too. */
export function caseloadView(facts: Caseload): ModalView {
  const { place, total, notice } = facts;
  const title = place.scope === 'mine' ? 'My customers' : 'All customers';
  return {
    type: 'modal',
    callback_id: VIEWS.caseload,
    private_metadata: JSON.stringify(place),
    title: { type: 'plain_text', text: title },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...(notice === undefined ? [] : [section(`✅ ${notice}`)]),
      top(facts),
      ...found(facts),
      { type: 'divider' },
      context(howMany(facts)),
      ...facts.customers.map((one) => row(one, facts)),
      ...(total === 0 ? [section('Nobody is in this caseload. Press *Add a customer*.')] : []),
      ...paging(facts),
    ],
  };
}

function top({ place, isManager }: Caseload): ActionsBlock {
  const other = place.scope === 'mine' ? 'all' : 'mine';
  const label = other === 'all' ? 'All customers' : 'My customers';
  return actions(
    'caseload',
    button('Add a customer', ACTIONS.addCustomer, 'add', 'primary'),
    ...(isManager ? [button(label, ACTIONS.caseloadScope, other)] : []),
    {
      type: 'external_select',
      action_id: ACTIONS.caseloadFind,
      min_query_length: 0,
      placeholder: { type: 'plain_text', text: 'Find by reference' },
    },
  );
}

function howMany({ total, pages, place }: Caseload): string {
  const page = pages > 1 ? ` · page ${place.page + 1} of ${pages}` : '';
  return `${counted(total, 'open customer')}${page}`;
}

function found(facts: Caseload): KnownBlock[] {
  if (facts.found === undefined) return [];
  const { customer, yours } = facts.found;
  if (yours) return [{ ...row(customer, facts), block_id: `found:${customer.id}` }];
  const whose =
    customer.lead === undefined
      ? 'in nobody’s caseload. A manager can hand it to somebody.'
      : `in ${mention(customer.lead)}’s caseload. Ask them, or a manager, to change it.`;
  return [section(`*${customer.reference}* is ${whose} You may buy for them as for anybody.`)];
}

function row(customer: CaseCustomer, { today, isManager, place }: Caseload): SectionBlock {
  const { id, closedOn } = customer;
  const block = {
    ...section(
      `*${customer.reference}* · ${closedOn ? `closed ${briefDay(closedOn, today)}` : lastBought(customer, today)}`,
      marksLine(customer, today),
      place.scope === 'all' || customer.closedOn !== undefined
        ? `with ${customer.lead === undefined ? 'nobody' : mention(customer.lead)}`
        : undefined,
    ),
    block_id: `customer:${id}`,
  };
  if (closedOn === undefined) return { ...block, accessory: menu(id) };
  return isManager ? { ...block, accessory: button('Open again', ACTIONS.openAgain, id) } : block;
}

function lastBought({ lastBought: last }: CaseCustomer, today: Day): string {
  return last === undefined ? 'nothing bought yet' : `last bought ${briefDay(last, today)}`;
}

/** R113: two yes or no, with their days. */
export function marksLine(customer: CaseCustomer, today: Day): string {
  const { housedOn, benefitsOn } = customer;
  return [
    housedOn === undefined ? 'not housed yet' : `housed ${briefDay(housedOn, today)}`,
    benefitsOn === undefined
      ? 'benefits not yet'
      : `benefits in place ${briefDay(benefitsOn, today)}`,
  ].join(' · ');
}

function menu(id: number): NonNullable<SectionBlock['accessory']> {
  return {
    type: 'overflow',
    action_id: ACTIONS.customerMenu,
    options: [
      option('Housed and benefits', `marks:${id}`),
      option('Told, or objected', `told:${id}`),
      option('Hand over', `hand:${id}`),
      option('Close', `close:${id}`),
    ],
  };
}

function paging({ pages, place: { page } }: Caseload): KnownBlock[] {
  const buttons = [
    ...(page > 0 ? [button('Previous', ACTIONS.caseloadPrevious, page - 1)] : []),
    ...(page + 1 < pages ? [button('Next', ACTIONS.caseloadNext, page + 1)] : []),
  ];
  return buttons.length === 0 ? [] : [actions('pages', ...buttons)];
}
