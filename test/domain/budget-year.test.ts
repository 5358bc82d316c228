import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetYearName, budgetYearOf, nextBudgetYear } from '../../src/domain/budget-year.ts';
import { addDays, type Day, day, daysBetween } from '../../src/domain/day.ts';

const anyDay = fc
  .integer({ min: 0, max: 20_000 })
  .map((count): Day => addDays(day('2000-01-01'), count));
/** Every day of a leap year, as a start. */
const anyStart = fc
  .integer({ min: 0, max: 365 })
  .map((count) => addDays(day('2024-01-01'), count).slice(5));

describe('R34: the budget year begins on a day that is a setting', () => {
  it('is the calendar year by default', () => {
    const year = budgetYearOf(day('2026-06-17'), '01-01');
    expect(year).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(budgetYearName(year)).toBe('2026');
  });

  it('R34: a 1 April start moves a March purchase into the earlier year', () => {
    const march = budgetYearOf(day('2026-03-31'), '04-01');
    expect(march).toEqual({ from: '2025-04-01', to: '2026-03-31' });
    expect(budgetYearName(march)).toBe('2025/26');
    expect(budgetYearOf(day('2026-04-01'), '04-01').from).toBe('2026-04-01');
  });

  it('29 February is in a year, and may begin one', () => {
    expect(budgetYearOf(day('2024-02-29'), '01-01').from).toBe('2024-01-01');
    expect(budgetYearOf(day('2024-02-29'), '03-01').to).toBe('2024-02-29');
    expect(budgetYearOf(day('2024-02-29'), '02-29')).toEqual({
      from: '2024-02-29',
      to: '2025-02-28',
    });
    expect(budgetYearOf(day('2025-06-01'), '02-29').from).toBe('2025-03-01');
  });

  it('a start that is no day is a fault', () => {
    expect(() => budgetYearOf(day('2026-01-01'), '02-30')).toThrow(RangeError);
  });

  it('holds the day, is 365 or 366 days long, and the next follows without a gap', () =>
    fc.assert(
      fc.property(anyDay, anyStart, (on, start) => {
        const year = budgetYearOf(on, start);
        expect(year.from <= on && on <= year.to).toBe(true);
        expect([365, 366]).toContain(daysBetween(year.from, year.to) + 1);
        expect(nextBudgetYear(year, start).from).toBe(addDays(year.to, 1));
        expect(budgetYearOf(year.from, start)).toEqual(year);
        expect(budgetYearOf(year.to, start)).toEqual(year);
      }),
    ));
});
