import { type Day, daysBetween } from './day.ts';

/** R15: more days back than this, and the form wants to know why it is told so late. */
export const LATE_DAYS = 7;

/**
 * What is wrong with the day of a purchase; undefined where nothing is.
 *
 * @param toldOn the day on which it was first told: a purchase that is put right later is no later
 */
export function dayFault(
  day: Day,
  today: Day,
  toldOn: Day,
  whyLate: string | undefined,
): 'in-the-future' | 'no-reason' | undefined {
  if (day > today) return 'in-the-future';
  if (daysBetween(day, toldOn) > LATE_DAYS && whyLate === undefined) return 'no-reason';
  return undefined;
}
