import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, WEEKDAYS } from '../../src/domain/day.ts';
import { type MeetingRule, WHICH } from '../../src/domain/meeting.ts';
import { formatMeetingRule, parseMeetingRule } from '../../src/domain/meeting-rule.ts';

/** As it reads back, or why not. */
function read(text: string): string {
  const found = parseMeetingRule(text);
  return found.ok ? formatMeetingRule(found.rule) : found.why;
}

describe('R63: the rule for the meeting as people type it', () => {
  it.each([
    ['second Tuesday at 10:00', 'second Tuesday at 10:00'],
    ['  SECOND   tuesday  AT 10:00 ', 'second Tuesday at 10:00'],
    ['last Thursday at 14:30', 'last Thursday at 14:30'],
    ['first working day at 9:00', 'first working day at 09:00'],
    ['The 2nd Tuesday of the month at 10:00', 'second Tuesday at 10:00'],
    ['last working day 16:00', 'last working day at 16:00'],
    ['2026-12-08 10:00, 2027-01-12 10:00', '2026-12-08 10:00, 2027-01-12 10:00'],
    ['2027-01-12 at 9:30,2026-12-08 10:00,', '2026-12-08 10:00, 2027-01-12 09:30'],
    ['2026-12-08 10:00\n2027-01-12 10:00', '2026-12-08 10:00, 2027-01-12 10:00'],
  ])('“%s” is %s', (text, formatted) => {
    expect(read(text)).toBe(formatted);
  });

  it.each([
    ['', 'nothing'],
    [' , ', 'nothing'],
    ['Tuesday at 10:00', 'unclear'],
    ['every second Tuesday at 10:00', 'unclear'],
    ['second Tuesdays at 10:00', 'unclear'],
    ['second day at 10:00', 'unclear'],
    ['second Tuesday at 10:00 sharp', 'unclear'],
    ['second Tuesday at 10:00, last Thursday at 14:30', 'unclear'],
    ['2026-12-08 10:00, last Thursday at 14:30', 'unclear'],
    ['when it suits', 'unclear'],
    ['fifth Tuesday at 10:00', 'not-every-month'],
    ['5th working day at 10:00', 'not-every-month'],
    ['second Tuesday', 'no-time'],
    ['second Tuesday at', 'no-time'],
    ['2026-12-08', 'no-time'],
    ['second Tuesday at 10', 'not-a-time'],
    ['second Tuesday at 24:00', 'not-a-time'],
    ['2026-12-08 10:60', 'not-a-time'],
    ['2026-02-30 10:00', 'not-a-day'],
    ['8/12/2026 10:00', 'not-a-day'],
    ['2026-12-08 10:00, 2026-12-08 14:00', 'day-twice'],
  ])('“%s” is not read: %s', (text, why) => {
    expect(read(text)).toBe(why);
  });

  it('what is kept reads back as the same rule', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const monthly = fc.record({
      kind: fc.constant('monthly' as const),
      which: fc.constantFrom(...WHICH),
      on: fc.constantFrom(...WEEKDAYS, 'working day' as const),
      time,
    });
    const dates = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9000 }), time), {
        minLength: 1,
        selector: ([n]) => n,
      })
      .map((pairs) => pairs.sort(([a], [b]) => a - b))
      .map((pairs) => ({
        kind: 'dates' as const,
        meetings: pairs.map(([n, at]) => ({ day: addDays(day('2018-01-01'), n), time: at })),
      }));
    fc.assert(
      fc.property(fc.oneof(monthly, dates), (rule: MeetingRule) => {
        expect(parseMeetingRule(formatMeetingRule(rule))).toEqual({ ok: true, rule });
      }),
    );
  });

  it('nothing that is typed throws', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof parseMeetingRule(text).ok === 'boolean'));
  });
});
