import { formatDay } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import { dearestUnit, firstLinePence, fullPrice, goods, isExact } from '../domain/more.ts';
import type { SavedPurchase, Told } from '../domain/purchase.ts';
import { sentenceCase, typed } from './text.ts';

export type Goods = Pick<Told, 'item' | 'pence' | 'count' | 'unitPence' | 'more'>;

/** What was bought in one line, with how many where it is one thing: `Duvet (2 at £30.00)`. */
export function goodsInBrief(told: Goods): string {
  return `${named(told)}${each(told)}`;
}

/** What was bought, without how many: what is left of it is told beside. */
export function goodsAlone(told: Goods): string {
  return sentenceCase(named(told));
}

/** What was bought as a sentence begins, with how many where it is one thing. */
export function goodsAtStart(told: Goods): string {
  return `${goodsAlone(told)}${each(told)}`;
}

/** One thing in full; of several, enough of each to know it by. */
function named({ item, more }: Goods): string {
  if (more.lines.length === 0) return typed(item);
  const lines = more.lines.map((line) => ({ ...line, item: shortened(line.item) }));
  return typed(goods({ item: shortened(item), more: { ...more, lines } }));
}

/**
 * R5: how many and at what price, where there is more than one of one thing: ` (2 at £30.00)`. Where
 * the total is no multiple of the count, about how much one is: ` (about £56.73 each)`.
 */
function each(told: Goods): string {
  if (told.count === 1 || told.more.lines.length > 0) return '';
  const { count, unitPence } = told;
  if (isExact({ pence: firstLinePence(told), count, unitPence })) {
    return ` (${count} at ${formatPounds(unitPence)})`;
  }
  const isSaid = new RegExp(`(?<!\\d)${count}(?!\\d)`).test(told.item);
  return ` (${isSaid ? '' : `${count}, `}about ${formatPounds(unitPence)} each)`;
}

/** R20: the price of one that the item limit was held against, and of what. */
export function dearest(told: Goods): string {
  const { count, unitPence, item, more } = told;
  const price = dearestUnit(told);
  const line = more.lines.find((one) => one.unitPence === price);
  if (more.lines.length > 0) {
    const what = unitPence === price ? item : (line?.item ?? item);
    return `${formatPounds(price)} for ${clipped(what)}`;
  }
  if (count === 1) return `${formatPounds(price)} for one item`;
  const isAbout = !isExact({ pence: firstLinePence(told), count, unitPence });
  const one = /\bnights\b/iu.test(item) ? 'a night' : 'each';
  return `${isAbout ? 'About ' : ''}${formatPounds(price)} ${one}`;
}

/** Enough of what was typed to know it by, in whole words. */
const CLIPPED = 60;

/** The same, made harmless for Slack's markup. */
export function clipped(item: string): string {
  return typed(shortened(item));
}

/** The first words of what was typed, sixty characters at most. */
export function shortened(item: string): string {
  const characters = [...item];
  if (characters.length <= CLIPPED) return item;
  const room = characters.slice(0, CLIPPED).join('');
  const end = room.lastIndexOf(' ');
  const whole = end > 0 ? room.slice(0, end) : characters.slice(0, CLIPPED - 1).join('');
  return `${whole.replace(/[\s,;:&-]+$/u, '')}…`;
}

/** The same goods in few words, for a headline or a line of a list. */
export function inShort<T extends Goods>(told: T): T {
  const { item, more } = told;
  if (more.lines.length === 0) return { ...told, item: shortened(item) };
  const all = goods(told);
  const few = `${shortened(item)} and ${more.lines.length} more`;
  const isShort = [...all].length <= CLIPPED;
  return { ...told, item: isShort ? all : few, count: 1, more: { ...more, lines: [] } };
}

/** One thing's words in full, where a headline left some of them out. */
export function inFull(told: Goods): string | undefined {
  const isWhole = told.more.lines.length > 0 || shortened(told.item) === told.item;
  return isWhole ? undefined : goodsAlone(told);
}

/** R8: the full price beside the budget's share, which alone counts; undefined without a share. */
export function shareWords(told: Pick<Told, 'pence' | 'more'>): string | undefined {
  if (told.more.customerPence === 0) return undefined;
  return `${formatPounds(fullPrice(told))}, of which ${formatPounds(told.pence)} from the budget`;
}

/** What else was told of a purchase, in a few words each. */
export function marks(purchase: SavedPurchase): string[] {
  const { more, day, recordedOn } = purchase;
  return [
    more.secondHand && more.lines.length === 0 && 'second hand',
    more.newUse && 'new or unusual',
    day !== recordedOn && `bought on ${formatDay(day)}`,
  ].filter((mark) => mark !== false);
}

/** R43: the support plan's item and its review; undefined where nothing was said. */
export function planWords({ more }: Pick<Told, 'more'>): string | undefined {
  const { planItem, planReviewOn } = more;
  const item = planItem === undefined ? undefined : `item ${typed(planItem)}`;
  const review = planReviewOn === undefined ? undefined : `reviewed on ${formatDay(planReviewOn)}`;
  return [item, review].filter(Boolean).join(', ') || undefined;
}

/** R40: what the purchase frees the customer's own money for; undefined where nothing was said. */
export function freesWords({ more }: Pick<Told, 'more'>): string | undefined {
  return more.frees === undefined ? undefined : `the customer’s own money for ${typed(more.frees)}`;
}
