import type { HomeView, KnownBlock } from '@slack/types';
import { actionsOnHome } from './actions.ts';
import { context, paragraphs, section } from './blocks.ts';
import { type Card, cardButtons, cardLines, cardTitle } from './card.ts';
import { confirmButton } from './confirm-form.ts';
import { dutyOnHome } from './duty.ts';
import { forBuyer } from './home-buyer.ts';
import { type Home, heading, MOST, more, todayIn } from './home-parts.ts';
import { NO_MEETING } from './meeting.ts';
import { counted, mention, when } from './text.ts';
import { trialLine } from './trial.ts';

/** Home: what is left, what was logged, what is open, and for managers what waits. */
export function home(facts: Home): HomeView {
  return {
    type: 'home',
    blocks: [
      ...(facts.notice === undefined ? [] : [section(facts.notice)]),
      ...(facts.trial === undefined ? [] : [trialLine(facts.trial)]),
      ...toConfirm(facts.toConfirm),
      ...(facts.toDecide === undefined ? [] : toDecide(facts, facts.toDecide)),
      ...(facts.buyer === undefined ? [] : forBuyer(facts, facts.buyer)),
      ...actionsOnHome(facts.actions),
      ...(facts.noMeeting ? [context(NO_MEETING)] : []),
      ...(facts.duty === undefined ? [] : dutyOnHome(facts.duty.onDuty, facts.duty.readerId)),
      ...(isEmpty(facts) ? [nothingHere()] : []),
    ],
  };
}

function isEmpty({ buyer, toDecide, toConfirm: open, actions }: Home): boolean {
  return buyer === undefined && toDecide === undefined && open === 0 && actions.length === 0;
}

/** R144: to the data protection lead alone. */
function toConfirm(open: number): KnownBlock[] {
  if (open === 0) return [];
  return [
    section(`*Before real use:* ${counted(open, 'confirmation')} to make, by you alone.`),
    confirmButton(),
  ];
}

function nothingHere(): KnownBlock {
  return section(
    'Logging purchases is for workers and managers on the team’s list. If you should be one, ask a manager to have you added.',
  );
}

export function toDecide(facts: Home, cards: readonly Card[]): KnownBlock[] {
  if (cards.length === 0) {
    return [heading('Waiting for you'), context('Nothing waits for a decision.')];
  }
  return [
    heading(`Waiting for you (${cards.length})`),
    ...cards.slice(0, MOST).flatMap((card) => [
      ...paragraphs(
        `*${cardTitle(card)}* · ${card.plan.reference}`,
        `from ${mention(card.plan.askedBy)}, ${when(card.plan.askedAt, facts.timezone, todayIn(facts))}`,
        ...cardLines(card).filter((line) => line !== undefined),
        // Home has a hundred blocks at most: what fills more than one is in Details.
      ).slice(0, 1),
      cardButtons(card.plan.id),
      { type: 'divider' as const },
    ]),
    ...more(cards.length, 'all are in the managers’ channel'),
  ];
}

/** Home for whoever may not use it: one kind sentence. */
export function emptyHome(sentence: string): HomeView {
  return { type: 'home', blocks: [section(sentence)] };
}
