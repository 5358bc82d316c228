import { refused } from '../domain/refusal.ts';
import { takeToManagers } from '../flows/ask-manager.ts';
import { discard } from '../flows/discard.ts';
import { chooseForDraft, logBoth } from '../flows/finish-draft.ts';
import { isRefused, ownOpenDraft } from '../flows/own-draft.ts';
import { formFrom } from '../flows/purchase-form.ts';
import { ACTIONS } from '../messages/ids.ts';
import { type ListenerDeps, onClick } from './staff.ts';

/** The lists under a kept line; which line is in the block's id. */
export function choose(deps: ListenerDeps) {
  return onClick(deps, ({ act, value, actionId, body }) => {
    const id = Number(body.actions[0]?.block_id?.split(':')[1]);
    const chosen = Number(value);
    const tap = actionId === ACTIONS.chooseCategory ? { categoryId: chosen } : { areaId: chosen };
    return Number.isInteger(id)
      ? chooseForDraft(act, id, tap)
      : Promise.resolve(refused({ why: 'gone' }));
  });
}

/** `Finish`: the form, filled with the kept line. */
export function finish(deps: ListenerDeps) {
  return onClick(deps, async ({ act, id }) => {
    const draft = await ownOpenDraft(act.read, act, id);
    if (isRefused(draft)) return draft;
    return { kind: 'form', form: await formFrom(act, draft, { mode: 'finish', draft: draft.id }) };
  });
}

/** `Ask a manager`. */
export function askManager(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => takeToManagers(act, id, 'ask'));
}

/** `Already paid`. */
export function alreadyPaid(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => takeToManagers(act, id, 'paid'));
}

/** `Yes, log both`. */
export function bothWanted(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => logBoth(act, id));
}

/** `Discard`. */
export function discardDraft(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => discard(act, id));
}
