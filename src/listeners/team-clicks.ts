import { parseDay } from '../domain/day.ts';
import { endAway, openAway, setAway } from '../flows/away.ts';
import { openConfirm, takeConfirm } from '../flows/confirm.ts';
import { takeDuty } from '../flows/duty.ts';
import { CameBefore } from '../ledger/inbox.ts';
import { AWAY, CONFIRMED } from '../messages/ids.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { CLOSED, onSubmit } from './submit.ts';

/** `Confirm what is decided`. */
export function confirmClicked(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => openConfirm(act));
}

/** The ticks of R144. */
export function confirmSent(deps: ListenerDeps) {
  return onSubmit(deps, async ({ act, values }) => {
    await takeConfirm(act, values.all(CONFIRMED));
    return CLOSED;
  });
}

/** `I am on duty`. */
export function dutyTaken(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => takeDuty(act));
}

/** `A time away`, on Home. */
export function awayClicked(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => openAway(act));
}

/** The form of a time away. */
export function awaySent(deps: ListenerDeps) {
  return onSubmit(deps, async ({ act, values, key }) => {
    const from = parseDay(values.chosen(AWAY.from) ?? '');
    const until = parseDay(values.chosen(AWAY.until) ?? '');
    if (from === undefined || until === undefined) {
      throw new Error('Slack sent a form without its required days');
    }
    const standIn = values.chosen(AWAY.standIn) ?? '';
    try {
      const faults = await setAway(act, { from, until, standIn }, key);
      return faults === undefined ? CLOSED : { kind: 'faults', faults };
    } catch (error) {
      if (error instanceof CameBefore) return CLOSED;
      throw error;
    }
  });
}

/** `End it now`. */
export function awayEndedEarly(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => endAway(act, id));
}
