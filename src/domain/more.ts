import type { Day } from './day.ts';
import { add, multiply, type Pence, subtract, sum, ZERO } from './money.ts';
import type { Named, Told } from './purchase.ts';

/** One of several things bought together (R5, R6). */
export interface ToldLine {
  readonly item: string;
  /** The budget's share in pence. */
  readonly pence: Pence;
  readonly count: number;
  /** The price of one in pence; only the item limit looks at it. */
  readonly unitPence: Pence;
  readonly category: Named;
  readonly area: Named | undefined;
  readonly secondHand: boolean;
}

/** What may be told of a purchase besides the six inputs: all of it behind "Add more". */
export interface More {
  /** R8: what the customer paid themselves, in pence; limits and totals leave it out. */
  readonly customerPence: Pence;
  /** R9: the first line's goods. */
  readonly secondHand: boolean;
  /** R66: the worker's tick, new or unusual. */
  readonly newUse: boolean;
  /** R143: the buyer, or somebody close to them, has an interest in the supplier. */
  readonly interest: boolean;
  /** R40: what this frees the customer's own money for. */
  readonly frees: string | undefined;
  /** R43: the item of the support plan that it belongs to, such as 3.2. */
  readonly planItem: string | undefined;
  /** R43: when the plan is reviewed. */
  readonly planReviewOn: Day | undefined;
  /** R15: why it is told so late. */
  readonly backdatedWhy: string | undefined;
  /** R41: what came of the other source: tried, not_available, too_slow, not_now. */
  readonly sourceAnswer: string | undefined;
  /** R97: whether the reference stands on the receipt, where the form was told. */
  readonly receipt: ReceiptAnswer | undefined;
  /** R97: Slack's id of a photo of the receipt, until the app has kept it. */
  readonly photo?: string | undefined;
  /** R5: the lines after the first. */
  readonly lines: readonly ToldLine[];
}

/** Nothing more was told. */
export const NOTHING_MORE: More = {
  customerPence: ZERO,
  secondHand: false,
  newUse: false,
  interest: false,
  frees: undefined,
  planItem: undefined,
  planReviewOn: undefined,
  backdatedWhy: undefined,
  sourceAnswer: undefined,
  receipt: undefined,
  lines: [],
};

/** R5: lines of one purchase, the first included. */
export const MOST_LINES = 17;

/** R97: the reference is on the receipt; there is no receipt. */
export type ReceiptAnswer = 'yes' | 'no';

/** The first line's share: what is left of the whole when the other lines are taken away. */
export function firstLinePence({ pence, more }: Pick<Told, 'pence' | 'more'>): Pence {
  return subtract(pence, sum(more.lines.map((line) => line.pence)));
}

/** The full price in pence: the budget's share and the customer's own (R8). */
export function fullPrice({ pence, more }: Pick<Told, 'pence' | 'more'>): Pence {
  return add(pence, more.customerPence);
}

/** The dearest single thing among the lines, in pence: what the item limit is held against (R20). */
export function dearestUnit({ unitPence, more }: Pick<Told, 'unitPence' | 'more'>): Pence {
  return more.lines.reduce(
    (most, line) => (line.unitPence > most ? line.unitPence : most),
    unitPence,
  );
}

/** The first line's full price in pence: its share and the customer's own. */
export function firstLinePrice(told: Pick<Told, 'pence' | 'more'>): Pence {
  return add(firstLinePence(told), told.more.customerPence);
}

/** Whether a line's total is the count times the price of one; else that price is rounded up. */
export function isExact(line: Pick<ToldLine, 'pence' | 'count' | 'unitPence'>): boolean {
  return multiply(line.unitPence, line.count) === line.pence;
}

/** What was told anew, with the photo that came with the telling before where there is no newer. */
export function withPhotoOf<T extends Pick<Told, 'more'>>(before: Pick<Told, 'more'>, told: T): T {
  const { photo } = before.more;
  if (photo === undefined || told.more.photo !== undefined) return told;
  return { ...told, more: { ...told.more, photo } };
}

/** How many goods one line of text names; more are counted. */
const NAMED = 3;

/** All goods in one line of text, as people read them: the first of them, and how many more. */
export function goods({ item, more }: Pick<Told, 'item' | 'more'>): string {
  const items = [item, ...more.lines.map((line) => line.item)];
  const rest = items.length - NAMED;
  return items.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

/** R43: most characters of a support-plan item. */
export const MOST_PLAN_ITEM = 20;

/** R43: whether a text is the number of a support-plan item, such as `3.2` or `B-4/1`. */
export function isPlanItem(text: string): boolean {
  return text.length <= MOST_PLAN_ITEM && /^[a-z\d./-]+$/i.test(text);
}

/** Whether the same was told behind "Add more", whatever order it was put in. */
export function sameMore(one: More, other: More): boolean {
  return canonical(one) === canonical(other);
}

function canonical({ lines, ...rest }: More): string {
  const plain = lines.map(({ item, pence, count, unitPence, category, area, secondHand }) => [
    ...[item, pence, count, unitPence, category.id, area?.id, secondHand],
  ]);
  return JSON.stringify([Object.entries(rest).sort(), plain]);
}
