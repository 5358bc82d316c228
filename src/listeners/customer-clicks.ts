import type { AllMiddlewareArgs, SlackOptionsMiddlewareArgs } from '@slack/bolt';
import { z } from 'zod';
import { openAddCustomer } from '../flows/add-customer.ts';
import { openAgain, openClose } from '../flows/close-case.ts';
import { findOnFileFor } from '../flows/find-customers.ts';
import { openHandOver } from '../flows/hand-over.ts';
import { openMarks, openTold } from '../flows/mark-customer.ts';
import { isRefused } from '../flows/own-draft.ts';
import { openCaseload, placeOf, seeCaseload } from '../flows/see-caseload.ts';
import { undoCustomerChange } from '../flows/undo-customer-change.ts';
import type { CaseloadPlace } from '../messages/caseload.ts';
import { rightOfAction } from './rights.ts';
import { identify, type ListenerDeps, onClick, type StaffClick } from './staff.ts';

const place: z.ZodType<CaseloadPlace> = z.object({
  scope: z.enum(['mine', 'all']),
  page: z.number(),
  found: z.number().optional(),
});

/** `My customers`, on Home and under what was changed. */
export function myCustomers(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => openCaseload(act));
}

/** `Add a customer`. */
export function addCustomer(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => openAddCustomer(act));
}

/** A customer's menu. */
export function customerMenu(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => {
    const [what, id] = value.split(':');
    if (what === 'told') return openTold(act, Number(id));
    if (what === 'marks') return openMarks(act, Number(id));
    return what === 'hand' ? openHandOver(act, Number(id)) : openClose(act, Number(id));
  });
}

/** Whose customers, which page, or one that was looked for: the same view, drawn anew. */
export function caseloadTurned(deps: ListenerDeps, turn: 'scope' | 'page' | 'found') {
  return onClick(deps, async (click) => {
    const { act, value } = click;
    const now = placeIn(click);
    if (turn === 'scope') await redraw(click, { scope: value === 'all' ? 'all' : 'mine', page: 0 });
    else if (turn === 'page') await redraw(click, { ...now, page: Number(value) });
    else await redraw(click, { ...now, found: await placeOf(act, value) });
    return undefined;
  });
}

/** `Open again`. */
export function reopen(deps: ListenerDeps) {
  return onClick(deps, async (click) => {
    const reference = await openAgain(click.act, click.id);
    if (typeof reference !== 'string') return reference;
    await redraw(click, { ...placeIn(click), found: click.id }, `${reference} is open again.`);
    return undefined;
  });
}

/** `Undo`, `Hand back`, `Open again` under a confirmation. */
export function undoCustomer(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => undoCustomerChange(act, value));
}

/** The caseload's list, searched as one types; for managers with closed ones. */
export function caseloadSearch(deps: ListenerDeps) {
  return async (args: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs) => {
    const { ack, body, options, context } = args;
    const act = await identify(deps, body, context, rightOfAction(body.action_id));
    await ack({ options: isRefused(act) ? [] : await findOnFileFor(act, options.value) });
  };
}

function placeIn({ body }: StaffClick): CaseloadPlace {
  return place.parse(JSON.parse(body.view?.private_metadata ?? '{}'));
}

async function redraw(click: StaffClick, to: CaseloadPlace, notice?: string): Promise<void> {
  const view = await seeCaseload(click.act, to, notice);
  await click.client.views.update({ view_id: click.body.view?.id ?? '', view });
}
