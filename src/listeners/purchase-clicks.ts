import { z } from 'zod';
import { isBecame } from '../domain/afterwards.ts';
import { storeBreachFromLine } from '../flows/breach.ts';
import { openBring } from '../flows/bring-to-meeting.ts';
import { editForm, undo } from '../flows/correct.ts';
import { logLine } from '../flows/log-line.ts';
import { emptyForm, formFromLine } from '../flows/purchase-form.ts';
import { sameAgain } from '../flows/same-again.ts';
import { openHistory } from '../flows/see-history.ts';
import { askWhatBecame, tellWhatBecame } from '../flows/tell-afterwards.ts';
import { understand } from '../flows/understand-line.ts';
import { BECAME_FIELDS } from '../messages/ids.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { CLOSED, onSubmit } from './submit.ts';

/** `Edit`. */
export function edit(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => editForm(act, value));
}

/** `Undo`. */
export function undoPurchase(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => undo(act, value));
}

/** `Same again`. */
export function again(deps: ListenerDeps) {
  return onClick(deps, ({ act, value, key }) => sameAgain(act, value, key));
}

/** `History`. */
export function showHistory(deps: ListenerDeps) {
  return onClick(deps, ({ act, value, key }) => openHistory(act, value, key));
}

/** `What became of it`, under the history. */
export function tellBecame(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => askWhatBecame(act, value));
}

const noted = z.object({ reference: z.string() });

/** `What became of it` was sent. */
export function becameSent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    async ({ act, metadata, values, key }) => {
      const { reference } = noted.parse(JSON.parse(metadata));
      const value = values.chosen(BECAME_FIELDS.became);
      if (!isBecame(value)) {
        return { kind: 'faults', faults: { [BECAME_FIELDS.became]: 'Choose what became of it.' } };
      }
      const text = values.text(BECAME_FIELDS.text) || undefined;
      return (await tellWhatBecame(act, reference, { value, text }, key)) ?? CLOSED;
    },
    [BECAME_FIELDS.text],
  );
}

/** Home's menu beside an entry. */
export function purchaseMenu(deps: ListenerDeps) {
  return onClick(deps, ({ act, value, key }) => {
    const [what, reference = ''] = value.split(':');
    if (what === 'history') return openHistory(act, reference, key);
    if (what === 'edit') return editForm(act, reference);
    if (what === 'became') return askWhatBecame(act, reference);
    if (what === 'bring') return openBring(act, reference);
    return what === 'undo' ? undo(act, reference) : sameAgain(act, reference, key);
  });
}

/** `The money has already gone`: one breach for one message, however often it is pressed (R14). */
export function moneyGone(deps: ListenerDeps) {
  return onClick(deps, ({ act, value, body, key }) => {
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
  return onClick(deps, ({ act, value, body, key }) => {
    const mark = body.actions[0]?.block_id ?? '';
    const once = /^(?:command|message):/.test(mark) ? mark : key;
    return logLine(act, { text: value, key: once, byMessage: false, namesNobody: true });
  });
}

/** `Log a purchase` on Home, and `Finish in the form` under a line. */
export function openForm(deps: ListenerDeps) {
  return onClick(deps, async ({ act, value }) => {
    if (value === 'new') return { kind: 'form', form: await emptyForm(act) };
    return { kind: 'form', form: await formFromLine(act, await understand(act, value)) };
  });
}
