import { addDays, type Day, type Days, lastFullWeekBefore, mondayOf } from './day.ts';

/** R71: so many full weeks are looked at … */
export const PATTERN_WEEKS = 6;
/** … and a customer for whom something was bought in so many of them has a regular pattern. */
export const PATTERN_LEAST = 4;
/** Weeks for which a question that was asked, answered or snoozed is not asked again. */
export const PATTERN_REST_WEEKS = 4;
/** Codes of the categories that are looked at: food, and what is shared over a first conversation. */
export const PATTERN_CATEGORIES: readonly string[] = ['groceries', 'engagement'];

/** What a worker says to the question whether a regular pattern moves things forward. */
export const PATTERN_ANSWERS = ['yes', 'review', 'snooze'] as const;
export type PatternAnswer = (typeof PATTERN_ANSWERS)[number];

/** Something of these categories that was bought on a day. */
export interface BoughtOn {
  readonly customerId: number;
  readonly buyerId: number;
  readonly day: Day;
  /** Brought by an import: it takes part in a pattern, and nobody is asked on its account. */
  readonly imported: boolean;
}

/** A customer's regular pattern, and the one worker to be asked about it. */
export interface Pattern {
  readonly customerId: number;
  readonly workerId: number;
}

interface Found extends Pattern {
  readonly weeks: number;
  readonly last: Day;
}

/** The full weeks before a day that are looked at. */
export function patternDays(on: Day): Days {
  const { to } = lastFullWeekBefore(on);
  return { from: addDays(to, 1 - 7 * PATTERN_WEEKS), to };
}

/**
 * R71: regular patterns in what was bought within `patternDays`, each with the worker who bought in
 * most of its weeks, of several the one who bought last. A worker is asked about one customer at a
 * time: the most regular, of several the latest.
 *
 * @param mayBeAsked the buyers who are on the team
 */
export function regularPatterns(
  bought: readonly BoughtOn[],
  mayBeAsked: ReadonlySet<number>,
): Pattern[] {
  const byCustomer = grouped(bought, ({ customerId }) => customerId);
  const found = [...byCustomer.values()]
    .filter((all) => weeksOf(all) >= PATTERN_LEAST)
    .flatMap((all) => whomToAsk(all, mayBeAsked) ?? [])
    .toSorted(mostRegular);
  const first = new Map<number, Pattern>();
  for (const { customerId, workerId } of found) {
    if (!first.has(workerId)) first.set(workerId, { customerId, workerId });
  }
  return [...first.values()];
}

function whomToAsk(all: readonly BoughtOn[], mayBeAsked: ReadonlySet<number>): Found | undefined {
  const byBuyer = grouped(all, ({ buyerId }) => buyerId);
  const buyers = [...byBuyer].filter(
    ([id, own]) => mayBeAsked.has(id) && own.some(({ imported }) => !imported),
  );
  const [one] = buyers
    .map(([workerId, own]) => ({ workerId, weeks: weeksOf(own), last: lastOf(own) }))
    .toSorted((a, b) => mostRegular(a, b) || a.workerId - b.workerId);
  const [any] = all;
  if (one === undefined || any === undefined) return undefined;
  const { customerId } = any;
  return { customerId, workerId: one.workerId, weeks: weeksOf(all), last: lastOf(all) };
}

function mostRegular(a: Pick<Found, 'weeks' | 'last'>, b: Pick<Found, 'weeks' | 'last'>): number {
  return b.weeks - a.weeks || (a.last < b.last ? 1 : a.last > b.last ? -1 : 0);
}

function weeksOf(all: readonly BoughtOn[]): number {
  return new Set(all.map(({ day }) => mondayOf(day))).size;
}

function lastOf(all: readonly BoughtOn[]): Day {
  return all.map(({ day }) => day).reduce((last, day) => (day > last ? day : last));
}

function grouped(all: readonly BoughtOn[], by: (one: BoughtOn) => number) {
  const groups = new Map<number, BoughtOn[]>();
  for (const one of all) groups.set(by(one), [...(groups.get(by(one)) ?? []), one]);
  return groups;
}
