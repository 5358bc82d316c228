import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBankHoliday } from '../../src/domain/bank-holidays.ts';
import { addDays, day, dayOf, daysBetween, instantAt, timeOf } from '../../src/domain/day.ts';
import {
  addWorkingHours,
  isWorkingDay,
  nextWorkingDay,
  WORKING_HOURS,
  workingDaysBefore,
  workingHoursBetween,
} from '../../src/domain/working-time.ts';

const LONDON = 'Europe/London';
const london = (text: string) => instantAt(day(text.slice(0, 10)), text.slice(11), LONDON);
const someDay = fc.integer({ min: 0, max: 7000 }).map((n) => addDays(day('2018-01-01'), n));
const someInstant = fc
  .integer({ min: Date.UTC(2018, 0), max: Date.UTC(2036, 0) })
  .map((ms) => new Date(ms));
const someZone = fc.constantFrom(LONDON, 'UTC', 'America/New_York', 'Asia/Kathmandu');
/** Quarters of an hour, so that sums are exact. */
const someHours = fc.integer({ min: 0, max: 200 }).map((quarters) => quarters / 4);

/** As gov.uk/bank-holidays lists them, or will by the rules it follows. */
const BANK_HOLIDAYS: Readonly<Record<string, string>> = {
  2022: '01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27',
  2023: '01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26',
  2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
  2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
  2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
  2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
  2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26',
  2029: '01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26',
  2030: '01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26',
};

describe('the bank holidays of England', () => {
  it.each(Object.entries(BANK_HOLIDAYS))('%s: the weekdays without work are %s', (year, known) => {
    const first = day(`${year}-01-01`);
    const all = Array.from({ length: 366 }, (_, n) => addDays(first, n));
    const found = all.filter(
      (on) => on.startsWith(year) && !isWorkingDay(on) && isWorkingDayButForHolidays(on),
    );
    expect(found.map((on) => on.slice(5)).join(' ')).toBe(known);
  });

  it('Boxing Day on a Saturday has its substitute on the Monday', () => {
    expect(isBankHoliday(day('2026-12-28'))).toBe(true);
    expect(isBankHoliday(day('2026-12-29'))).toBe(false);
  });

  it.each([
    ['Easter Sunday', '2026-04-05'],
    ["St Andrew's Day", '2026-11-30'],
    ["St Patrick's Day", '2026-03-17'],
    ['2 January', '2026-01-02'],
    ["Father's Day", '2026-06-21'],
  ])('%s is none', (_, on) => {
    expect(isBankHoliday(day(on))).toBe(false);
  });
});

function isWorkingDayButForHolidays(on: string): boolean {
  return ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());
}

describe('working days', () => {
  it.each([
    ['2026-11-20', '2026-11-23', 'over a weekend'],
    ['2026-11-21', '2026-11-23', 'from a Saturday'],
    ['2026-04-02', '2026-04-07', 'over Easter'],
    ['2026-12-24', '2026-12-29', 'over Christmas with a substitute day'],
    ['2026-12-31', '2027-01-04', 'over New Year'],
  ])('the next after %s is %s: %s', (from, next) => {
    expect(nextWorkingDay(day(from))).toBe(next);
  });

  it.each([
    ['2026-12-08', 3, '2026-12-03'],
    ['2026-12-29', 3, '2026-12-22'],
    ['2026-04-07', 1, '2026-04-02'],
    ['2026-11-22', 1, '2026-11-20'],
    ['2026-11-22', 0, '2026-11-20'],
    ['2026-11-20', 0, '2026-11-20'],
  ])('before %s, %i back is %s', (from, count, found) => {
    expect(workingDaysBefore(day(from), count)).toBe(found);
  });

  it.each([-1, 0.5, Number.NaN])('%d is no count of days', (count) => {
    expect(() => workingDaysBefore(day('2026-12-08'), count)).toThrow(RangeError);
  });

  it('one back from the next is where one was, and neither is far off', () => {
    fc.assert(
      fc.property(someDay, (on) => {
        const next = nextWorkingDay(on);
        expect(isWorkingDay(next)).toBe(true);
        expect(daysBetween(on, next)).toBeLessThanOrEqual(5);
        expect(workingDaysBefore(next, 1)).toBe(workingDaysBefore(on, 0));
      }),
    );
  });
});

describe('working hours', () => {
  it.each([
    ['2026-11-23 09:00', 4, '2026-11-23 13:00', 'in one day'],
    ['2026-11-23 13:00', 4, '2026-11-23 17:00', 'closing time is still that day'],
    ['2026-11-23 13:01', 4, '2026-11-24 09:01', 'overnight'],
    ['2026-11-23 03:00', 4, '2026-11-23 13:00', 'asked before work'],
    ['2026-11-20 16:00', 4, '2026-11-23 12:00', 'over a weekend'],
    ['2026-11-21 11:00', 8, '2026-11-23 17:00', 'asked on a Saturday'],
    ['2026-04-02 15:00', 4, '2026-04-07 11:00', 'over Easter'],
    ['2026-12-24 16:30', 1, '2026-12-29 09:30', 'over Christmas'],
    ['2026-03-27 16:00', 2, '2026-03-30 10:00', 'when the clocks go forward'],
    ['2026-10-23 16:00', 2, '2026-10-26 10:00', 'when the clocks go back'],
    ['2026-11-20 18:00', 0, '2026-11-23 09:00', 'no hours, asked after work'],
  ])('%s and %d hours is %s: %s', (at, hours, due) => {
    expect(addWorkingHours(london(at), hours, WORKING_HOURS, LONDON)).toEqual(london(due));
  });

  it("are the team's own", () => {
    const late = { from: '12:00', until: '20:30' };
    expect(addWorkingHours(london('2026-11-23 09:00'), 9, late, LONDON)).toEqual(
      london('2026-11-24 12:30'),
    );
  });

  it('end in working hours, and as many lie between', () => {
    fc.assert(
      fc.property(someInstant, someHours, someZone, (at, hours, zone) => {
        const due = addWorkingHours(at, hours, WORKING_HOURS, zone);
        expect(due.getTime()).toBeGreaterThanOrEqual(at.getTime());
        expect(isWorkingDay(dayOf(due, zone))).toBe(true);
        expect(timeOf(due, zone) >= '09:00' && timeOf(due, zone) <= '17:00').toBe(true);
        expect(workingHoursBetween(at, due, WORKING_HOURS, zone)).toBeCloseTo(hours, 9);
      }),
    );
  });

  it('between two instants are the sum of the parts', () => {
    fc.assert(
      fc.property(someInstant, someHours, someHours, (at, one, other) => {
        const middle = new Date(at.getTime() + one * 3_600_000);
        const end = new Date(middle.getTime() + other * 3_600_000);
        const count = (a: Date, b: Date) => workingHoursBetween(a, b, WORKING_HOURS, LONDON);
        expect(count(at, middle) + count(middle, end)).toBeCloseTo(count(at, end), 9);
        expect(count(end, at)).toBe(0);
      }),
    );
  });

  it.each([
    { hours: -1, work: WORKING_HOURS },
    { hours: Number.POSITIVE_INFINITY, work: WORKING_HOURS },
    { hours: 1, work: { from: '17:00', until: '09:00' } },
    { hours: 1, work: { from: '09:00', until: '09:00' } },
    { hours: 1, work: { from: '9', until: 'x' } },
  ])('$hours hours at $work are refused', ({ hours, work }) => {
    expect(() => addWorkingHours(london('2026-11-23 09:00'), hours, work, LONDON)).toThrow(
      RangeError,
    );
  });
});
