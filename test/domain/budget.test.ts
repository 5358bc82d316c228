import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LARGEST_BUDGET, parseBudget } from '../../src/domain/budget.ts';
import { formatPounds, pence, toDecimal } from '../../src/domain/money.ts';

it.each([
  ['95000', 9_500_000],
  ['95,000', 9_500_000],
  ['£95,000.50', 9_500_050],
  ['£ 1', 100],
])('reads %s', (text, amount) => {
  expect(parseBudget(text)).toBe(amount);
});

it.each(['', '0', '-5', '95k', '95,00', '1.234', '20000000.01', 'ninety'])('refuses %j', (text) => {
  expect(parseBudget(text)).toBeUndefined();
});

it('reads back every amount that may be set', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LARGEST_BUDGET }), (n) => {
      expect(parseBudget(formatPounds(pence(n)))).toBe(n);
      expect(parseBudget(toDecimal(pence(n)))).toBe(n);
    }),
  ));
