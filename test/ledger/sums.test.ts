import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../src/domain/day.ts';
import type { SpendingSplit } from '../../src/domain/report.ts';
import type { PurchaseLineModel } from '../../src/ledger/generated/models.ts';
import { report } from '../../src/ledger/report.ts';
import { byHand } from '../support/by-hand.ts';
import { ON_SQLITE } from '../support/database.ts';
import { entries, FIRST_DAY, fill, SPAN } from '../support/generated-ledger.ts';
import { addCustomers, openTestLedger, type TestLedger } from '../support/ledger.ts';

let opened: TestLedger;
beforeAll(async () => {
  opened = await openTestLedger();
  await addCustomers(opened, ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
});
afterAll(() => opened.close());

const lens = fc.record({
  from: fc.integer({ min: -5, max: SPAN }),
  length: fc.integer({ min: 0, max: SPAN }),
  asOf: fc.option(fc.integer({ min: 0, max: SPAN + 30 }), { nil: undefined }),
});

/** What counts, told again without SQL. */
function counted(lines: readonly PurchaseLineModel[], from: Day, to: Day, asOf: Day | undefined) {
  return lines.filter(
    (line) =>
      line.counts &&
      line.day >= from &&
      line.day <= to &&
      (asOf === undefined
        ? line.correctedOn === null
        : line.recordedOn <= asOf && (line.correctedOn === null || line.correctedOn > asOf)),
  );
}

const figures = (lines: readonly PurchaseLineModel[]) => {
  const bought = lines.filter(({ tally }) => tally === 1);
  return {
    pence: lines.reduce((sum, line) => sum + line.pence, 0),
    purchases: new Set(bought.map((line) => line.purchaseId)).size,
    customers: new Set(bought.map((line) => line.customerId)).size,
  };
};

async function keyFor(by: SpendingSplit) {
  const [areas, categories] = [
    await opened.reader.db.outcomeArea.findMany(),
    await opened.reader.db.category.findMany(),
  ];
  const category = (id: number) => categories.find((each) => each.id === id);
  return (line: PurchaseLineModel): string | undefined =>
    ({
      'outcome-area': () => areas.find(({ id }) => id === line.areaId)?.label,
      category: () => category(line.categoryId)?.label,
      component: () => category(line.categoryId)?.component,
      month: () => line.day.slice(0, 7),
    })[by]();
}

describe('sums agree to the penny on generated ledgers', () => {
  it('R5, R8, R15, R101: every split adds up to the total, and each row to a sum made by itself', async () => {
    await fc.assert(
      fc.asyncProperty(entries, lens, async (shapes, { from: start, length, asOf: known }) => {
        await fill(opened, shapes);
        const [from, to] = [addDays(FIRST_DAY, start), addDays(FIRST_DAY, start + length)];
        const asOf = known === undefined ? undefined : addDays(FIRST_DAY, known);
        const all = await opened.reader.db.purchaseLine.findMany();
        const lines = counted(all, from, to, asOf);
        for (const by of ['outcome-area', 'category', 'component', 'month'] as const) {
          const found = await report(opened.reader, by, { days: { from, to }, asOf });
          expect(found.total).toEqual(figures(lines));
          const { pence, purchases } = figures(lines.filter(({ areaId }) => areaId !== null));
          expect(found.coverage).toEqual({ pence, purchases });
          const sum = found.rows.reduce((total, row) => total + row.pence, 0);
          expect(sum).toBe(by === 'outcome-area' ? pence : found.total.pence);
          const key = await keyFor(by);
          for (const row of found.rows) {
            expect(row).toMatchObject(figures(lines.filter((line) => key(line) === row.label)));
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('R56: bands hold every customer whose spending is above nothing, once', async () => {
    await fc.assert(
      fc.asyncProperty(entries, async (shapes) => {
        await fill(opened, shapes);
        const days = { from: FIRST_DAY, to: addDays(FIRST_DAY, SPAN) };
        const lines = counted(
          await opened.reader.db.purchaseLine.findMany(),
          days.from,
          days.to,
          undefined,
        );
        const ids = [...new Set(lines.map((line) => line.customerId))];
        const spending = ids.filter(
          (id) => figures(lines.filter((line) => line.customerId === id)).pence > 0,
        );
        const { rows } = await report(opened.reader, 'band', { days });
        expect(rows.reduce((sum, row) => sum + row.customers, 0)).toBe(spending.length);
        expect(rows).toHaveLength(6);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

it.runIf(ON_SQLITE)('reads one covering index', async () => {
  const plan = await byHand(
    opened.url,
    `EXPLAIN QUERY PLAN SELECT SUM("pence"), COUNT(DISTINCT CASE WHEN "tally" = 1 THEN "purchaseId" END)
    FROM "PurchaseLine" WHERE "workspaceId" = 1 AND "counts" = TRUE AND "day" >= '2018-01-01'
    AND "day" <= '2018-12-31' AND "correctedOn" IS NULL GROUP BY "areaId"`,
  );
  expect(plan.join()).toContain('USING COVERING INDEX report');
});
