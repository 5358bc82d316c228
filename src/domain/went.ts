import { addDays, type Day, daysBetween } from './day.ts';

/** R66: days after a new use until its buyer is asked how it went: six weeks. */
export const WENT_AFTER_DAYS = 42;

/** Asked this many days after the purchase or later, "too early" is asked about no more. */
const LAST_AFTER_DAYS = 3 * WENT_AFTER_DAYS;

/**
 * R66: whether "too early" is asked about again six weeks later: twice at most, so that nobody is
 * asked about the same thing for ever.
 *
 * @param askedFor the day on which it was due to be asked
 */
export function isAskedAgain(bought: Day, askedFor: Day): boolean {
  return daysBetween(bought, askedFor) < LAST_AFTER_DAYS;
}

/** R66: the last day on which another tap changes what was answered: the day after. */
export function changesUntil(answered: Day): Day {
  return addDays(answered, 1);
}
