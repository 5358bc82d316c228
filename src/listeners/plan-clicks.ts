import { showView } from '../flows/answer.ts';
import { boughtAll, notNeeded } from '../flows/bought.ts';
import { boughtSomeForm } from '../flows/bought-some.ts';
import { answerable, decide, mayDecideNow } from '../flows/decide.ts';
import { declareInterest } from '../flows/declare-interest.ts';
import { isRefused } from '../flows/own-draft.ts';
import { openDetails } from '../flows/see-details.ts';
import { seeYear } from '../flows/see-year.ts';
import { decidedNotice } from '../messages/card.ts';
import { type ReasonForm, reasonForm } from '../messages/reason-form.ts';
import { drawHome, onHome } from './show.ts';
import { type ListenerDeps, onClick } from './staff.ts';

/** `Approve`: decides at once. The card changes through the outbox; Home is drawn anew. */
export function approve(deps: ListenerDeps) {
  return onClick(deps, async (click) => {
    const { act, id } = click;
    const plan = await decide(act, id, { outcome: 'approved', reason: undefined });
    if (isRefused(plan)) return plan;
    if (onHome(click)) await drawHome(click.client, act, decidedNotice(plan, 'approved'));
    return undefined;
  });
}

/** `Decline`, `Ask` and, in Details, `Approve with a condition`: a form whose one input is the reason. */
export function askReason(deps: ListenerDeps, form: ReasonForm) {
  return onClick(deps, async ({ act, id, body, client }) => {
    const plan = await mayDecideNow(act, id);
    if (isRefused(plan)) return plan;
    const view = reasonForm(form, plan);
    const trigger_id = body.trigger_id;
    // Within Details the form goes on top, so that its Cancel leads back.
    if (body.view?.type === 'modal') await client.views.push({ trigger_id, view });
    else await client.views.open({ trigger_id, view });
    return undefined;
  });
}

/** `Details`. */
export function showDetails(deps: ListenerDeps) {
  return onClick(deps, ({ act, id, key }) => openDetails(act, id, key));
}

/** `I have an interest`, in Details. */
export function haveInterest(deps: ListenerDeps) {
  return onClick(deps, async ({ act, id, body, client }) => {
    const view = await declareInterest(act, id);
    if ('kind' in view) return view;
    if (body.view?.type !== 'modal') return showView(view);
    await client.views.update({ view_id: body.view.id, view });
    return undefined;
  });
}

/** `Bought all`. */
export function bought(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => boughtAll(act, id));
}

/** `Bought some`. */
export function boughtPart(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => boughtSomeForm(act, id));
}

/** `No longer needed`. */
export function noLongerNeeded(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => notNeeded(act, id));
}

/** `Answer`, to a manager's question. */
export function answer(deps: ListenerDeps) {
  return onClick(deps, async ({ act, id, body, client }) => {
    const plan = await answerable(act, id);
    if (isRefused(plan)) return plan;
    const view = reasonForm('answer', plan);
    await client.views.open({ trigger_id: body.trigger_id, view });
    return undefined;
  });
}

/** `See whom`, under the notice that a planning figure was passed: for managers alone. */
export function showYear(deps: ListenerDeps) {
  return onClick(deps, ({ act, value, key }) => seeYear(act, value, key));
}
