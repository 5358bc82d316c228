import { addDays, type Day, type Days, monthsBefore } from './day.ts';

/**
 * R108: for whoever is no manager a report is about whole months that are over, since two reports
 * that differ by a day would tell what was bought on it; undefined when no such month is left.
 *
 * @param today the day on which it is asked for
 */
export function wholeMonths({ from, to }: Days, today: Day): Days | undefined {
  const lastOver = addDays(monthsBefore(today, 0), -1);
  const end = to < lastOver ? addDays(monthsBefore(to, -1), -1) : lastOver;
  const days = { from: monthsBefore(from, 0), to: end };
  return days.from <= days.to ? days : undefined;
}
