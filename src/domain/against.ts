import { MOST_CHARACTERS } from './line.ts';
import { type Pence, pence, subtract, ZERO } from './money.ts';
import { firstLinePence, NOTHING_MORE } from './more.ts';
import type { Complete, Named, SavedPurchase } from './purchase.ts';

/** One thing of a purchase that money may come back for. */
export interface BoughtLine {
  readonly item: string;
  readonly pence: Pence;
  readonly category: Named;
  readonly area: Named | undefined;
}

/** The things of a purchase, in their order. */
export function linesOf(entry: SavedPurchase): BoughtLine[] {
  const { item, category, area, more } = entry;
  return [{ item, category, area, pence: firstLinePence(entry) }, ...more.lines];
}

/** R11: the most that may still come back for one of the things, whatever came back for others. */
export function mostBack(entry: SavedPurchase, line: BoughtLine, cameBack: Pence): Pence {
  const left = subtract(entry.pence, cameBack);
  return pence(Math.max(0, Math.min(left, line.pence)));
}

/** Words before what was bought, within what a line may hold. */
export function named(what: string, item: string): string {
  return [...`${what}: ${item}`].slice(0, MOST_CHARACTERS.item).join('');
}

/** Money that came back, as an entry: below nought, and coded as what it came back for. */
export function refundOf(
  entry: SavedPurchase,
  line: BoughtLine,
  back: Pick<Complete, 'pence' | 'paidBy' | 'card'>,
) {
  const amount = subtract(ZERO, back.pence);
  const { customer, purpose } = entry;
  return {
    ...{ customer, paidBy: back.paidBy, card: back.card, pence: amount, unitPence: amount },
    ...{ count: 1, item: named('Refund', line.item), purpose: purpose ?? entry.item },
    ...{ category: line.category, area: line.area, more: NOTHING_MORE },
    otherSource: undefined,
    whyThisOne: undefined,
  };
}

/** R12: a fee for a purchase that was cancelled or missed, coded as the purchase. */
export function feeFor(
  entry: SavedPurchase,
  area: Named,
  fee: Pick<Complete, 'pence' | 'paidBy' | 'card'>,
): Complete {
  const { customer, item, category } = entry;
  const words = named('Cancellation fee', item);
  return {
    ...{ customer, paidBy: fee.paidBy, card: fee.card, pence: fee.pence, unitPence: fee.pence },
    ...{ count: 1, item: words, purpose: words, category, area, more: NOTHING_MORE },
    otherSource: undefined,
    whyThisOne: undefined,
  };
}
