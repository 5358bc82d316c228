import { addDays, type Day, type Days, daysBetween, lastFullWeekBefore } from './day.ts';
import { meanHalfUp, pence } from './money.ts';
import { bySpending, type Figures } from './report.ts';

/** R59: what a week is seen against: its four weeks, and the twelve before those. */
export interface DigestWindows {
  readonly week: Days;
  readonly fourWeeks: Days;
  readonly before: Days;
}

/** Money and count of purchases. */
export type Counted = Omit<Figures, 'customers'>;

/** An area or category in the last four weeks, beside four weeks' worth of the twelve before. */
export interface DigestRow extends Counted {
  readonly label: string;
  /** Purchases, rounded half up. */
  readonly usual: number;
  /** Several small ones in one row (R108). */
  readonly merged: boolean;
}

/** What stands out (R60). */
export interface Trend {
  readonly by: 'outcome-area' | 'category';
  readonly label: string;
  readonly direction: 'more' | 'fewer';
  readonly purchases: number;
  readonly usual: number;
}

/** R62: counts and an age, no references. */
export interface Waiting {
  readonly signOffs: number;
  /** Of the oldest, in days; 0 when none waits. */
  readonly oldestDays: number;
  readonly toFinish: number;
}

export interface WeeklyDigest {
  readonly week: Days;
  readonly total: Figures;
  readonly fourWeeks: Counted;
  readonly usual: Counted;
  /** The part of the four weeks that carries an outcome area (R54). */
  readonly coded: Counted;
  readonly areas: readonly DigestRow[];
  readonly categories: readonly DigestRow[];
  /**
   * R61: there every week, at nought as well. `shown` is false when the channel may not see the
   * figures by themselves (R108).
   */
  readonly transport: Counted & { readonly usual: number; readonly shown: boolean };
  readonly trends: readonly Trend[];
  readonly waiting: Waiting;
}

const BASE_WEEKS = 12;
const RECENT_WEEKS = 4;

/** R108: a figure about fewer people than this is not shown by itself. */
export const SMALLEST_CELL = 5;

/** The windows of the digest that is due on a day: of the last full week before it (R58, R59). */
export function digestWindows(on: Day): DigestWindows {
  const week = lastFullWeekBefore(on);
  const fourFrom = addDays(week.from, -7 * (RECENT_WEEKS - 1));
  const baseFrom = addDays(fourFrom, -7 * BASE_WEEKS);
  return {
    week,
    fourWeeks: { from: fourFrom, to: week.to },
    before: { from: baseFrom, to: addDays(fourFrom, -1) },
  };
}

/** Four weeks' worth of the twelve before, rounded half up. */
export function usualOf(before: Counted): Counted {
  const parts = BASE_WEEKS / RECENT_WEEKS;
  return {
    pence: meanHalfUp(before.pence, parts),
    purchases: meanHalfUp(pence(before.purchases), parts),
  };
}

/** An area or category with the people whom its figures are about. */
export interface Cell {
  readonly label: string;
  /** Rows of the vocabulary that go by this label. */
  readonly ids: readonly number[];
  readonly now: ReadonlySet<number>;
  readonly before: ReadonlySet<number>;
}

/** What becomes one row: a cell, or several small ones together. */
export interface DigestGroup {
  readonly label: string;
  readonly ids: readonly number[];
  readonly merged: boolean;
}

/**
 * R108: cells about fewer than five people, now or in the weeks before, become one row. When that
 * row would hold one cell only, or fewer than five people, the next smallest joins it, so that
 * nothing can be worked out from what is shown. What cannot be made safe is left out.
 *
 * @param standing a label whose figures are shown elsewhere too (R61): it joins last, since its
 *   figures could be taken off the row's
 */
export function mergeSmall(
  cells: readonly Cell[],
  noun: 'areas' | 'categories',
  standing?: string,
): DigestGroup[] {
  const present = cells.filter(({ now, before }) => now.size + before.size > 0);
  const bySize = present.toSorted(
    (a, b) => Number(a.label === standing) - Number(b.label === standing) || size(a) - size(b),
  );
  const small = bySize.filter(isSmall);
  const others = bySize.filter((cell) => !isSmall(cell));
  while (small.length > 0 && isUnsafe(small)) {
    const next = others.shift();
    if (next === undefined) return [];
    small.push(next);
  }
  const alone = others.map(({ label, ids }) => ({ label, ids, merged: false }));
  return small.length === 0 ? alone : [...alone, together(small, noun)];
}

/** Rows as the channel reads them: most spent first, the merged one last. */
export function digestRows(rows: readonly DigestRow[]): DigestRow[] {
  return rows.toSorted((a, b) => Number(a.merged) - Number(b.merged) || bySpending(a, b));
}

/** R62: what waits on a day, from the days on which it was asked. */
export function waitingOn(on: Day, askedOn: readonly Day[], toFinish: number): Waiting {
  const ages = askedOn.map((asked) => daysBetween(asked, on)).filter((age) => age >= 0);
  return { signOffs: ages.length, oldestDays: Math.max(0, ...ages), toFinish };
}

type People = Pick<Cell, 'now' | 'before'>;

/** In either window, nobody aside. */
function isSmall({ now, before }: People): boolean {
  return [now.size, before.size].some((people) => people > 0 && people < SMALLEST_CELL);
}

function isUnsafe(small: readonly Cell[]): boolean {
  const union = (pick: (cell: Cell) => ReadonlySet<number>) =>
    new Set(small.flatMap((cell) => [...pick(cell)]));
  const people = { now: union((cell) => cell.now), before: union((cell) => cell.before) };
  return small.length < 2 || isSmall(people);
}

function size({ now, before }: People): number {
  return Math.min(...[now.size, before.size].filter((people) => people > 0));
}

function together(small: readonly Cell[], noun: string): DigestGroup {
  const ids = small.flatMap((cell) => cell.ids);
  return { label: `${inWords(small.length)} small ${noun}`, ids, merged: true };
}

const WORDS = 'Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ');

function inWords(count: number): string {
  return WORDS[count - 2] ?? String(count);
}
