import { isBankHoliday } from './bank-holidays.ts';
import { addDays, type Day, day, WEEKDAYS, type Weekday, weekdayOf } from './day.ts';
import { isWorkingDay, nextWorkingDay, workingDaysBefore } from './working-time.ts';

/** Which of a month's; a fifth is not in every month. */
export const WHICH = ['first', 'second', 'third', 'fourth', 'last'] as const;

export type Which = (typeof WHICH)[number];

/** One meeting, on the clocks of the team's time zone. */
export interface Meeting {
  readonly day: Day;
  /** `HH:MM`. */
  readonly time: string;
}

/** When the monthly management meeting is (R63). */
export type MeetingRule =
  | {
      readonly kind: 'monthly';
      readonly which: Which;
      readonly on: Weekday | 'working day';
      /** `HH:MM`. */
      readonly time: string;
    }
  | {
      readonly kind: 'dates';
      /** At least one, in the order of time, one a day. */
      readonly meetings: readonly Meeting[];
    };

/** How many working days before the meeting its pack goes out; no setting changes it yet. */
export const PACK_DAYS = 3;

/**
 * The first meeting on or after a day (R63). By a monthly rule, one that falls on a bank holiday
 * of England is on the next working day, even in the next month. Dates that were typed stand as
 * they are; undefined when all of them have passed.
 */
export function nextMeeting(rule: MeetingRule, from: Day): Meeting | undefined {
  if (rule.kind === 'dates') return rule.meetings.find((meeting) => meeting.day >= from);
  // Last month's may have moved into this one.
  let month = addDays(firstOf(from), -1);
  for (;;) {
    const on = moved(dayInMonth(rule.which, rule.on, firstOf(month)));
    if (on >= from) return { day: on, time: rule.time };
    month = firstOfNext(month);
  }
}

/**
 * The day on which the pack for a meeting goes out (R63).
 * @param days how many working days before, 0 or more.
 */
export function packDay(meeting: Meeting, days = PACK_DAYS): Day {
  return workingDaysBefore(meeting.day, days);
}

/** The day of the short reminder: the last working day before the meeting (R63). */
export function reminderDay(meeting: Meeting): Day {
  return workingDaysBefore(meeting.day, 1);
}

function moved(on: Day): Day {
  return isBankHoliday(on) ? nextWorkingDay(on) : on;
}

/** @param first the first day of the month. */
function dayInMonth(which: Which, on: Weekday | 'working day', first: Day): Day {
  const fits = (candidate: Day) =>
    on === 'working day' ? isWorkingDay(candidate) : weekdayOf(candidate) === on;
  if (which === 'last') {
    let found = addDays(firstOfNext(first), -1);
    while (!fits(found)) found = addDays(found, -1);
    return found;
  }
  let found = addDays(first, -1);
  for (let left = WHICH.indexOf(which) + 1; left > 0; left -= 1) {
    do found = addDays(found, 1);
    while (!fits(found));
  }
  return found;
}

function firstOf(on: Day): Day {
  return day(`${on.slice(0, 7)}-01`);
}

/** Thirty-one days after the first of a month is in the next one. */
function firstOfNext(on: Day): Day {
  return firstOf(addDays(firstOf(on), 31));
}

/** A weekday from its name, in small or large letters; undefined for any other word. */
export function weekdayNamed(name: string): Weekday | undefined {
  return WEEKDAYS.find((weekday) => weekday.toLowerCase() === name.toLowerCase());
}
