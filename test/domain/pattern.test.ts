import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, daysBetween, mondayOf } from '../../src/domain/day.ts';
import {
  type BoughtOn,
  PATTERN_LEAST,
  patternDays,
  regularPatterns,
} from '../../src/domain/pattern.ts';

const MONDAY = day('2026-05-11');
const EVERYBODY = new Set([1, 2, 3]);

/** Something bought for customer 42 by worker 1 on the Wednesday of a week. */
const bought = (week: number, change: Partial<BoughtOn> = {}): BoughtOn => ({
  ...{ customerId: 42, buyerId: 1, day: addDays(MONDAY, 7 * week + 2), imported: false },
  ...change,
});
const inWeeks = (weeks: readonly number[], change: Partial<BoughtOn> = {}) =>
  weeks.map((week) => bought(week, change));

describe('R71: a regular pattern', () => {
  it('R71: looks at the six full weeks before a day, whatever weekday it is', () => {
    for (const on of ['2026-06-22', '2026-06-25', '2026-06-28']) {
      expect(patternDays(day(on))).toEqual({ from: MONDAY, to: '2026-06-21' });
    }
  });

  it.each([
    [[0, 1, 2, 3], 1],
    [[0, 2, 4, 5], 1],
    [[0, 1, 2], 0],
    [[0, 0, 1, 1, 2, 2], 0],
    [[0, 1, 2, 3, 4, 5], 1],
  ])('R71: weeks %j make %i question', (weeks, questions) => {
    expect(regularPatterns(inWeeks(weeks), EVERYBODY)).toHaveLength(questions);
  });

  it('R71: asks the one who bought in most of the weeks, of several the latest', () => {
    const ours = [...inWeeks([0, 1, 2], { buyerId: 2 }), ...inWeeks([3, 4])];
    expect(regularPatterns(ours, EVERYBODY)).toEqual([{ customerId: 42, workerId: 2 }]);
    const even = [...inWeeks([0, 1], { buyerId: 2 }), ...inWeeks([2, 3])];
    expect(regularPatterns(even, EVERYBODY)).toEqual([{ customerId: 42, workerId: 1 }]);
  });

  it('R71: asks nobody who has left, and nobody on the account of imports alone', () => {
    const ours = [...inWeeks([0, 1, 2, 3], { buyerId: 9 }), bought(4)];
    expect(regularPatterns(ours, EVERYBODY)).toEqual([{ customerId: 42, workerId: 1 }]);
    const past = inWeeks([0, 1, 2, 3], { imported: true });
    expect(regularPatterns(past, EVERYBODY)).toEqual([]);
    expect(regularPatterns([...past, bought(5)], EVERYBODY)).toHaveLength(1);
  });

  it('R71: never more than one question to a worker and one about a customer', () => {
    const any = fc.record({
      customerId: fc.integer({ min: 1, max: 6 }),
      buyerId: fc.integer({ min: 1, max: 4 }),
      day: fc.integer({ min: 0, max: 41 }).map((days) => addDays(MONDAY, days)),
      imported: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 120 }), (all) => {
        const found = regularPatterns(all, EVERYBODY);
        expect(new Set(found.map(({ workerId }) => workerId)).size).toBe(found.length);
        expect(new Set(found.map(({ customerId }) => customerId)).size).toBe(found.length);
        for (const { customerId, workerId } of found) {
          const theirs = all.filter((one) => one.customerId === customerId);
          const weeks = theirs.map((one) => daysBetween(MONDAY, mondayOf(one.day)));
          expect(new Set(weeks).size).toBeGreaterThanOrEqual(PATTERN_LEAST);
          expect(theirs.some(({ buyerId }) => buyerId === workerId)).toBe(true);
        }
      }),
    );
  });
});
