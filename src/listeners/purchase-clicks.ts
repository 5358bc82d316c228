import { storeBreachFromLine } from '../flows/breach.ts';
import { editForm, undo } from '../flows/correct.ts';
import { logLine } from '../flows/log-line.ts';
import { emptyForm, formFromLine } from '../flows/purchase-form.ts';
import { sameAgain } from '../flows/same-again.ts';
import { openHistory } from '../flows/see-history.ts';
import { understand } from '../flows/understand-line.ts';
import { type ListenerDeps, onClick } from './staff.ts';

/** `Edit`. */
export function edit(deps: ListenerDeps) {
  return onClick(deps, 'buy', ({ act, value }) => editForm(act, value));
}

/** `Undo`. */
export function undoPurchase(deps: ListenerDeps) {
  return onClick(deps, 'buy', ({ act, value }) => undo(act, value));
}

/** `Same again`. */
export function again(deps: ListenerDeps) {
  return onClick(deps, 'buy', ({ act, value, key }) => sameAgain(act, value, key));
}

/** `History`. */
export function showHistory(deps: ListenerDeps) {
  return onClick(deps, 'look', ({ act, value }) => openHistory(act, value));
}

/** Home's menu beside an entry: Edit, Undo, Same again, History. */
export function purchaseMenu(deps: ListenerDeps) {
  return onClick(deps, 'buy', ({ act, value, key }) => {
    const [what, reference = ''] = value.split(':');
    if (what === 'history') return openHistory(act, reference);
    if (what === 'edit') return editForm(act, reference);
    return what === 'undo' ? undo(act, reference) : sameAgain(act, reference, key);
  });
}

/** `The money has already gone`: one breach for one message, however often it is pressed (R14). */
export function moneyGone(deps: ListenerDeps) {
  return onClick(deps, 'buy', ({ act, value, body, key }) => {
    const { channel_id: channel, message_ts: ts } = body.container;
    const once = ts === undefined ? key : `breach:${channel}:${ts}`;
    return storeBreachFromLine(act, value, once);
  });
}

/**
 * R96: `Not a person, save it`: the line goes on under the mark by which it came, so that neither
 * a second press nor the same command again saves it twice (R14).
 */
export function notAPerson(deps: ListenerDeps) {
  return onClick(deps, 'buy', ({ act, value, body, key }) => {
    const mark = body.actions[0]?.block_id ?? '';
    const once = /^(?:command|message):/.test(mark) ? mark : key;
    return logLine(act, { text: value, key: once, byMessage: false, namesNobody: true });
  });
}

/** `Log a purchase` on Home, and `Finish in the form` under a line. */
export function openForm(deps: ListenerDeps) {
  return onClick(deps, 'buy', async ({ act, value }) => {
    if (value === 'new') return { kind: 'form', form: await emptyForm(act) };
    return { kind: 'form', form: await formFromLine(act, await understand(act, value)) };
  });
}
