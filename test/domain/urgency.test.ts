import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayOf, instantAt } from '../../src/domain/day.ts';
import {
  answerBy,
  neededBy,
  URGENCIES,
  type Urgency,
  usualUrgency,
} from '../../src/domain/urgency.ts';
import { isWorkingDay, WORKING_HOURS } from '../../src/domain/working-time.ts';

const LONDON = 'Europe/London';
const london = (text: string) => instantAt(day(text.slice(0, 10)), text.slice(11), LONDON);
const by = (urgency: Urgency, asked: string) =>
  answerBy(urgency, london(asked), WORKING_HOURS, LONDON);

describe('by when an answer is needed', () => {
  it.each([
    ['now', '2026-11-23 10:00', '2026-11-23 10:10', ''],
    ['now', '2026-12-25 23:55', '2026-12-26 00:05', 'on Christmas night too'],
    ['today', '2026-11-23 10:00', '2026-11-23 17:00', ''],
    ['today', '2026-11-23 06:00', '2026-11-23 17:00', 'before work'],
    ['today', '2026-11-23 17:00', '2026-11-24 17:00', 'from closing time on'],
    ['today', '2026-11-20 19:00', '2026-11-23 17:00', 'Friday evening'],
    ['today', '2026-11-21 10:00', '2026-11-23 17:00', 'Saturday'],
    ['today', '2026-04-03 10:00', '2026-04-07 17:00', 'Good Friday'],
    ['week', '2026-11-23 10:00', '2026-11-27 17:00', ''],
    ['week', '2026-11-27 16:59', '2026-11-27 17:00', 'Friday, just before closing'],
    ['week', '2026-11-27 17:00', '2026-12-04 17:00', 'Friday, from closing time on'],
    ['week', '2026-11-29 10:00', '2026-12-04 17:00', 'Sunday'],
    ['week', '2026-03-30 10:00', '2026-04-02 17:00', 'the week that ends with Good Friday'],
    ['week', '2026-04-03 10:00', '2026-04-10 17:00', 'Good Friday'],
    ['week', '2026-12-24 17:30', '2026-12-31 17:00', 'Christmas Eve, and then New Year’s Day'],
  ] as const)('%s, asked %s: %s (%s)', (urgency, asked, due, _) => {
    expect(by(urgency, asked)).toEqual(london(due));
  });

  it('is after the asking, in working time unless it is now, and later the less it presses', () => {
    const instant = fc.integer({ min: Date.UTC(2018, 0), max: Date.UTC(2036, 0) });
    fc.assert(
      fc.property(instant, (ms) => {
        const asked = new Date(ms);
        const [now, today, week] = URGENCIES.map((one) =>
          answerBy(one, asked, WORKING_HOURS, LONDON),
        ) as [Date, Date, Date];
        for (const due of [now, today, week]) expect(due > asked).toBe(true);
        expect(today <= week).toBe(true);
        expect(isWorkingDay(dayOf(today, LONDON))).toBe(true);
        expect(isWorkingDay(dayOf(week, LONDON))).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-11-23 06:00', 'today'],
    ['2026-11-23 16:59', 'today'],
    ['2026-11-23 17:00', 'week'],
    ['2026-11-21 10:00', 'week'],
    ['2026-12-25 10:00', 'week'],
  ])('asked %s it is taken to be needed: %s', (asked, urgency) => {
    expect(usualUrgency(london(asked), WORKING_HOURS, LONDON)).toBe(urgency);
  });

  it('a card says so as of the day on which it is read', () => {
    const asked = london('2026-11-23 10:00');
    const read = (urgency: Urgency, today: string) =>
      neededBy(urgency, answerBy(urgency, asked, WORKING_HOURS, LONDON), LONDON, day(today));
    expect(read('now', '2026-11-23')).toEqual({ when: 'now' });
    expect(read('today', '2026-11-23')).toEqual({ when: 'today', time: '17:00' });
    expect(read('today', '2026-11-24')).toEqual({ when: 'day', day: '2026-11-23', time: '17:00' });
    expect(read('week', '2026-11-23')).toEqual({ when: 'day', day: '2026-11-27', time: '17:00' });
    expect(read('week', '2026-11-27')).toEqual({ when: 'today', time: '17:00' });
  });
});
