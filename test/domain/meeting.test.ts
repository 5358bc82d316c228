import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBankHoliday } from '../../src/domain/bank-holidays.ts';
import { addDays, type Day, day, WEEKDAYS, weekdayOf } from '../../src/domain/day.ts';
import {
  type MeetingRule,
  nextMeeting,
  packDay,
  reminderDay,
  WHICH,
} from '../../src/domain/meeting.ts';
import { parseMeetingRule } from '../../src/domain/meeting-rule.ts';
import { isWorkingDay } from '../../src/domain/working-time.ts';

function rule(text: string): MeetingRule {
  const read = parseMeetingRule(text);
  if (!read.ok) throw new Error(read.why);
  return read.rule;
}

/** Each meeting with its pack and its reminder, for so many meetings from a day on. */
function year(text: string, from: Day, count = 12): string[][] {
  const rows: string[][] = [];
  let next = nextMeeting(rule(text), from);
  while (next !== undefined && rows.length < count) {
    rows.push([next.day, packDay(next), reminderDay(next)]);
    next = nextMeeting(rule(text), addDays(next.day, 1));
  }
  return rows;
}

describe('the meeting, its pack and its reminder', () => {
  it('R63: second Tuesday, for twelve months', () => {
    expect(year('second Tuesday at 10:00', day('2026-11-11'))).toEqual([
      ['2026-12-08', '2026-12-03', '2026-12-07'],
      ['2027-01-12', '2027-01-07', '2027-01-11'],
      ['2027-02-09', '2027-02-04', '2027-02-08'],
      ['2027-03-09', '2027-03-04', '2027-03-08'],
      ['2027-04-13', '2027-04-08', '2027-04-12'],
      ['2027-05-11', '2027-05-06', '2027-05-10'],
      ['2027-06-08', '2027-06-03', '2027-06-07'],
      ['2027-07-13', '2027-07-08', '2027-07-12'],
      ['2027-08-10', '2027-08-05', '2027-08-09'],
      ['2027-09-14', '2027-09-09', '2027-09-13'],
      ['2027-10-12', '2027-10-07', '2027-10-11'],
      ['2027-11-09', '2027-11-04', '2027-11-08'],
    ]);
  });

  it('R63: last Monday, moved by Easter, both May holidays, August and Christmas', () => {
    expect(year('last Monday at 14:30', day('2026-12-01'))).toEqual([
      ['2026-12-29', '2026-12-22', '2026-12-24'], // the 28th is for Boxing Day
      ['2027-01-25', '2027-01-20', '2027-01-22'],
      ['2027-02-22', '2027-02-17', '2027-02-19'],
      ['2027-03-30', '2027-03-23', '2027-03-25'], // the 29th is Easter Monday
      ['2027-04-26', '2027-04-21', '2027-04-23'],
      ['2027-06-01', '2027-05-26', '2027-05-28'], // 31 May: into June, and June keeps its own
      ['2027-06-28', '2027-06-23', '2027-06-25'],
      ['2027-07-26', '2027-07-21', '2027-07-23'],
      ['2027-08-31', '2027-08-25', '2027-08-27'],
      ['2027-09-27', '2027-09-22', '2027-09-24'],
      ['2027-10-25', '2027-10-20', '2027-10-22'],
      ['2027-11-29', '2027-11-24', '2027-11-26'],
    ]);
  });

  it('R63: first working day, after New Year, Easter and May Day', () => {
    expect(year('first working day at 9:00', day('2029-01-01')).map(([on]) => on)).toEqual([
      '2029-01-02',
      '2029-02-01',
      '2029-03-01',
      '2029-04-03',
      '2029-05-01',
      '2029-06-01',
      '2029-07-02',
      '2029-08-01',
      '2029-09-03',
      '2029-10-01',
      '2029-11-01',
      '2029-12-03',
    ]);
  });

  it.each([
    ['first Friday at 10:00', '2026-04-01', '2026-04-07', 'Good Friday'],
    [
      'last Friday at 10:00',
      '2026-12-01',
      '2026-12-29',
      'Christmas Day and the day for Boxing Day',
    ],
    ['first Friday at 10:00', '2027-01-01', '2027-01-04', 'New Year'],
    ['last working day at 10:00', '2026-05-01', '2026-05-29', ''],
    ['third working day at 10:00', '2026-12-30', '2027-01-06', ''],
    ['second Saturday at 10:00', '2026-11-01', '2026-11-14', 'a team may meet on a Saturday'],
    ['fourth Saturday at 10:00', '2026-12-01', '2026-12-29', 'but not on Boxing Day'],
  ])('R63: %s from %s is %s (%s)', (text, from, on) => {
    expect(nextMeeting(rule(text), day(from))?.day).toBe(on);
  });

  it('R63: on the day of the meeting it is still the next one', () => {
    const tuesday = rule('second Tuesday at 10:00');
    expect(nextMeeting(tuesday, day('2026-12-08'))).toEqual({ day: '2026-12-08', time: '10:00' });
    expect(nextMeeting(tuesday, day('2026-12-09'))?.day).toBe('2027-01-12');
  });

  it('R63: dates that were typed stand, on a bank holiday too, until they run out', () => {
    const dates = '2027-03-29 10:00, 2026-12-28 9:30';
    expect(nextMeeting(rule(dates), day('2026-12-01'))).toEqual({
      day: '2026-12-28',
      time: '09:30',
    });
    expect(nextMeeting(rule(dates), day('2026-12-29'))?.day).toBe('2027-03-29');
    expect(nextMeeting(rule(dates), day('2027-03-30'))).toBeUndefined();
  });

  it('R63: the pack goes out as many working days before as is set', () => {
    const meeting = { day: day('2026-12-29'), time: '10:00' };
    expect([0, 1, 5].map((days) => packDay(meeting, days))).toEqual([
      '2026-12-29',
      '2026-12-24',
      '2026-12-18',
    ]);
  });

  it('R63: never on a bank holiday, never in the past, and none is skipped', () => {
    const monthly = fc.record({
      kind: fc.constant('monthly' as const),
      which: fc.constantFrom(...WHICH),
      on: fc.constantFrom(...WEEKDAYS, 'working day' as const),
      time: fc.constant('10:00'),
    });
    const someDay = fc.integer({ min: 0, max: 7000 }).map((n) => addDays(day('2018-01-01'), n));
    fc.assert(
      fc.property(monthly, someDay, (one, from) => {
        const next = nextMeeting(one, from)?.day ?? day('9999-01-01');
        expect(next >= from).toBe(true);
        expect(isBankHoliday(next)).toBe(false);
        expect(one.on === 'working day' ? isWorkingDay(next) : true).toBe(true);
        if (weekdayOf(next) !== one.on) expect(isWorkingDay(next)).toBe(true);
        // Asked again on any day up to it, the answer is the same.
        expect(nextMeeting(one, next)?.day).toBe(next);
        // Five weeks apart, and a few days for moving.
        expect(next <= addDays(from, 41)).toBe(true);
      }),
    );
  });
});
