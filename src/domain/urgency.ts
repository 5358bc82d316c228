import { addMinutes } from 'date-fns/addMinutes';
import { addDays, type Day, dayOf, instantAt, mondayOf, timeOf } from './day.ts';
import {
  isWorkingDay,
  nextWorkingDay,
  type WorkingHours,
  workingDaysBefore,
} from './working-time.ts';

/** When whoever asks needs an answer, the most urgent first. */
export const URGENCIES = ['now', 'today', 'week'] as const;

export type Urgency = (typeof URGENCIES)[number];

/** How long somebody at a counter can wait. */
const NOW_MINUTES = 10;

/** By when an answer is needed, as it is on the day of reading. */
export type NeededBy =
  | { readonly when: 'now' }
  | { readonly when: 'today'; readonly time: string }
  | { readonly when: 'day'; readonly day: Day; readonly time: string };

/**
 * The instant by which an answer is needed.
 * - `now`: ten minutes after it was asked, at any hour of any day.
 * - `today`: closing time of that day; from then on, and on a day that is not worked, closing time
 *   of the next working day.
 * - `week`: closing time of the last working day of that week, Monday to Sunday; from then on, of
 *   the next week that has a working day.
 * @throws RangeError for an invalid instant or an unknown time zone.
 */
export function answerBy(
  urgency: Urgency,
  askedAt: Date,
  hours: WorkingHours,
  timezone: string,
): Date {
  if (urgency === 'now') return addMinutes(askedAt, NOW_MINUTES);
  return instantAt(dueDay(urgency, askedAt, hours, timezone), hours.until, timezone);
}

/** The same for a card; `today` is the day on which it is read. */
export function neededBy(urgency: Urgency, due: Date, timezone: string, today: Day): NeededBy {
  if (urgency === 'now') return { when: 'now' };
  const [on, time] = [dayOf(due, timezone), timeOf(due, timezone)];
  return on === today ? { when: 'today', time } : { when: 'day', day: on, time };
}

/** How urgent a request is taken to be until somebody says: today, while there is work left in it. */
export function usualUrgency(askedAt: Date, hours: WorkingHours, timezone: string): Urgency {
  const today = dayOf(askedAt, timezone);
  return dueDay('today', askedAt, hours, timezone) === today ? 'today' : 'week';
}

function dueDay(
  urgency: 'today' | 'week',
  askedAt: Date,
  hours: WorkingHours,
  timezone: string,
): Day {
  const asked = dayOf(askedAt, timezone);
  const hasClosed = askedAt >= instantAt(asked, hours.until, timezone);
  const first = isWorkingDay(asked) && !hasClosed ? asked : nextWorkingDay(asked);
  return urgency === 'today' ? first : workingDaysBefore(addDays(mondayOf(first), 6), 0);
}
