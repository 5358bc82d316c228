import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import { add, pence, sum, toDecimal, totalFor } from '../../src/domain/money.ts';
import { firstLinePence, fullPrice } from '../../src/domain/more.ts';
import { type MoreValues, readMore } from '../../src/flows/read-more.ts';

const TODAY = day('2026-06-17');
const LISTS = {
  categories: [{ id: 1, label: 'Clothes', active: true }],
  areas: [{ id: 2, label: 'Self-care', active: true }],
};
const NOTHING: MoreValues = {
  ...{
    whyLate: '',
    howMany: '',
    customerShare: '',
    frees: '',
    newUse: false,
    interest: false,
    planItem: '',
    total: '',
  },
  ...{ secondHand: [], lines: [] },
};
const amount = fc.integer({ min: 2, max: 1_000_000 }).map(pence);

it('R5, R8: lines add up to the total, and the share is in the full price and nowhere else', () => {
  fc.assert(
    fc.property(
      amount,
      fc.integer({ min: 1, max: 999 }),
      fc.nat(),
      fc.array(amount, { maxLength: 16 }),
      (price, count, wanted, others) => {
        const share = pence(wanted % price);
        const values = {
          ...NOTHING,
          howMany: String(count),
          customerShare: share === 0 ? '' : toDecimal(share),
          total: toDecimal(add(price, ...others)),
          lines: others.map((each) => {
            return { item: 'x', amount: toDecimal(each), category: '1', area: '2' };
          }),
        };
        const faults = {};
        const first = totalFor(price, 1);
        const days = { today: TODAY, toldOn: TODAY };
        const read = readMore(values, first, days, LISTS, faults);
        expect(faults).toEqual({});
        const told = { ...read.amount, more: read.more };
        const lines = sum(read.more.lines.map((line) => line.pence));
        expect(told.pence).toBe(price - share + sum(others));
        expect(add(firstLinePence(told), lines)).toBe(told.pence);
        expect(fullPrice(told)).toBe(price + sum(others));
        const whole = told.unitPence * count;
        expect(whole).toBeGreaterThanOrEqual(price - share);
        expect(whole).toBeLessThan(price - share + count);
      },
    ),
  );
});

it('R15: a reason is asked from the eighth day back, and no day to come is taken', () => {
  fc.assert(
    fc.property(fc.integer({ min: -3, max: 400 }), fc.boolean(), (back, says) => {
      const values = { ...NOTHING, day: addDays(TODAY, -back), whyLate: says ? 'a lost slip' : '' };
      const faults = {};
      readMore(values, totalFor(pence(1), 1), { today: TODAY, toldOn: TODAY }, LISTS, faults);
      const expected = back < 0 ? ['day'] : back > 7 && !says ? ['why_late'] : [];
      expect(Object.keys(faults)).toEqual(expected);
    }),
  );
});
