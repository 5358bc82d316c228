import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day, type Days, monthsBefore } from '../src/domain/day.ts';
import type { DigestRow } from '../src/domain/digest.ts';
import { packDays } from '../src/domain/pack.ts';
import { REPORT_BY } from '../src/domain/report.ts';
import { readPack } from '../src/ledger/pack.ts';
import { report } from '../src/ledger/report.ts';
import { weeklyDigest } from '../src/ledger/weekly-digest.ts';
import { byHand } from './support/by-hand.ts';
import { entries, FIRST_DAY, fill, SPAN } from './support/generated-ledger.ts';
import { addCustomers, openTestLedger, type TestLedger } from './support/ledger.ts';
import { runCommand } from './support/run-cli.ts';

let opened: TestLedger;
beforeAll(async () => {
  opened = await openTestLedger();
  await addCustomers(opened, ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
  await opened.write(async ({ db }) => {
    for (const [lookup, housedOn, benefitsOn] of [
      ['A', '2017-12-20', null],
      ['B', null, '2018-01-01'],
      ['C', '2017-12-31', '2017-12-10'],
    ] as const) {
      await db.customer.updateMany({ where: { lookup }, data: { housedOn, benefitsOn } });
    }
  });
}, 60_000);
afterAll(async () => {
  await opened.close();
});

/**
 * An independent sum: from the entries themselves, not from what their lines repeat of them. A
 * correction of a breach is a breach.
 */
async function inSql({ from, to }: Days, { asOf, by }: { asOf?: Day; by?: string } = {}) {
  const stood =
    asOf === undefined
      ? 'p."correctedOn" IS NULL'
      : `p."recordedOn" <= '${asOf}' AND (p."correctedOn" IS NULL OR p."correctedOn" > '${asOf}')`;
  const rows = await byHand(
    opened.url,
    `SELECT ${by ?? 'NULL'} AS "label", SUM(l."pence") AS "pence",
         COUNT(DISTINCT CASE WHEN first."kind" <> 'refund' THEN p."id" END) AS "purchases"
       FROM "Purchase" p
       JOIN "Purchase" first ON first."reference" = p."reference" AND first."version" = 1
       JOIN "PurchaseLine" l ON l."purchaseId" = p."id"
       JOIN "Category" k ON k."id" = l."categoryId"
       LEFT JOIN "OutcomeArea" a ON a."id" = l."areaId"
       LEFT JOIN "Customer" c ON c."id" = p."customerId"
       WHERE first."kind" <> 'breach' AND p."day" BETWEEN '${from}' AND '${to}' AND ${stood}
       GROUP BY 1`,
  );
  return new Map(
    rows.map(([label, pence, purchases]) => [
      label as string | null,
      { pence: Number(pence), purchases: Number(purchases) },
    ]),
  );
}

const NONE = { pence: 0, purchases: 0 };
const totalIn = async (days: Days, asOf?: Day) =>
  (await inSql(days, asOf === undefined ? {} : { asOf })).get(null) ?? NONE;
const penceOf = (rows: readonly { readonly pence: number }[]) =>
  rows.reduce((sum, row) => sum + row.pence, 0);

/** The label of a line in each split, told in SQL. */
const LABELS = {
  'outcome-area': 'a."label"',
  category: 'k."label"',
  component: 'k."component"',
  month: 'SUBSTR(p."day", 1, 7)',
  phase: `CASE WHEN c."housedOn" <= p."day" AND c."benefitsOn" <= p."day" THEN 'both'
    WHEN c."housedOn" <= p."day" THEN 'housed only'
    WHEN c."benefitsOn" <= p."day" THEN 'benefits only' ELSE 'neither' END`,
} as const;

const span = fc.record({
  from: fc.integer({ min: -5, max: SPAN }),
  length: fc.integer({ min: 0, max: SPAN }),
  known: fc.option(fc.integer({ min: 0, max: SPAN + 30 }), { nil: undefined }),
});

/** Rows of a report that share out its total; workers are another view of the same. */
async function sharedOut(by: (typeof REPORT_BY)[number], days: Days, asOf: Day | undefined) {
  const found = await report(opened.reader, by, { days, asOf });
  const of = (label: string) => label !== 'workers';
  const rows = found.rows.flatMap((row) => ('pence' in row && of(row.label) ? [row] : []));
  return { found, pence: penceOf(rows) };
}

describe('design 5: what is told of the same days agrees to the penny', () => {
  it('R101: a report, by whatever it is split, and plain SQL', async () => {
    await fc.assert(
      fc.asyncProperty(entries, span, async (shapes, { from, length, known }) => {
        await fill(opened, shapes);
        const days = { from: addDays(FIRST_DAY, from), to: addDays(FIRST_DAY, from + length) };
        const asOf = known === undefined ? undefined : addDays(FIRST_DAY, known);
        const expected = await totalIn(days, asOf);
        const byArea = await inSql(days, { ...(asOf && { asOf }), by: LABELS['outcome-area'] });
        for (const by of REPORT_BY) {
          const { found, pence } = await sharedOut(by, days, asOf);
          expect(found.total).toMatchObject(expected);
          const loose = by === 'outcome-area' ? (byArea.get(null)?.pence ?? 0) : 0;
          if (by !== 'band') expect([by, pence + loose]).toEqual([by, expected.pence]);
          if (by === 'fairness') expect(found.rows.at(-1)).toMatchObject({ pence: expected.pence });
        }
        for (const by of ['outcome-area', 'category', 'component', 'month', 'phase'] as const) {
          const { rows } = await report(opened.reader, by, { days, asOf });
          const told = await inSql(days, { ...(asOf && { asOf }), by: LABELS[by] });
          const withSpending = rows.filter((row) => told.has(row.label));
          expect(withSpending).toHaveLength([...told.keys()].filter((key) => key !== null).length);
          for (const row of rows) expect(row).toMatchObject(told.get(row.label) ?? NONE);
        }
      }),
      { numRuns: 25 },
    );
  }, 180_000);

  it('R17: the export, report and plain SQL', async () => {
    await fc.assert(
      fc.asyncProperty(entries, span, async (shapes, { from, length }) => {
        await fill(opened, shapes);
        const days = { from: addDays(FIRST_DAY, from), to: addDays(FIRST_DAY, from + length) };
        const argv = ['export', 'ledger', '--from', days.from, '--to', days.to];
        const { code, stdout } = await runCommand(opened.url, argv);
        expect(code).toBe(0);
        const rows: Record<string, string>[] = parse(stdout, { columns: true });
        const pounds = (amount = '') => Math.round(Number(amount) * 100);
        const pence = rows.reduce((sum, row) => sum + pounds(row.amount), 0);
        const bought = rows.filter(({ kind }) => kind !== 'refund');
        const purchases = new Set(bought.map(({ reference }) => reference)).size;
        const { total } = await report(opened.reader, 'category', { days });
        expect({ pence, purchases }).toEqual({ pence: total.pence, purchases: total.purchases });
        expect({ pence, purchases }).toEqual(await totalIn(days));
      }),
      { numRuns: 20 },
    );
  }, 180_000);

  it('R58, R59: the digest, report and plain SQL', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 7, max: SPAN + 20 }), async (shapes, at) => {
        await fill(opened, shapes);
        const on = addDays(FIRST_DAY, at);
        const digest = await weeklyDigest(opened.reader, on, on, { for: 'managers' });
        const { week } = digest;
        const fourWeeks = { from: addDays(week.to, -27), to: week.to };
        expect(digest.total).toMatchObject(await totalIn(week));
        expect(digest.fourWeeks).toEqual(await totalIn(fourWeeks));
        const { total } = await report(opened.reader, 'month', { days: fourWeeks });
        expect(digest.fourWeeks.pence).toBe(total.pence);
        expect(penceOf(digest.categories)).toBe(digest.fourWeeks.pence);
        expect(penceOf(digest.areas)).toBe(digest.coded.pence);
        const rows = (list: readonly DigestRow[]) =>
          list.filter(({ pence }) => pence !== 0).map(({ label, pence }) => [label, pence]);
        const told = [...(await inSql(fourWeeks, { by: LABELS.category }))].map(
          ([label, { pence }]) => [label, pence] as const,
        );
        expect(new Map(rows(digest.categories) as [string, number][])).toEqual(
          new Map(told.filter(([, pence]) => pence !== 0)),
        );
      }),
      { numRuns: 25 },
    );
  }, 180_000);

  it('R64: the pack, report and plain SQL, as the ledger stood when it was made', async () => {
    await fc.assert(
      fc.asyncProperty(entries, fc.integer({ min: 0, max: 40 }), async (shapes, late) => {
        await fill(opened, shapes);
        const on = addDays(monthsBefore(addDays(FIRST_DAY, 50), 0), late);
        const { spending, days } = await readPack(opened.reader, {
          meeting: undefined,
          on,
          seed: 1,
        });
        expect(days).toEqual(packDays(on));
        for (const part of ['month', 'year', 'lastYear'] as const) {
          const expected = await totalIn(days[part], on);
          expect(spending.total[part]).toMatchObject(expected);
          const lens = { days: days[part], asOf: on };
          expect(spending.total[part]).toEqual((await report(opened.reader, 'band', lens)).total);
          expect(penceOf(spending.categories.map((row) => row[part]))).toBe(expected.pence);
          expect(penceOf(spending.areas.map((row) => row[part]))).toBe(spending.coded[part].pence);
        }
        const { rows } = await report(opened.reader, 'uncoded', { days: days.month, asOf: on });
        const { lines, of, isMany } = spending.uncoded;
        expect(rows.map((row) => [row.uncoded, row.lines, row.isMany])).toEqual(
          rows.length === 0 ? [] : [[lines, of, isMany]],
        );
      }),
      { numRuns: 25 },
    );
  }, 180_000);
});
