import { describe, expect, it } from 'vitest';
import { pence } from '../../src/domain/money.ts';
import { bandRows, idsByLabel, reportRows } from '../../src/domain/report.ts';

const group = (label: string, spent: number, purchases = 1) => ({
  label,
  pence: pence(spent),
  purchases,
  customers: 1,
  categories: [],
});

describe('rows of a report', () => {
  it('R57: most spent first, ties by label, mean rounded half up, shares of the rows', () => {
    const rows = reportRows([group('b', 100), group('c', 301, 2), group('a', 100)], 'spending');
    expect(rows.map(({ label }) => label)).toEqual(['c', 'a', 'b']);
    expect(rows[0]).toMatchObject({ meanPence: 151, sharePence: 301 / 501, sharePurchases: 0.5 });
  });

  it('R57: at most five top categories, by spending then label, none without spending', () => {
    const spent = { f: 1, e: 5, d: 5, c: 7, b: 8, a: 9, refunded: -2 };
    const categories = Object.entries(spent).map(([label, p]) => ({ label, pence: pence(p) }));
    const [row] = reportRows([{ ...group('x', 33), categories }], 'spending');
    expect(row?.topCategories).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('a row of refunds alone has no mean and no share of nothing', () => {
    const [row] = reportRows([group('x', 0, 0)], 'label');
    expect(row).toMatchObject({ meanPence: 0, sharePence: 0, sharePurchases: 0 });
  });

  it.each([
    [1, 0],
    [4999, 0],
    [5000, 1],
    [10000, 1],
    [10001, 2],
    [10050, 2],
    [50000, 2],
    [50001, 3],
    [100000, 3],
    [100001, 4],
    [500000, 4],
    [500001, 5],
    [515300, 5],
  ])('R56: %i pence falls in band %i', (spent, band) => {
    const rows = bandRows([pence(spent)]);
    expect(rows.map(({ customers }) => customers).indexOf(1)).toBe(band);
  });

  it('R56: whoever had everything refunded is in no band', () => {
    expect(bandRows([pence(0), pence(-5)]).every(({ customers }) => customers === 0)).toBe(true);
  });

  it('R50: areas of two editions under one label are one row', () => {
    const items = [
      { id: 1, label: 'Physical health' },
      { id: 2, label: 'Offending' },
      { id: 11, label: 'Physical health' },
    ];
    expect(idsByLabel(items)).toEqual([
      { label: 'Physical health', ids: [1, 11] },
      { label: 'Offending', ids: [2] },
    ]);
  });
});
