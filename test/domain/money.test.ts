import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  formatPounds,
  formatWholePounds,
  meanHalfUp,
  multiply,
  parseAmount,
  pence,
  subtract,
  sum,
  toDecimal,
  ZERO,
} from '../../src/domain/money.ts';

const somePence = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(pence);

describe('money is whole pence', () => {
  it('refuses fractions, infinities and what is too large to hold exactly', () => {
    for (const wrong of [0.1, 4.2 * 100.001, Number.NaN, Infinity, 2 ** 53]) {
      expect(() => pence(wrong)).toThrow(RangeError);
    }
    expect(() => pence(0.5)).toThrow('Money is whole pence: 0.5 is not.');
    expect(() => multiply(pence(100), 1.5)).toThrow(RangeError);
  });

  it('has no minus zero', () => {
    expect(Object.is(pence(-0), 0)).toBe(true);
    expect(Object.is(multiply(pence(-3), 0), 0)).toBe(true);
  });

  it('adds, takes away and multiplies', () => {
    expect(add(pence(1), pence(2), pence(3))).toBe(6);
    expect(add()).toBe(0);
    expect(subtract(pence(100), pence(101))).toBe(-1);
    expect(multiply(pence(3000), 2)).toBe(6000);
    expect(sum([])).toBe(0);
  });

  it('sums the same in any order', () => {
    fc.assert(
      fc.property(fc.array(somePence), (list) => {
        expect(sum(list.toReversed())).toBe(sum(list));
        expect(subtract(sum(list), sum(list))).toBe(0);
      }),
    );
  });
});

describe('a mean is rounded half up', () => {
  it.each([
    [4749100, 1592, 2983],
    [1, 2, 1],
    [-1, 2, 0],
    [-3, 2, -1],
    [5, 0, 0],
    [0, 7, 0],
  ])('%i over %i is %i', (total, count, mean) => {
    expect(meanHalfUp(pence(total), count)).toBe(mean);
  });

  it('lies within half a penny of the exact mean', () => {
    fc.assert(
      fc.property(somePence, fc.integer({ min: 1, max: 10_000 }), (total, count) => {
        const twiceError = 2 * (meanHalfUp(total, count) * count - total);
        expect(twiceError).toBeGreaterThan(-count);
        expect(twiceError).toBeLessThanOrEqual(count);
      }),
    );
  });

  it('needs a whole count', () => {
    expect(() => meanHalfUp(ZERO, 1.5)).toThrow(RangeError);
    expect(() => meanHalfUp(ZERO, -1)).toThrow(RangeError);
  });
});

describe('money becomes text last', () => {
  it.each([
    [125000, '£1,250.00', '£1,250', '1250.00'],
    [-300, '-£3.00', '-£3', '-3.00'],
    [80, '£0.80', '£1', '0.80'],
    [5, '£0.05', '£0', '0.05'],
    [0, '£0.00', '£0', '0.00'],
    [-5, '-£0.05', '£0', '-0.05'],
    [134650, '£1,346.50', '£1,347', '1346.50'],
    [134649, '£1,346.49', '£1,346', '1346.49'],
    [-150, '-£1.50', '-£1', '-1.50'],
    [16450000, '£164,500.00', '£164,500', '164500.00'],
    [123456789, '£1,234,567.89', '£1,234,568', '1234567.89'],
  ])('%i pence is %s, %s in whole pounds, %s in CSV', (amount, pounds, whole, decimal) => {
    expect(formatPounds(pence(amount))).toBe(pounds);
    expect(formatWholePounds(pence(amount))).toBe(whole);
    expect(toDecimal(pence(amount))).toBe(decimal);
  });
});

describe('R3: an amount is read as people type it', () => {
  it.each([
    ['4', 400],
    ['£4', 400],
    ['4.20', 420],
    ['4.5', 450],
    ['80p', 80],
    ['80P', 80],
    ['1p', 1],
    ['0.01', 1],
    ['1,250.00', 125000],
    ['£1,250', 125000],
    ['£5,153', 515300],
    ['£ 4', 400],
    [' 4.20 ', 420],
    ['50.00', 5000],
    ['100,000', 10000000],
  ])('%s is %i pence', (text, expected) => {
    expect(parseAmount(text)).toEqual({
      ok: true,
      pence: expected,
      count: 1,
      unitPence: expected,
    });
  });

  it.each([
    ['2x30', 6000, 2, 3000],
    ['2×30', 6000, 2, 3000],
    ['2X30', 6000, 2, 3000],
    ['2x£30', 6000, 2, 3000],
    ['2x4.20', 840, 2, 420],
    ['3x80p', 240, 3, 80],
    ['2 x £30', 6000, 2, 3000],
    ['1x5', 500, 1, 500],
    ['999x1p', 999, 999, 1],
  ])('R5: %s is %i pence, %i at %i each', (text, total, count, unitPence) => {
    expect(parseAmount(text)).toEqual({ ok: true, pence: total, count, unitPence });
  });

  it.each([
    ['0', 'zero'],
    ['£0.00', 'zero'],
    ['0p', 'zero'],
    ['0x30', 'zero'],
    ['-0', 'zero'],
    ['-4', 'negative'],
    ['-£4', 'negative'],
    ['£-4', 'negative'],
    ['−80p', 'negative'],
    ['2x-30', 'negative'],
    ['4.205', 'too-many-decimals'],
    ['1,250.000', 'too-many-decimals'],
    ['1.2.3', 'malformed'],
    ['1,25', 'malformed'],
    ['12,50.00', 'malformed'],
    ['1250,000', 'malformed'],
    ['4.', 'malformed'],
    ['.80', 'malformed'],
    ['4.20p', 'malformed'],
    ['£80p', 'malformed'],
    ['£4ish', 'malformed'],
    ['007', 'malformed'],
    ['100,000.01', 'too-much'],
    ['1000x1', 'too-much'],
    ['999x£101', 'too-much'],
    ['9'.repeat(400), 'too-much'],
    ['', 'not-an-amount'],
    ['£', 'not-an-amount'],
    ['V042', 'not-an-amount'],
    ['coffee', 'not-an-amount'],
    ['2xsocks', 'not-an-amount'],
    ['50%', 'not-an-amount'],
    ['12:30', 'not-an-amount'],
    ['1e3', 'not-an-amount'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseAmount(text)).toEqual({ ok: false, reason });
  });

  it('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (n) => {
        const amount = pence(n);
        for (const text of [formatPounds(amount), toDecimal(amount), `${n}p`]) {
          expect(parseAmount(text)).toMatchObject({ ok: true, pence: n });
        }
      }),
    );
  });

  it('answers any text at all, and only with amounts from 1p to £100,000.00', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parseAmount(text);
        if (!parsed.ok) return;
        expect(parsed.pence).toBeGreaterThan(0);
        expect(parsed.pence).toBeLessThanOrEqual(10_000_000);
        expect(parsed.unitPence * parsed.count).toBe(parsed.pence);
      }),
    );
  });
});
