import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, dayOf, instantAt, timeOf } from '../../src/domain/day.ts';
import { dueStep, ESCALATION_TIMES, escalationSteps } from '../../src/domain/escalation.ts';
import { URGENCIES, type Urgency } from '../../src/domain/urgency.ts';
import { isWorkingDay, WORKING_HOURS } from '../../src/domain/working-time.ts';

const LONDON = 'Europe/London';
const london = (text: string) => instantAt(day(text.slice(0, 10)), text.slice(11), LONDON);
const steps = (urgency: Urgency, asked: string) =>
  escalationSteps(urgency, london(asked), WORKING_HOURS, LONDON);
const instant = fc
  .integer({ min: Date.UTC(2018, 0), max: Date.UTC(2036, 0) })
  .map((ms) => new Date(ms));

describe('what happens while a request waits', () => {
  it.each([
    ['in the day', '2026-11-23 10:00', '2026-11-23 14:00', '2026-11-24 10:00'],
    ['from the morning', '2026-11-23 09:00', '2026-11-23 13:00', '2026-11-23 17:00'],
    ['over a weekend', '2026-11-20 15:00', '2026-11-23 11:00', '2026-11-23 15:00'],
    ['over a bank holiday', '2026-08-28 16:00', '2026-09-01 12:00', '2026-09-01 16:00'],
    ['over Easter', '2026-04-02 16:00', '2026-04-07 12:00', '2026-04-07 16:00'],
    ['over Christmas', '2026-12-24 16:00', '2026-12-29 12:00', '2026-12-29 16:00'],
    ['at night', '2026-11-24 02:00', '2026-11-24 13:00', '2026-11-24 17:00'],
  ])('R30: %s a reminder after 4 working hours, the next manager after 8', (_, asked, ...times) => {
    expect(steps('week', asked)).toEqual([
      { step: 1, kind: 'remind', at: london(times[0] ?? '') },
      { step: 2, kind: 'next_manager', at: london(times[1] ?? '') },
    ]);
  });

  it.each([
    ['2026-11-23 10:00', '2026-11-23 14:00'],
    ['2026-11-23 13:00', '2026-11-23 16:00'],
    ['2026-11-23 14:30', '2026-11-23 16:00'],
    ['2026-11-23 16:30', '2026-11-23 16:45'],
    ['2026-11-23 18:00', '2026-11-24 13:00'],
    ['2026-11-21 10:00', '2026-11-23 13:00'],
    ['2026-12-24 15:00', '2026-12-24 16:00'],
  ])('R30: needed today and asked %s, it is called to mind at %s, before closing', (asked, at) => {
    expect(steps('today', asked)[0]).toEqual({ step: 1, kind: 'remind', at: london(at) });
  });

  it('R30: the hours are settings', () => {
    const sooner = { ...ESCALATION_TIMES, workingHours: { remind: 1, next_manager: 2.5 } };
    const asked = london('2026-11-20 16:00');
    expect(
      escalationSteps('week', asked, WORKING_HOURS, LONDON, sooner).map(({ at }) => at),
    ).toEqual([london('2026-11-20 17:00'), london('2026-11-23 10:30')]);
  });

  it.each([
    ['2026-11-23 10:00', '2026-11-23 10:10', '2026-11-23 10:20', '2026-11-23 10:30'],
    ['2026-12-25 23:45', '2026-12-25 23:55', '2026-12-26 00:05', '2026-12-26 00:15'],
  ])('at the counter at %s: a reminder, the next manager, and then ring', (asked, ...times) => {
    expect(steps('now', asked)).toEqual([
      { step: 1, kind: 'remind', at: london(times[0] ?? '') },
      { step: 2, kind: 'next_manager', at: london(times[1] ?? '') },
      { step: 3, kind: 'ring', at: london(times[2] ?? '') },
    ]);
  });

  it('is in order and numbered from 1, whatever the settings', () => {
    const wait = fc.integer({ min: 0, max: 60 });
    const times = fc.record({
      minutes: fc.record({ remind: wait, next_manager: wait, ring: wait }),
      workingHours: fc.record({ remind: wait, next_manager: wait }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...URGENCIES), instant, times, (urgency, asked, settings) => {
        const all = escalationSteps(urgency, asked, WORKING_HOURS, LONDON, settings);
        expect(all.map(({ step }) => step)).toEqual(all.map((_, index) => index + 1));
        for (const [index, { at }] of all.entries()) {
          expect(at.getTime()).toBeGreaterThanOrEqual((all[index - 1]?.at ?? asked).getTime());
        }
      }),
    );
  });

  it('R30: nobody is reminded at night, at a weekend or on a bank holiday, unless it is now', () => {
    fc.assert(
      fc.property(fc.constantFrom('today', 'week'), instant, (urgency, asked) => {
        for (const { at } of escalationSteps(urgency, asked, WORKING_HOURS, LONDON)) {
          expect(isWorkingDay(dayOf(at, LONDON))).toBe(true);
          const time = timeOf(at, LONDON);
          expect(time >= '09:00' && time <= '17:00').toBe(true);
        }
      }),
    );
  });
});

describe('the step to do next', () => {
  it('R30: each comes once, as the clock goes over a weekend and a bank holiday', () => {
    const all = steps('week', '2026-08-28 16:00');
    const done: string[] = [];
    let doneUpTo = 0;
    for (let ms = london('2026-08-28 16:00').getTime(); done.length < 2; ms += 60_000) {
      const due = dueStep(all, doneUpTo, new Date(ms));
      if (due === undefined) continue;
      done.push(`${due.kind} ${dayOf(new Date(ms), LONDON)} ${timeOf(new Date(ms), LONDON)}`);
      doneUpTo = due.step;
    }
    expect(done).toEqual(['remind 2026-09-01 12:00', 'next_manager 2026-09-01 16:00']);
  });

  it('after a standstill none is passed over', () => {
    const all = steps('now', '2026-11-23 10:00');
    const later = london('2026-11-23 12:00');
    expect([0, 1, 2, 3].map((done) => dueStep(all, done, later)?.kind)).toEqual([
      'remind',
      'next_manager',
      'ring',
      undefined,
    ]);
  });

  it('none is done before its time', () => {
    const all = steps('now', '2026-11-23 10:00');
    expect(dueStep(all, 0, london('2026-11-23 10:09'))).toBeUndefined();
    expect(dueStep(all, 1, london('2026-11-23 10:10'))).toBeUndefined();
  });
});
