import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import type { SpendingSplit } from '../../src/domain/report.ts';
import { report } from '../../src/ledger/report.ts';
import { importCarried, openTestLedger, type TestLedger } from '../support/ledger.ts';

const ALL = { from: day('2014-10-01'), to: day('2018-12-31') };
const YEAR = { from: day('2018-01-01'), to: day('2018-12-31') };

let carried: TestLedger;
beforeAll(async () => {
  carried = await openTestLedger();
  await importCarried(carried);
});
afterAll(() => carried.close());

async function rowsBy(by: SpendingSplit, days = YEAR) {
  return (await report(carried.reader, by, { days })).rows;
}

describe('the carried ledger gives the figures of the evaluation report', () => {
  it('R150: 174 customers, £164,500', async () => {
    const { total } = await report(carried.reader, 'category', { days: ALL });
    expect(total).toEqual({ pence: 16450000, purchases: 5484, customers: 174 });
  });

  it('R57: the top three categories, with count and mean', async () => {
    const top = (await rowsBy('category', ALL)).slice(0, 3);
    expect(top.map((row) => [row.label, row.pence, row.purchases, row.meanPence])).toEqual([
      ['Temporary accommodation', 2415900, 158, 15291],
      ['Clothes', 1486700, 455, 3267],
      ['Permanent accommodation', 1454000, 57, 25509],
    ]);
  });

  it('R57: figure (d), to the penny and the count', async () => {
    const rows = await rowsBy('outcome-area');
    expect(rows.map((row) => [row.label, row.pence, row.purchases])).toEqual([
      ['Managing tenancy and accommodation', 2088000, 257],
      ['Self-care living skills', 1184300, 394],
      ['Physical health', 496700, 258],
      ['Motivation/taking responsibility', 315400, 261],
      ['Meaningful use of time', 224100, 74],
      ['Social networks and relationships', 162800, 186],
      ['Mental wellbeing', 143900, 59],
      ['Managing money and personal admin', 87800, 65],
      ['Substance abuse', 31500, 29],
      ['Offending', 14600, 9],
    ]);
    expect(rows.map((row) => row.meanPence)).toEqual([
      8125, 3006, 1925, 1208, 3028, 875, 2439, 1351, 1086, 1622,
    ]);
    expect(rows.reduce((sum, row) => sum + row.sharePence, 0)).toBeCloseTo(1, 12);
  });

  it('R57: top categories in the printed order', async () => {
    const [tenancy, , , , time, , , , substance] = await rowsBy('outcome-area');
    expect(tenancy?.topCategories).toEqual([
      'Permanent accommodation',
      'Cleaning',
      'Temporary accommodation',
      'White goods',
      'Property repair',
    ]);
    expect(time?.topCategories.slice(0, 4)).toEqual([
      'Leisure',
      'Clothes',
      'Engagement',
      'Transport',
    ]);
    expect(substance?.topCategories).toEqual(['Transport', 'Telecommunications', 'Engagement']);
  });

  it('R54: coverage is 28.87% of all spending', async () => {
    const { total, coverage } = await report(carried.reader, 'outcome-area', { days: ALL });
    expect(coverage).toEqual({ pence: 4749100, purchases: 1592 });
    expect(((100 * coverage.pence) / total.pence).toFixed(2)).toBe('28.87');
  });

  it('R56: figure (b), 95 customers in six bands', async () => {
    const { rows, total } = await report(carried.reader, 'band', { days: YEAR });
    expect(rows.map((row) => row.customers)).toEqual([23, 11, 30, 17, 14, 0]);
    expect(total.customers).toBe(95);
    expect(rows[0]).toEqual({ label: 'under £50', customers: 23, shareCustomers: 23 / 95 });
    const all = await report(carried.reader, 'band', { days: ALL });
    expect(all.rows.at(-1)?.customers).toBe(1);
  });

  it('R52: components, months in their own order, every split of one total', async () => {
    for (const by of ['component', 'category', 'month'] as const) {
      const rows = await rowsBy(by);
      expect(rows.reduce((sum, row) => sum + row.pence, 0)).toBe(4749100);
      expect(rows.reduce((sum, row) => sum + row.purchases, 0)).toBe(1592);
    }
    const months = (await rowsBy('month')).map(({ label }) => label);
    expect(months).toEqual([...months].sort());
    expect(months[0]).toBe('2018-01');
  });

  it('has no rows where nothing was spent, and all six bands', async () => {
    const days = { from: day('2001-01-01'), to: day('2001-12-31') };
    expect(await rowsBy('category', days)).toEqual([]);
    const { rows } = await report(carried.reader, 'band', { days });
    expect(rows.map((row) => row.customers)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
