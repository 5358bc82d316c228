import type { ModalView } from '@slack/types';
import { type Absence, isAwayOn } from '../domain/absence.ts';
import { addDays, type Day, formatDay } from '../domain/day.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { personInput } from './directory-inputs.ts';
import { ACTIONS, AWAY, VIEWS } from './ids.ts';
import { dayInput } from './inputs.ts';
import { counted, mention } from './text.ts';

/** What is wrong with a time away; plain text, as it stands under a field. */
export const AWAY_FAULTS = {
  past: 'This day is past. Choose today or a later day.',
  order: 'The last day comes before the first. Choose a later day.',
  away: 'They are away themselves in that time. Choose another manager.',
  notAnother: 'Only another manager can stand in. Choose one of them.',
} as const;

/** Most times away, and most references, that are listed. */
const MOST_LISTED = 10;
const MOST_REFERENCES = 20;

/** A manager's time away: the days, who stands in, and what is set already. */
export function awayForm(own: readonly Absence[], today: Day): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.away,
    title: { type: 'plain_text', text: 'A time away' },
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      dayInput(AWAY.from, 'From', { value: today }),
      dayInput(AWAY.until, 'Until', { value: addDays(today, 7), hint: 'That day included.' }),
      personInput(AWAY.standIn, 'Who stands in', {
        placeholder: 'Choose a manager',
        hint: 'Another manager. They get what already waits with you, too.',
      }),
      ...own
        .slice(0, MOST_LISTED)
        .flatMap((absence) => [
          section(`Set already: ${days(absence)}, ${mention(absence.standIn)} stands in.`),
          actions(
            `absence:${absence.id}`,
            button('End it now', ACTIONS.endAbsence, absence.id, 'danger'),
          ),
        ]),
    ],
  };
}

/** To whoever is away: that it is set. */
export function awaySet(absence: Absence): Message {
  return {
    text: 'Your time away is set',
    blocks: [
      section(`*Away: ${days(absence)}*`, `${mention(absence.standIn)} stands in, and knows.`),
      actions(`absence:${absence.id}`, button('End it now', ACTIONS.endAbsence, absence.id)),
    ],
  };
}

/** After `End it now`. */
export function awayEnded(absence: Absence): Message {
  return {
    text: 'Your time away is over',
    blocks: [
      section(
        '*You are back.* New requests come to you again.',
        `What waits with ${mention(absence.standIn)} stays there until it is decided; you may decide it too.`,
      ),
    ],
  };
}

/** To the stand-in: from when until when, and what waits, by reference and no more. */
export function standingIn(absence: Absence, waiting: readonly string[], today: Day): Message {
  const who = mention(absence.person);
  if (absence.endedAt !== undefined) {
    return {
      text: 'You no longer stand in',
      blocks: [section(`*${who} is back.* New requests go to them again.`)],
    };
  }
  return {
    text: 'You stand in for a manager',
    blocks: [
      section(
        `*You stand in for ${who}: ${days(absence)}*`,
        isAwayOn(absence, today)
          ? waitingLine(waiting)
          : 'On the first day you get what waits with them.',
      ),
    ],
  };
}

function waitingLine(waiting: readonly string[]): string {
  if (waiting.length === 0) return 'Nothing waits with you now.';
  const listed = waiting.slice(0, MOST_REFERENCES).join(', ');
  const more = waiting.length > MOST_REFERENCES ? ' …' : '';
  const verb = waiting.length === 1 ? 'waits' : 'wait';
  return `${counted(waiting.length, 'request')} ${verb} with you now: ${listed}${more}. They are in the managers’ channel and on your Home.`;
}

function days({ from, until }: Absence): string {
  return from === until ? formatDay(from) : `${formatDay(from)} to ${formatDay(until)}`;
}
