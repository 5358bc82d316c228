import { addMilliseconds } from 'date-fns/addMilliseconds';
import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { isBankHoliday } from './bank-holidays.ts';
import { addDays, type Day, dayOf, instantAt, weekdayOf } from './day.ts';

/** When a team works, Monday to Friday, on the clocks of its own time zone. */
export interface WorkingHours {
  /** `HH:MM`. */
  readonly from: string;
  /** `HH:MM`, later than `from`. */
  readonly until: string;
}

/** Until a team says otherwise. */
export const WORKING_HOURS: WorkingHours = { from: '09:00', until: '17:00' };

const HOUR = hoursToMilliseconds(1);

/** Monday to Friday, without the bank holidays of England. */
export function isWorkingDay(on: Day): boolean {
  const weekday = weekdayOf(on);
  return weekday !== 'Saturday' && weekday !== 'Sunday' && !isBankHoliday(on);
}

/** Whether a team is at work at an instant, its closing time not included. */
export function isAtWork(at: Date, work: WorkingHours, timezone: string): boolean {
  const on = dayOf(at, timezone);
  if (!isWorkingDay(on)) return false;
  const { begins, ends } = workSpan(on, work, timezone);
  return begins <= at.getTime() && at.getTime() < ends;
}

/** The first working day after a day. */
export function nextWorkingDay(after: Day): Day {
  return stepTo(addDays(after, 1), 1);
}

/**
 * The working day that many working days before a day, which need not be one itself.
 * @param count 0 or more; 0 is the day itself, or the last working day before it.
 * @throws RangeError for any other count.
 */
export function workingDaysBefore(before: Day, count: number): Day {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`Not a count: ${count}`);
  if (count === 0) return stepTo(before, -1);
  let found = before;
  for (let left = count; left > 0; left -= 1) found = stepTo(addDays(found, -1), -1);
  return found;
}

/**
 * The instant at which so many working hours have passed since another. Hours of no work do not
 * count, so that what is asked at night begins to count in the morning. The end of the last hour
 * may be closing time itself.
 * @param hours 0 or more, with fractions; 0 gives the instant itself, or when work next begins.
 * @throws RangeError for other hours, an invalid instant, unknown time zone, or no time of work.
 */
export function addWorkingHours(
  at: Date,
  hours: number,
  work: WorkingHours,
  timezone: string,
): Date {
  if (!Number.isFinite(hours) || hours < 0) throw new RangeError(`Not hours: ${hours}`);
  let left = Math.round(hours * HOUR);
  for (let on = stepTo(dayOf(at, timezone), 1); ; on = nextWorkingDay(on)) {
    const span = workSpan(on, work, timezone);
    const begins = Math.max(at.getTime(), span.begins);
    const isOpen = begins < span.ends;
    if (isOpen && left <= span.ends - begins) return addMilliseconds(begins, left);
    if (isOpen) left -= span.ends - begins;
  }
}

/**
 * How many working hours lie between two instants, with fractions; 0 when `until` is not later.
 * @throws RangeError for an invalid instant, unknown time zone, or no time of work.
 */
export function workingHoursBetween(
  from: Date,
  until: Date,
  work: WorkingHours,
  timezone: string,
): number {
  const last = dayOf(until, timezone);
  let passed = 0;
  for (let on = stepTo(dayOf(from, timezone), 1); on <= last; on = nextWorkingDay(on)) {
    const { begins, ends } = workSpan(on, work, timezone);
    const first = Math.max(begins, from.getTime());
    passed += Math.max(0, Math.min(ends, until.getTime()) - first);
  }
  return passed / HOUR;
}

/** The day itself when it is worked, else the nearest working day after (1) or before (-1) it. */
function stepTo(from: Day, direction: 1 | -1): Day {
  let on = from;
  while (!isWorkingDay(on)) on = addDays(on, direction);
  return on;
}

function workSpan(on: Day, { from, until }: WorkingHours, timezone: string) {
  if (from >= until) throw new RangeError(`No time of work from ${from} until ${until}`);
  const begins = instantAt(on, from, timezone).getTime();
  return { begins, ends: instantAt(on, until, timezone).getTime() };
}
