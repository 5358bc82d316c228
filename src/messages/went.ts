import type { Button, KnownBlock } from '@slack/types';
import { type Day, formatDay } from '../domain/day.ts';
import { WENT, type Went } from '../domain/pack.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { boughtLine, type ToFollowUp, weeksOn } from './unlocked.ts';

const LABELS: Readonly<Record<Went, string>> = {
  well: 'Well',
  partly: 'Partly',
  not: 'Not',
  too_early: 'Too early',
};

const IDS: Readonly<Record<Went, string>> = {
  well: ACTIONS.wentWell,
  partly: ACTIONS.wentPartly,
  not: ACTIONS.wentNot,
  too_early: ACTIONS.wentTooEarly,
};

const SAID: Readonly<Record<Went, string>> = {
  well: 'it worked well',
  partly: 'it worked in part',
  not: 'it did not work',
  too_early: 'too early to say',
};

/** R66: how a new use went, in few words. */
export function wentWords(told: Went): string {
  return SAID[told];
}

/** R66: the question, six weeks on, to whoever bought it. */
export function wentQuestion(asked: ToFollowUp): Message {
  const { reference } = asked.purchase;
  return {
    text: `How did it go? · ${reference}`,
    blocks: [
      section(
        `*${reference}, ${weeksOn(asked)}: how did it go?*`,
        boughtLine(asked.purchase),
        'It was new or unusual, and the next meeting learns from it. What did not work counts against nobody.',
      ),
      wentButtons(asked.id),
    ],
  };
}

/** The four answers. */
export function wentButtons(id: number): KnownBlock {
  return actions(`follow:${id}`, ...WENT.map((one) => answer(id, one)));
}

/** What was answered, in the place of the question; for a day another tap changes it. */
export function wentTold(
  { id, purchase }: ToFollowUp,
  told: Went,
  then: { readonly until: Day | undefined; readonly isAskedAgain: boolean },
): Message {
  const { reference } = purchase;
  const others = WENT.filter((one) => one !== told).map((one) => answer(id, one));
  const change = then.until && [
    context(`Pressed the wrong one? Until the end of ${formatDay(then.until)}:`),
    actions(`follow:${id}`, ...others),
  ];
  return {
    text: `Thank you · ${reference}`,
    blocks: [
      section(
        `*Thank you. ${reference}: ${SAID[told]}.*`,
        boughtLine(purchase),
        told === 'too_early' ? whatNow(then.isAskedAgain) : undefined,
      ),
      ...(change ?? []),
    ],
  };
}

function whatNow(isAskedAgain: boolean): string {
  return isAskedAgain ? 'You are asked again in six weeks.' : 'You are not asked again.';
}

function answer(id: number, one: Went): Button {
  return button(LABELS[one], IDS[one], id);
}
