import type { KnownBlock } from '@slack/types';
import { type Day, daysBetween, formatDay } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { AGAIN_IN_WEEKS, type Unlocked } from '../domain/unlocked.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { goodsAtStart } from './goods.ts';
import { ACTIONS } from './ids.ts';

/** A purchase about which it is asked what it unlocked (R46), or how it went (R66). */
export interface ToFollowUp {
  /** The follow-up's own id. */
  readonly id: number;
  readonly purchase: SavedPurchase;
  readonly dueOn: Day;
}

const SAID: Readonly<Record<Unlocked, string>> = {
  assessment: 'a full assessment',
  service: 'a service',
  nothing_yet: 'nothing yet',
  too_early: `too early to say. It is asked again in ${AGAIN_IN_WEEKS} weeks`,
};

const NUMBERS =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen'.split(
    ' ',
  );

/** The question, some weeks on, to whoever bought it. */
export function unlockedQuestion(asked: ToFollowUp): Message {
  const { reference } = asked.purchase;
  return {
    text: `What did it unlock? · ${reference}`,
    blocks: [
      section(
        `*${reference}, ${weeksOn(asked)}: what did it unlock?*`,
        boughtLine(asked.purchase),
        'It is counted against nobody, and no total changes.',
      ),
      unlockedButtons(asked.id),
    ],
  };
}

/** `eight weeks on`, from the day of the purchase to the day on which it is asked. */
export function weeksOn({ purchase, dueOn }: ToFollowUp): string {
  const weeks = Math.round(daysBetween(purchase.day, dueOn) / 7);
  return weeks === 1 ? 'one week on' : `${NUMBERS[weeks] ?? weeks} weeks on`;
}

/** The four answers. */
export function unlockedButtons(id: number): KnownBlock {
  return actions(
    `follow:${id}`,
    button('A full assessment', ACTIONS.unlockedAssessment, id),
    button('A service', ACTIONS.unlockedService, id),
    button('Nothing yet', ACTIONS.unlockedNothing, id),
    button(`Too early: ask in ${AGAIN_IN_WEEKS} weeks`, ACTIONS.unlockedTooEarly, id),
  );
}

/** What was answered, in the place of the question. */
export function unlockedTold(purchase: SavedPurchase, told: Unlocked): Message {
  const { reference } = purchase;
  return {
    text: `Noted · ${reference}`,
    blocks: [section(`*Noted: what ${reference} unlocked: ${SAID[told]}.*`, boughtLine(purchase))],
  };
}

/** The same in few words, for whoever answers a second time. */
export function unlockedWords(told: Unlocked): string {
  return SAID[told];
}

/** What was bought, for whom, when and for how much. */
export function boughtLine(purchase: SavedPurchase): string {
  const { customer, day, pence } = purchase;
  return `${goodsAtStart(purchase)} · ${customer.reference} · ${formatDay(day)} · ${formatPounds(pence)}`;
}
