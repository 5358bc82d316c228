import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import padjust from '@stdlib/stats-padjust';
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
/** At most one quiet week in forty names any trend, whatever the number of cells. */
const FALSE_ALARM = 1 / 40;
/** Either side of the usual range. */
const OUTSIDE = 0.025;

/**
 * R60: the cells whose last four weeks differ from the twelve before by more than chance explains,
 * most surprising first. Counts alone decide; money never names a trend, since one large bill
 * would.
 *
 * The test is exact and supposes nothing about how busy a cell is: if nothing changed, each of a
 * cell's `n` purchases in sixteen weeks fell into the last four with a chance of a quarter, so
 * that their number is binomial. Both tails of every cell are looked at, and corrected for that by
 * Holm's method, so that a week in which nothing changed names any trend at most once in forty
 * times. By Tarone's remark a tail so thin that it could not be named whatever happened (three
 * purchases in sixteen weeks) takes nothing from the others and is not counted.
 */
export function trendsIn(cells: readonly TrendCell[]): Trend[] {
  const leaning = cells.filter(isLarge).map((cell) => ({ cell, ...leaningOf(cell) }));
  if (leaning.length === 0) return [];
  const looks = Math.max(countedLooks(cells), leaning.length);
  const corrected = padjust(
    leaning.map(({ chance }) => chance),
    'holm',
    looks,
  );
  return leaning
    .filter((_, at) => (corrected[at] ?? 1) <= FALSE_ALARM)
    .toSorted((a, b) => a.chance - b.chance)
    .map(({ cell: { by, label, recent, before }, direction }) => {
      return { by, label, direction, purchases: recent, usual: inFourWeeks(before) };
    });
}

/**
 * What four weeks vary within by chance, beside so many purchases in the twelve weeks before:
 * the counts that the same exact test, one cell looked at, leaves 2.5% for on either side.
 */
export function usualRange(before: number): CountRange {
  const usual = inFourWeeks(before);
  let from = usual;
  while (from > 0 && atMost(from - 1, from - 1 + before) > OUTSIDE) from -= 1;
  let to = usual;
  while (atLeast(to + 1, to + 1 + before) > OUTSIDE) to += 1;
  return { from, to };
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

/** Tails that could be named in some week: Tarone's number of comparisons. */
function countedLooks(cells: readonly TrendCell[]): number {
  const least = cells.flatMap(({ recent, before }) => {
    const all = recent + before;
    return [all >= LEAST ? SHARE ** all : 1, all >= 3 * LEAST ? (1 - SHARE) ** all : 1];
  });
  let looks = 1;
  while (least.filter((chance) => chance <= FALSE_ALARM / looks).length > looks) looks += 1;
  return looks;
}

function atMost(count: number, all: number): number {
  return binomialCdf(count, all, SHARE);
}

/** By those that fell before, which keeps a small chance exact. */
function atLeast(count: number, all: number): number {
  return binomialCdf(all - count, all, 1 - SHARE);
}
