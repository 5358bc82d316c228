import fc from 'fast-check';
import { expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { fairness } from '../../src/domain/fairness.ts';
import { pence, ZERO } from '../../src/domain/money.ts';

const YEAR = { from: day('2018-01-01'), to: day('2018-12-31') };
const of = (amount: number, introduced?: string, closed?: string) => ({
  pence: pence(amount),
  time: {
    introducedOn: introduced === undefined ? undefined : day(introduced),
    closedOn: closed === undefined ? undefined : day(closed),
  },
});
const row = (rows: ReturnType<typeof fairness>, label: string) =>
  rows.find((one) => one.label === label);

it('R73: half a year on the caseload counts as half: £365 in it reads as £730', () => {
  const half = of(36_500, '2018-01-01', '2018-07-01'); // 182 of 365 days
  const [customers] = fairness([half, of(73_200)], ZERO, [], YEAR);
  expect(customers?.spread).toMatchObject({ lowerPence: 73_200, medianPence: 73_200 });
  expect(customers?.caseload?.size).toBeCloseTo(1.5, 2);
  expect(customers?.pence).toBe(109_700);
  expect(customers?.spread?.meanPence).toBe(Math.round((109_700 * 365) / (365 + 182)));
});

it('R73: quartiles and median of customers and of workers', () => {
  const cases = [0, 100, 200, 300, 1000].map((amount) => of(amount));
  const rows = fairness(cases, ZERO, [pence(500), pence(1100)], YEAR);
  expect(rows[0]).toMatchObject({
    people: 5,
    spread: { lowerPence: 100, medianPence: 200, upperPence: 300, meanPence: 320 },
  });
  expect(row(rows, 'workers')).toMatchObject({
    people: 2,
    spread: { lowerPence: 650, medianPence: 800, upperPence: 950, meanPence: 800 },
  });
});

it('R73: open customers for whom nothing was spent are counted, closed ones are not', () => {
  const cases = [of(0), of(500), of(0, undefined, '2018-12-31'), of(0, '2019-01-01')];
  expect(fairness(cases, ZERO, [], YEAR)[0]).toMatchObject({
    people: 3,
    caseload: { open: 2, openWithoutSpend: 1 },
  });
});

it('R73: a period of which nobody was part has no spread to speak of', () => {
  expect(fairness([], ZERO, [], YEAR)[0]).toMatchObject({
    people: 0,
    spread: { lowerPence: 0, medianPence: 0, upperPence: 0, meanPence: 0 },
  });
});

it('R73, R101: customers on the caseload and others add up to what was spent', () => {
  const amount = fc.integer({ min: -5_000, max: 90_000 });
  const introduced = fc.constantFrom(undefined, '2018-03-01', '2019-02-01');
  const one = fc.oneof(
    fc.tuple(amount, introduced).map(([spent, from]) => of(spent, from)),
    amount.map((spent) => ({ pence: pence(spent), time: undefined })),
  );
  fc.assert(
    fc.property(fc.array(one), amount, (cases, loose) => {
      const rows = fairness(cases, pence(loose), [], YEAR).filter(
        ({ label }) => label !== 'workers',
      );
      const all = cases.reduce((total, each) => total + each.pence, loose);
      expect(rows.reduce((total, each) => total + each.pence, 0)).toBe(all);
    }),
  );
});
