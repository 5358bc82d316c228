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
  /** What four weeks vary within by chance (R60). */
  readonly usualRange: CountRange;
  /** Several small ones in one row (R108). */
  readonly merged: boolean;
}

/** Purchases, both ends included. */
export interface CountRange {
  readonly from: number;
  readonly to: number;
}

/** R108: the team sees small cells together; managers see every one by itself. */
export interface DigestReaders {
  readonly for: 'team' | 'managers';
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
  readonly transport: Counted &
    Pick<DigestRow, 'usual' | 'usualRange'> & {
      readonly shown: boolean;
      /** Where it stands out itself (R60). */
      readonly trend: Trend['direction'] | undefined;
    };
  /**
   * False while the record reaches back less than sixteen weeks: nothing can stand out yet (R60).
   */
  readonly isComparable: boolean;
  /** R60: the most surprising first; none about a row that is not shown by itself (R108). */
  readonly trends: readonly Trend[];
  readonly waiting: Waiting;
}

const BASE_WEEKS = 12;
const RECENT_WEEKS = 4;

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

/** Rows as the channel reads them: most spent first, the merged one last. */
export function digestRows(rows: readonly DigestRow[]): DigestRow[] {
  return rows.toSorted((a, b) => Number(a.merged) - Number(b.merged) || bySpending(a, b));
}

/** R62: what waits on a day, from the days on which it was asked. */
export function waitingOn(on: Day, askedOn: readonly Day[], toFinish: number): Waiting {
  const ages = askedOn.map((asked) => daysBetween(asked, on)).filter((age) => age >= 0);
  return { signOffs: ages.length, oldestDays: Math.max(0, ...ages), toFinish };
}
