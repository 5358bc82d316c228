import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import { daysOnCaseload, forecast, type OnCaseload } from '../../src/domain/forecast.ts';
import { pence } from '../../src/domain/money.ts';

const YEAR = { from: day('2026-01-01'), to: day('2026-12-31') };
const FIGURE = pence(100_000);
const ALWAYS: OnCaseload = { introducedOn: undefined, closedOn: undefined };
const from = (introducedOn: string): OnCaseload => ({ ...ALWAYS, introducedOn: day(introducedOn) });

const someDay = fc.option(
  fc.integer({ min: -900, max: 900 }).map((count): Day => addDays(YEAR.from, count)),
  { nil: undefined },
);
const someone: fc.Arbitrary<OnCaseload> = fc.record({ introducedOn: someDay, closedOn: someDay });

describe('R35: the forecast of a team', () => {
  it('95 full-year customers come to £95,000', () => {
    const caseload = Array.from({ length: 95 }, () => from('2024-05-01'));
    expect(forecast(caseload, YEAR, FIGURE)).toBe(9_500_000);
  });

  it('half a year counts half, by days: from 3 July it is 182 of 365', () => {
    expect(daysOnCaseload(from('2026-07-03'), YEAR)).toBe(182);
    expect(forecast([from('2026-07-03')], YEAR, FIGURE)).toBe(49_863);
    const leap = { from: day('2024-01-01'), to: day('2024-12-31') };
    const half: OnCaseload = { introducedOn: undefined, closedOn: day('2024-07-01') };
    expect(forecast([half], leap, FIGURE)).toBe(50_000);
  });

  it('the first and the last day count; nobody counts before or after their time', () => {
    const oneDay = { introducedOn: day('2026-05-04'), closedOn: day('2026-05-04') };
    expect(daysOnCaseload(oneDay, YEAR)).toBe(1);
    expect(daysOnCaseload(from('2027-01-01'), YEAR)).toBe(0);
    expect(daysOnCaseload({ ...ALWAYS, closedOn: day('2025-12-31') }, YEAR)).toBe(0);
    expect(forecast([], YEAR, FIGURE)).toBe(0);
  });

  it('is between nothing and the figure for each, and splits without loss', () =>
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 60 }), someone, (caseload, one) => {
        const all = forecast(caseload, YEAR, FIGURE);
        expect(all).toBeGreaterThanOrEqual(0);
        expect(all).toBeLessThanOrEqual(caseload.length * FIGURE);
        const more = forecast([...caseload, one], YEAR, FIGURE);
        expect(Math.abs(more - all - forecast([one], YEAR, FIGURE))).toBeLessThanOrEqual(1);
      }),
    ));

  it('days before and after a day of the year add up to the whole year', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 363 }), (count) => {
        const last = addDays(YEAR.from, count);
        const before = daysOnCaseload({ ...ALWAYS, closedOn: last }, YEAR);
        const after = daysOnCaseload(from(addDays(last, 1)), YEAR);
        expect(before + after).toBe(365);
      }),
    ));
});
