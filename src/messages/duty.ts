import type { KnownBlock } from '@slack/types';
import type { Colleague } from '../domain/sign-off.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { mention } from './text.ts';

/** Who is on duty, with the button that takes it. */
export function dutyMessage(
  onDuty: Colleague | undefined,
  readerId: number,
  mayTake: boolean,
): Message {
  const isMine = onDuty?.id === readerId;
  return {
    text: isMine ? 'You are on duty' : 'Who is on duty',
    blocks: [
      section(dutyLine(onDuty, readerId)),
      ...(mayTake && !isMine ? [actions('duty', takeButton())] : []),
    ],
  };
}

/** The same on a manager's Home. */
export function dutyOnHome(onDuty: Colleague | undefined, readerId: number): KnownBlock[] {
  const away = button('A time away', ACTIONS.away, 'open');
  const isMine = onDuty?.id === readerId;
  return [
    section(dutyLine(onDuty, readerId)),
    actions('duty', ...(isMine ? [away] : [takeButton(), away])),
  ];
}

function dutyLine(onDuty: Colleague | undefined, readerId: number): string {
  if (onDuty === undefined) return '*Nobody is on duty*: the first manager on the list is asked.';
  if (onDuty.id === readerId)
    return '*You are on duty*: requests at the counter come to you first.';
  return `*On duty:* ${mention(onDuty)} is asked first when somebody stands at a counter.`;
}

function takeButton() {
  return button('I am on duty', ACTIONS.onDuty, 'take');
}
