import type { KnownBlock, ModalView } from '@slack/types';
import { formatDay } from '../domain/day.ts';
import { formatPounds, formatWholePounds, type Pence } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { actions, button, context, paragraphs, section } from './blocks.ts';
import { type Card, cardLines, cardTitle, noteLines, settledLines } from './card.ts';
import { goodsInBrief, inShort } from './goods.ts';
import { ACTIONS, VIEWS } from './ids.ts';

/** A3.3 is often misread as a cap. */
const NO_REASON = 'The planning figure is never a reason to decline by itself.';

/** The private view behind a card: what the channel may not hold. */
export interface Details extends Card {
  /** Pence for this customer since the budget year began. */
  readonly yearSoFar: Pence;
  /** The budget year's name (R34). */
  readonly year: string;
  /** R33: what a customer's year is planned at. */
  readonly planningFigure: Pence;
  readonly history: readonly SavedPurchase[];
  readonly mayDecide: boolean;
}

/** `Details`: the reference, the year beside the planning figure, what went before. */
export function details(facts: Details): ModalView {
  const { plan } = facts;
  const waiting = plan.state === 'waiting';
  return {
    type: 'modal',
    callback_id: VIEWS.details,
    private_metadata: JSON.stringify({ plan: plan.id }),
    title: { type: 'plain_text', text: `Details ${plan.reference}` },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(`*${plan.customer.reference}* · ${cardTitle(facts)}`),
      ...paragraphs(
        ...(waiting ? cardLines(facts) : settledLines(plan, facts.timezone)).filter(
          (line) => line !== undefined,
        ),
        ...noteLines(plan, facts.timezone),
      ),
      section(yearLine(facts), NO_REASON),
      ...history(facts.history),
      ...buttons(facts),
    ],
  };
}

/** A condition, or an interest in the supplier (R143), while it waits; and the history of what was bought. */
function buttons({ plan, mayDecide }: Details): KnownBlock[] {
  const about = plan.purchase?.reference ?? plan.bought?.reference;
  const all = [
    plan.state === 'waiting' &&
      mayDecide &&
      button('Approve with a condition', ACTIONS.condition, plan.id),
    plan.state === 'waiting' &&
      mayDecide &&
      button('I have an interest', ACTIONS.haveInterest, plan.id),
    about !== undefined && button('History', ACTIONS.history, about),
  ].filter((one) => one !== false);
  return all.length === 0 ? [] : [actions(`details:${plan.id}`, ...all)];
}

/** A customer's budget year beside what it is planned at (R33, R34). */
export function yearLine({
  year,
  yearSoFar,
  planningFigure,
}: Pick<Details, 'year' | 'yearSoFar' | 'planningFigure'>): string {
  const figure = formatWholePounds(planningFigure);
  return `*${year} so far*  ${formatPounds(yearSoFar)} (planning figure ${figure})`;
}

/** What was bought for a customer last, a line each. */
export function history(purchases: readonly SavedPurchase[]): KnownBlock[] {
  if (purchases.length === 0) return [context('Nothing was bought for this customer this year.')];
  const lines = purchases.map(
    (purchase) =>
      `${formatDay(purchase.day)}  ${formatPounds(purchase.pence)}  ${goodsInBrief(inShort(purchase))} · ${purchase.reference}`,
  );
  return paragraphs('*Last bought*', ...lines);
}
