import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import type { CountRange, Trend } from './digest.ts';

/** An area or category with its purchases in the last four weeks and in the twelve before. */
export interface TrendCell extends Pick<Trend, 'by' | 'label'> {
  readonly recent: number;
  readonly before: number;
}

/** Of sixteen weeks, four. */
const SHARE = 1 / 4;
/** Four weeks' purchases, now or as usual, below which nothing is named. */
const LEAST = 8;
/** How many quiet weeks may name any trend, whatever the number of cells; R60 asks for one in 40. */
const FALSE_ALARM = 1 / 50;
/** Either side of the usual range. */
const OUTSIDE = 0.025;

/**
 * R60: the cells whose last four weeks differ from the twelve before by more than chance explains,
 * most surprising first. Counts alone decide; money never names a trend, since one large bill
 * would.
 *
 * The test is exact and supposes nothing about how busy a cell is: if nothing changed, each of a
 * cell's `n` purchases in sixteen weeks fell into the last four with a chance of a quarter, so
 * that their number is binomial.
 *
 * The more is looked at, the more will surprise by chance. So a cell is named only when the chances
 * of all cells, to either side, of coming out as rare as it did add up to no more than one in
 * fifty: Bonferroni's correction with what each look can really cost. Counts are whole, so that
 * this is often far less than the rarity itself, and nothing for what could never be named, such
 * as three purchases in sixteen weeks (Tarone; Westfall and Wolfinger, "Multiple tests with
 * discrete distributions", 1997). Whatever the cells have to do with each other, a week in which
 * nothing changed then names any trend at most once in fifty times. Holm's method, which takes no
 * account of this, names a doubling from five a week later: `npm run bench -- trends`.
 */
export function trendsIn(cells: readonly TrendCell[]): Trend[] {
  return cells
    .filter(isLarge)
    .map((cell) => ({ ...cell, ...leaningOf(cell) }))
    .filter(({ chance }) => chance <= FALSE_ALARM && chanceOfAny(cells, chance) <= FALSE_ALARM)
    .toSorted((a, b) => a.chance - b.chance)
    .map(({ by, label, direction, recent, before }) => {
      return { by, label, direction, purchases: recent, usual: inFourWeeks(before) };
    });
}

/**
 * What four weeks vary within by chance, beside so many purchases in the twelve weeks before:
 * the counts that the same exact test, one cell looked at, leaves 2.5% for on either side.
 */
export function usualRange(before: number): CountRange {
  const usual = inFourWeeks(before);
  const isIn = (count: number) => atMost(count, count + before) > OUTSIDE;
  const isOver = (count: number) => atLeast(count, count + before) <= OUTSIDE;
  // Four times the usual and eight more is over, whatever the count.
  return { from: first(0, usual, isIn), to: first(usual, 4 * usual + LEAST, isOver) - 1 };
}

/** Four weeks' worth of the twelve before, rounded half up. */
function inFourWeeks(before: number): number {
  return Math.round(before / 3);
}

function isLarge({ recent, before }: TrendCell): boolean {
  return Math.max(recent, before / 3) >= LEAST;
}

/** The side to which a cell leans, and the chance of leaning as far or further. */
function leaningOf({ recent, before }: TrendCell): Pick<Trend, 'direction'> & { chance: number } {
  const all = recent + before;
  return recent > all * SHARE
    ? { direction: 'more', chance: atLeast(recent, all) }
    : { direction: 'fewer', chance: atMost(recent, all) };
}

/** At most, that in a quiet week any cell comes out as rare as this and large enough. */
function chanceOfAny(cells: readonly TrendCell[], rarity: number): number {
  return cells.reduce((sum, { recent, before }) => {
    const all = recent + before;
    const more = (count: number) => atLeast(count, all);
    const fewer = (earlier: number) => atMost(all - earlier, all);
    const largest = [
      more(first(LEAST, all, (count) => more(count) <= rarity)),
      fewer(first(3 * LEAST, all, (earlier) => fewer(earlier) <= rarity)),
    ];
    return largest.reduce((one, other) => one + other, sum);
  }, 0);
}

/** The first whole number from `low` to `high` from which on something holds, or the next. */
function first(low: number, high: number, holds: (at: number) => boolean): number {
  let [from, to] = [low, Math.max(low, high + 1)];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function atMost(count: number, all: number): number {
  return binomialCdf(count, all, SHARE);
}

/** By those that fell before, which keeps a small chance exact. */
function atLeast(count: number, all: number): number {
  return binomialCdf(all - count, all, 1 - SHARE);
}
