import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pence } from '../../src/domain/money.ts';
import { passes } from '../../src/domain/planning.ts';

const FIGURE = pence(100_000);
const amount = fc.integer({ min: 1, max: 300_000 }).map(pence);

describe('R33: passing the planning figure', () => {
  it('is from at most the figure to above it', () => {
    expect(passes(pence(100_100), pence(200), FIGURE)).toBe(true);
    expect(passes(pence(100_000), pence(100), FIGURE)).toBe(false);
    expect(passes(pence(100_001), pence(1), FIGURE)).toBe(true);
    expect(passes(pence(100_401), pence(400), FIGURE)).toBe(false);
  });

  it('happens at most once while money is only spent', () =>
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 30 }), (amounts) => {
        let year = pence(0);
        const passed = amounts.filter((spent) => {
          year = pence(year + spent);
          return passes(year, spent, FIGURE);
        });
        expect(passed.length).toBe(year > FIGURE ? 1 : 0);
      }),
    ));
});
