import { z } from 'zod';
import { parseDay } from '../domain/day.ts';
import { bringByForm, notToMeeting, openBring } from '../flows/bring-to-meeting.ts';
import { dropExample, openDiscuss, recordDecision } from '../flows/discuss.ts';
import { finishAction } from '../flows/finish-action.ts';
import { BRING_WHY, DISCUSS } from '../messages/ids.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { CLOSED, type FormReader, onSubmit } from './submit.ts';

/** `Discuss`, beside an example of the pack. */
export function discuss(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => openDiscuss(act, id));
}

/** `Drop it`, in the form; `Put it back`. */
export function drop(deps: ListenerDeps, isDropped: boolean) {
  return onClick(deps, ({ act, id }) => dropExample(act, id, isDropped));
}

const discussed = z.object({ example: z.number() });

/** The form about one example. */
export function discussSent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    ({ act, metadata, values, key }) =>
      recordDecision(act, discussed.parse(JSON.parse(metadata)).example, decision(values), key),
    [DISCUSS.decided],
  );
}

function decision(values: FormReader) {
  return {
    decided: values.text(DISCUSS.decided),
    owner: values.chosen(DISCUSS.owner),
    until: parseDay(values.chosen(DISCUSS.until) ?? ''),
    nothingLeft: values.all(DISCUSS.nothingLeft).length > 0,
    category: values.chosen(DISCUSS.category),
    asks: values.chosen(DISCUSS.asks),
    from: parseDay(values.chosen(DISCUSS.from) ?? ''),
  };
}

/** `Done` on what the meeting decided, and `Not done after all`. */
export function done(deps: ListenerDeps, isDone: boolean) {
  return onClick(deps, async ({ act, id, body }) => {
    const answer = await finishAction(act, id, isDone);
    // The pack shows more than this one action: it is changed by what it is owed.
    const inChannel = body.channel?.id === act.workspace.managersChannel;
    return answer.kind === 'message' && inChannel ? undefined : answer;
  });
}

/** `Bring to the meeting`, beside a purchase. */
export function bringToMeeting(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => openBring(act, value));
}

/** `Take it back`. */
export function takeBack(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => notToMeeting(act, value));
}

const brought = z.object({ reference: z.string() });

/** The form that brings a purchase to the meeting. */
export function broughtSent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    async ({ act, metadata, values, key }) => {
      const { reference } = brought.parse(JSON.parse(metadata));
      const words = values.text(BRING_WHY) || undefined;
      return (await bringByForm(act, reference, words, key)) ?? CLOSED;
    },
    [BRING_WHY],
  );
}
