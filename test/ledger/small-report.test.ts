import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import { labels } from '../../src/ledger/labels.ts';
import { smallReport } from '../../src/ledger/small-report.ts';
import { entries, FIRST_DAY, fill, SPAN } from '../support/generated-ledger.ts';
import { addCustomers, openTestLedger, type TestLedger } from '../support/ledger.ts';

const DAYS = { from: FIRST_DAY, to: addDays(FIRST_DAY, SPAN) };

let opened: TestLedger;
beforeAll(async () => {
  opened = await openTestLedger();
  await addCustomers(opened, ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
}, 60_000);
afterAll(() => opened.close());

/** Whom the lines of each label are about, told without SQL. */
async function people(by: 'category' | 'component' | 'month') {
  const { categories } = await labels(opened.reader);
  const lines = await opened.reader.db.purchaseLine.findMany({
    where: { counts: true, correctedOn: null, day: { gte: DAYS.from, lte: DAYS.to } },
  });
  const found = new Map<string, Set<number | null>>();
  for (const { categoryId, customerId, day } of lines) {
    const category = categories.find(({ id }) => id === categoryId);
    const label = {
      category: category?.label,
      component: category?.component,
      month: day.slice(0, 7),
    }[by];
    found.set(label ?? '', (found.get(label ?? '') ?? new Set()).add(customerId));
  }
  return found;
}

it('R108: outside the managers no row is about fewer than five, nor to be worked out', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (shapes) => {
      await fill(opened, shapes);
      for (const by of ['category', 'component', 'month'] as const) {
        const found = await smallReport(opened.reader, by, { days: DAYS });
        if (found === undefined || !('rows' in found) || found.by === 'band') continue;
        const cells = await people(by);
        const rows = found.rows as readonly { label: string; pence: number; purchases: number }[];
        const alone = rows.filter(({ label }) => cells.has(label));
        for (const { label } of alone) expect(cells.get(label)?.size).toBeGreaterThanOrEqual(5);
        const hidden = [...cells.keys()].filter(
          (label) => !alone.some((row) => row.label === label),
        );
        // What is left of the total is about two cells at least, and five people.
        if (rows.length > 0 && hidden.length > 0) {
          expect(hidden.length).toBeGreaterThanOrEqual(2);
          const union = new Set(hidden.flatMap((label) => [...(cells.get(label) ?? [])]));
          expect(union.size).toBeGreaterThanOrEqual(5);
        }
        if (rows.length > 0) {
          expect(rows.reduce((sum, { pence }) => sum + pence, 0)).toBe(found.total.pence);
        }
      }
    }),
    { numRuns: 40 },
  );
}, 120_000);

it('R108: a band with fewer than five customers is never by itself', async () => {
  await fc.assert(
    fc.asyncProperty(entries, async (shapes) => {
      await fill(opened, shapes);
      const found = await smallReport(opened.reader, 'band', { days: DAYS });
      if (found?.by !== 'band') return;
      for (const { customers } of found.rows) expect(customers).toBeGreaterThanOrEqual(5);
    }),
    { numRuns: 20 },
  );
}, 120_000);
