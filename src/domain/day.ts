import { tzOffset } from '@date-fns/tz';

declare const dayBrand: unique symbol;

/** A calendar day, `YYYY-MM-DD`, in whatever time zone the workspace lives by. Sorts as text. */
export type Day = string & { readonly [dayBrand]: true };

/** A span of days, both ends inclusive. */
export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** In the order of the week as it is reported: Monday first. */
export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export type Weekday = (typeof WEEKDAYS)[number];

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * A day from its text.
 * @throws RangeError unless it is a real calendar day written `YYYY-MM-DD`.
 */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new RangeError(`Not a calendar day (YYYY-MM-DD): ${text}`);
  return parsed;
}

/** A day from its text, or undefined: `2018-02-30`, `1/2/2018` and `2018-2-1` are none. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return undefined;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  // Some months' 31st is read as the 1st of the next: only what reads back the same is real.
  if (Number.isNaN(midnight) || isoDate(midnight) !== text) return undefined;
  return text as Day;
}

/**
 * The calendar day on which an instant falls in a time zone.
 * @throws RangeError for an invalid instant or an unknown time zone.
 */
export function dayOf(instant: Date, timeZone: string): Day {
  return day(isoDate(wallClock(instant, timeZone)));
}

/**
 * The time of day of an instant in a time zone, `HH:MM`.
 * @throws RangeError for an invalid instant or an unknown time zone.
 */
export function timeOf(instant: Date, timeZone: string): string {
  return new Date(wallClock(instant, timeZone)).toISOString().slice(11, 16);
}

/** The day `count` days later; earlier when negative. */
export function addDays(from: Day, count: number): Day {
  return day(isoDate(midnightOf(from) + count * DAY));
}

/** The first day of the month that many months before a day's own; 0 is its own. */
export function monthsBefore(on: Day, count: number): Day {
  const [year = 0, month = 1] = on.split('-').map(Number);
  return day(isoDate(Date.UTC(year, month - 1 - count, 1)));
}

/** How many days from `a` to `b`: 1 from a day to the next, negative when `b` comes first. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((midnightOf(b) - midnightOf(a)) / DAY);
}

/** `Monday` to `Sunday`. */
export function weekdayOf(on: Day): Weekday {
  return WEEKDAYS[weekdayIndex(on)] ?? 'Monday';
}

/** The Monday of the week that a day is in; a Monday is its own. */
export function mondayOf(on: Day): Day {
  return addDays(on, -weekdayIndex(on));
}

/** The last Monday-to-Sunday week that lies wholly before a day (R58). */
export function lastFullWeekBefore(on: Day): Days {
  const from = addDays(mondayOf(on), -7);
  return { from, to: addDays(from, 6) };
}

/**
 * The instant of a wall-clock time. When the clocks go forward, a time that does not exist
 * moves forward with them; when they go back, a time that comes twice is the first.
 * @throws RangeError for a time that is not `HH:MM` or an unknown time zone.
 */
export function instantAt(on: Day, time: string, timeZone: string): Date {
  if (!/^([01]\d|2[0-3]):[0-5]\d$/u.test(time)) throw new RangeError(`Not a time (HH:MM): ${time}`);
  const wall = Date.parse(`${on}T${time}:00Z`);
  const before = offsetAt(wall - DAY, timeZone);
  const after = offsetAt(wall + DAY, timeZone);
  const isAfterChange = offsetAt(wall - before * MINUTE, timeZone) !== before;
  const existsAfter = offsetAt(wall - after * MINUTE, timeZone) === after;
  return new Date(wall - (isAfterChange && existsAfter ? after : before) * MINUTE);
}

/** `11 June 2018`. */
export function formatDay(on: Day): string {
  return `${dayAndMonth(on)} ${on.slice(0, 4)}`;
}

/** `Monday 23 November`, for a day not far off. */
export function formatWeekdayAndDay(on: Day): string {
  return `${weekdayOf(on)} ${dayAndMonth(on)}`;
}

/** `11 to 17 June`, `25 June to 1 July`, `31 December 2018 to 6 January 2019`. */
export function formatWeek({ from, to }: Days): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${formatDay(from)} to ${formatDay(to)}`;
  const isOneMonth = from.slice(0, 7) === to.slice(0, 7);
  return `${isOneMonth ? String(Number(from.slice(8))) : dayAndMonth(from)} to ${dayAndMonth(to)}`;
}

function dayAndMonth(on: Day): string {
  return `${Number(on.slice(8))} ${MONTHS[Number(on.slice(5, 7)) - 1]}`;
}

function weekdayIndex(on: Day): number {
  return (new Date(midnightOf(on)).getUTCDay() + 6) % 7;
}

function midnightOf(on: Day): number {
  return Date.parse(`${on}T00:00:00Z`);
}

function isoDate(utc: number): string {
  return new Date(utc).toISOString().slice(0, 10);
}

/** The instant whose UTC reading is what a clock on the wall shows in the time zone. */
function wallClock(instant: Date, timeZone: string): number {
  return instant.getTime() + offsetAt(instant.getTime(), timeZone) * MINUTE;
}

function offsetAt(instant: number, timeZone: string): number {
  const minutes = tzOffset(timeZone, new Date(instant));
  if (Number.isNaN(minutes)) throw new RangeError(`Unknown time zone or instant: ${timeZone}`);
  return minutes;
}
