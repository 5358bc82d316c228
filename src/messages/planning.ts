import type { ModalView } from '@slack/types';
import type { Pence } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { history, yearLine } from './details.ts';
import { ACTIONS, VIEWS } from './ids.ts';
import { mention, shortPounds } from './text.ts';

/** One customer's budget year, for whoever leads their case and for managers alone. */
export interface CustomerYear {
  readonly reference: string;
  readonly lead: Colleague | undefined;
  readonly year: string;
  readonly yearSoFar: Pence;
  readonly planningFigure: Pence;
  readonly history: readonly SavedPurchase[];
}

/** Said wherever the figure is passed, so that nobody stops buying for it. */
const ONLY_PLANNED =
  'It is what a year is planned at and nothing more: it stops nothing, and needs no sign-off.';

/** R33: to whoever leads the case, privately. */
export function yearPassed(facts: CustomerYear): Message {
  return {
    text: 'A planning figure was passed',
    blocks: [
      section(
        `*${facts.reference} passed the planning figure of ${shortPounds(facts.planningFigure)}*`,
        yearLine(facts),
        `${ONLY_PLANNED} Go on as you judge right; a manager may talk it over with you.`,
      ),
    ],
  };
}

/** R33: to the managers' channel, which may not know whom it is about (R94). */
export function yearPassedNotice(
  { customer, from }: { customer: number; from: string },
  { year, planningFigure }: { year: string; planningFigure: Pence },
): Message {
  return {
    text: 'A planning figure was passed',
    blocks: [
      section(
        `*One customer passed the planning figure of ${shortPounds(planningFigure)} in ${year}*`,
        `${ONLY_PLANNED} It will be in the pack.`,
      ),
      actions(
        `year:${customer}:${from}`,
        button('See whom', ACTIONS.seeYear, `${customer}:${from}`),
      ),
    ],
  };
}

/** `See whom`: what the channel may not hold. */
export function yearView(facts: CustomerYear): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.year,
    title: { type: 'plain_text', text: 'Planning figure' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(
        `*${facts.reference}*${facts.lead === undefined ? '' : ` · ${mention(facts.lead)}`}`,
        yearLine(facts),
      ),
      ...history(facts.history),
      context(ONLY_PLANNED),
    ],
  };
}
