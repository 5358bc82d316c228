import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  type Day,
  day,
  dayOf,
  daysBetween,
  formatDay,
  formatWeek,
  instantAt,
  lastFullWeekBefore,
  mondayOf,
  parseDay,
  timeOf,
  weekdayOf,
} from '../../src/domain/day.ts';

const LONDON = 'Europe/London';
const someDay = fc.integer({ min: -20_000, max: 60_000 }).map((n) => addDays(day('1970-01-01'), n));
const someTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

describe('a day is a real calendar day', () => {
  it.each(['2018-02-30', '2018-13-01', '2019-02-29', '2018-2-1', '1/2/2018', '2018-00-10', ''])(
    '%s is none',
    (text) => {
      expect(parseDay(text)).toBeUndefined();
      expect(() => day(text)).toThrow(RangeError);
    },
  );

  it('a leap day is one', () => {
    expect(day('2020-02-29')).toBe('2020-02-29');
  });
});

describe('days are counted on the calendar, not on the clock', () => {
  it('adding and counting agree', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n);
        expect(addDays(addDays(from, n), -n)).toBe(from);
      }),
    );
  });

  it('weeks begin on Monday', () => {
    expect(weekdayOf(day('2018-06-11'))).toBe('Monday');
    expect(weekdayOf(day('2018-06-17'))).toBe('Sunday');
    fc.assert(
      fc.property(someDay, (on) => {
        expect(weekdayOf(mondayOf(on))).toBe('Monday');
        expect(daysBetween(mondayOf(on), on)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(mondayOf(on), on)).toBeLessThan(7);
      }),
    );
  });

  it.each([
    ['2018-06-18', '2018-06-11', '2018-06-17'],
    ['2018-06-24', '2018-06-11', '2018-06-17'],
    ['2018-06-25', '2018-06-18', '2018-06-24'],
    ['2019-01-01', '2018-12-24', '2018-12-30'],
  ])('R58: before %s the last full week is %s to %s', (on, from, to) => {
    expect(lastFullWeekBefore(day(on))).toEqual({ from, to });
  });
});

describe('an instant has a day and a time in a time zone', () => {
  it('falls on the London day, not on the one in Greenwich', () => {
    const lateEvening = new Date('2018-06-30T23:30:00Z');
    expect(dayOf(lateEvening, LONDON)).toBe('2018-07-01');
    expect(timeOf(lateEvening, LONDON)).toBe('00:30');
    expect(dayOf(lateEvening, 'UTC')).toBe('2018-06-30');
    expect(dayOf(lateEvening, 'America/New_York')).toBe('2018-06-30');
    expect(timeOf(lateEvening, 'Asia/Kathmandu')).toBe('05:15');
  });

  it('an unknown time zone is a fault', () => {
    expect(() => dayOf(new Date(0), 'Europe/Stoke')).toThrow(RangeError);
    expect(() => instantAt(day('2018-06-11'), '09:00', 'Europe/Stoke')).toThrow(RangeError);
    expect(() => dayOf(new Date(Number.NaN), LONDON)).toThrow(RangeError);
  });

  it('agrees with the platform calendar', () => {
    const platform = new Intl.DateTimeFormat('sv-SE', {
      timeZone: LONDON,
      dateStyle: 'short',
      timeStyle: 'short',
    });
    const from = Date.parse('1980-01-01');
    fc.assert(
      fc.property(fc.integer({ min: from, max: Date.parse('2060-01-01') }), (ms) => {
        const at = new Date(ms);
        expect(`${dayOf(at, LONDON)} ${timeOf(at, LONDON)}`).toBe(platform.format(at));
      }),
    );
  });
});

describe('a wall-clock time has one instant', () => {
  it.each([
    ['2018-06-11', '09:00', '2018-06-11T08:00:00.000Z', 'summer'],
    ['2018-12-11', '09:00', '2018-12-11T09:00:00.000Z', 'winter'],
    ['2018-03-25', '00:59', '2018-03-25T00:59:00.000Z', 'before the clocks go forward'],
    ['2018-03-25', '01:30', '2018-03-25T01:30:00.000Z', 'a time that does not exist'],
    ['2018-03-25', '02:00', '2018-03-25T01:00:00.000Z', 'after the clocks went forward'],
    ['2018-10-28', '00:30', '2018-10-27T23:30:00.000Z', 'before the clocks go back'],
    ['2018-10-28', '01:30', '2018-10-28T00:30:00.000Z', 'a time that comes twice: the first'],
    ['2018-10-28', '02:00', '2018-10-28T02:00:00.000Z', 'after the clocks went back'],
  ])('%s %s in London is %s (%s)', (on, time, instant) => {
    expect(instantAt(day(on), time, LONDON).toISOString()).toBe(instant);
  });

  it('a time that does not exist moves forward by an hour', () => {
    expect(timeOf(instantAt(day('2018-03-25'), '01:30', LONDON), LONDON)).toBe('02:30');
  });

  it.each([LONDON, 'America/New_York', 'Australia/Lord_Howe', 'UTC'])(
    'reads back on the same day, never earlier, in %s',
    (zone) => {
      fc.assert(
        fc.property(someDay, someTime, (on, time) => {
          const at = instantAt(on, time, zone);
          const back = `${dayOf(at, zone)} ${timeOf(at, zone)}`;
          expect(back >= `${on} ${time}`).toBe(true);
          expect(dayOf(at, zone)).toBe(on);
        }),
      );
    },
  );

  it('around every clock change in London later times are never earlier instants', () => {
    for (const on of clockChanges()) {
      const instants = Array.from({ length: 24 * 60 }, (_, minute) => {
        const time = new Date(minute * 60_000).toISOString().slice(11, 16);
        const at = instantAt(on, time, LONDON);
        const gap = on.slice(5, 7) === '03' && time >= '01:00' && time < '02:00';
        if (!gap) expect(timeOf(at, LONDON)).toBe(time);
        return gap ? undefined : at.getTime();
      }).filter((at) => at !== undefined);
      expect(instants).toEqual(instants.toSorted((a, b) => a - b));
      expect(new Set(instants).size).toBe(instants.length);
    }
  });

  it('a time is written HH:MM', () => {
    for (const wrong of ['9:00', '24:00', '09:60', '09:00:00', '']) {
      expect(() => instantAt(day('2018-06-11'), wrong, LONDON)).toThrow(RangeError);
    }
  });
});

describe('days and weeks are written as people say them', () => {
  it('a day', () => {
    expect(formatDay(day('2018-06-11'))).toBe('11 June 2018');
    expect(formatDay(day('2018-06-01'))).toBe('1 June 2018');
  });

  it.each([
    ['2018-06-11', '2018-06-17', '11 to 17 June'],
    ['2018-06-25', '2018-07-01', '25 June to 1 July'],
    ['2018-12-31', '2019-01-06', '31 December 2018 to 6 January 2019'],
  ])('%s to %s is %s %s', (from, to, text) => {
    expect(formatWeek({ from: day(from), to: day(to) })).toBe(text);
  });
});

/** The last Sundays of March and October, on which London changes its clocks. */
function clockChanges(): Day[] {
  return [2016, 2017, 2018, 2019].flatMap((year) =>
    [`${year}-03-31`, `${year}-10-31`].map((last) => {
      const on = day(last);
      return weekdayOf(on) === 'Sunday' ? on : addDays(mondayOf(on), -1);
    }),
  );
}
