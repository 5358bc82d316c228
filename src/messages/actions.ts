import type { Button, KnownBlock } from '@slack/types';
import { formatDay, formatWeekdayAndDay } from '../domain/day.ts';
import type { PackAction } from '../domain/pack.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { heading } from './home-parts.ts';
import { ACTIONS } from './ids.ts';
import { mention, quoted } from './text.ts';

/** R67: what a meeting decided, as far as it is shown. */
export type ShownAction = Omit<PackAction, 'isNew'>;

/** `“Check free bus pass first”, @coordinator-1 until Tuesday 8 January · P05485`. */
export function actionLine({ decided, owner, dueOn, doneOn, reference }: ShownAction): string {
  const when = doneOn === undefined ? `until ${formatWeekdayAndDay(dueOn)}` : 'done';
  const about = reference === undefined ? '' : ` · ${reference}`;
  return `${quoted(decided)} ${mention(owner)}, ${when}${about}`;
}

/** `Done`, or the way back. */
export function actionButton({ id, doneOn }: ShownAction): Button {
  return doneOn === undefined
    ? button('Done', ACTIONS.actionDone, id)
    : button('Not done after all', ACTIONS.actionNotDone, id);
}

/** An action with its button beside it. */
export function actionBlocks(action: ShownAction): KnownBlock[] {
  return [
    {
      ...section(actionLine(action)),
      block_id: `action:${action.id}`,
      accessory: actionButton(action),
    },
  ];
}

/** To whoever does it: what the meeting gave them, and what became of it. */
export function actionMessage(action: ShownAction): Message {
  const { decided, dueOn, doneOn, guideline, reference } = action;
  const about = reference === undefined ? '' : ` · ${reference}`;
  const done = doneOn !== undefined;
  return {
    text: done ? 'An action of the meeting is done' : 'An action of the meeting, for you',
    blocks: [
      section(
        done ? `✅ *Done on ${formatDay(doneOn)}*` : '*From the meeting, for you*',
        `${quoted(decided)}${about}`,
        done ? undefined : `Until ${formatWeekdayAndDay(dueOn)}`,
        guideline === undefined ? undefined : 'It is a guideline too: `/spend guidelines`.',
      ),
      actions(`action:${action.id}`, actionButton(action)),
    ],
  };
}

const SHOWN = 5;

/** The same on Home: what is to be done, and what was done within a day. */
export function actionsOnHome(own: readonly ShownAction[]): KnownBlock[] {
  if (own.length === 0) return [];
  return [
    heading(`From the meeting (${own.length})`),
    ...own.slice(0, SHOWN).flatMap((action) => actionBlocks(action)),
    ...(own.length > SHOWN ? [context(`and ${own.length - SHOWN} more`)] : []),
  ];
}
