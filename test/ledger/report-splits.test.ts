import { expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { changeCustomer } from '../../src/ledger/customer-changes.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { report } from '../../src/ledger/report.ts';
import {
  importCarried,
  NOW,
  purchasesCsv,
  type TestLedger,
  testLedger,
} from '../support/ledger.ts';

const YEAR = { from: day('2018-01-01'), to: day('2018-12-31') };
const HEADING = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';

async function bought(
  to: TestLedger,
  customers: readonly string[],
  purchases: Parameters<typeof purchasesCsv>[0],
) {
  const { ledger, workspaceId } = to;
  const csv = [HEADING, ...customers].join('\n');
  await importCustomers(ledger, workspaceId, csv, { now: NOW });
  const result = await importPurchases(ledger, workspaceId, purchasesCsv(purchases), { now: NOW });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
}

async function phasePence({ reader }: TestLedger, asOf?: string) {
  const lens = { days: YEAR, asOf: asOf === undefined ? undefined : day(asOf) };
  const { rows } = await report(reader, 'phase', lens);
  return Object.fromEntries(rows.map(({ label, pence }) => [label, pence]));
}

/** Marks a customer, or moves the mark. */
async function marked(to: TestLedger, what: 'housed' | 'benefits', days: string[], at: string) {
  const { id } = await to.reader.db.customer.findFirstOrThrow({ where: { lookup: 'V001' } });
  const [before, after] = days.map((each) => day(each));
  const by = await to.write(({ db, workspaceId }) => db.person.create({ data: { workspaceId } }));
  await to.write(
    (writer) => changeCustomer(writer, id, what, { before, after }),
    by.id,
    new Date(at),
  );
}

it('R72: a line is in the phase of its customer on the day: the day itself is in it', async () => {
  const ledger = await testLedger();
  const on = (date: string, amount: string) => ({ date, amount, customer: 'V001' });
  await bought(
    ledger,
    ['V001,,2018-06-10,2018-03-10,'],
    [on('2018-03-09', '1'), on('2018-03-10', '2'), on('2018-06-09', '4'), on('2018-06-10', '8')],
  );
  const { rows } = await report(ledger.reader, 'phase', { days: YEAR });
  expect(rows.map((row) => [row.label, row.pence, row.purchases, row.customers])).toEqual([
    ['neither', 100, 1, 1],
    ['benefits only', 600, 2, 1],
    ['housed only', 0, 0, 0],
    ['both', 800, 1, 1],
  ]);
});

it('R72: a moved marker moves the lines, and as of a day before they stay where they were', async () => {
  const ledger = await testLedger();
  await bought(
    ledger,
    ['V001,,2018-06-10,,'],
    [{ date: '2018-06-12', amount: '5', customer: 'V001' }],
  );
  expect(await phasePence(ledger)).toMatchObject({ 'housed only': 500, neither: 0 });
  await marked(ledger, 'housed', ['2018-06-10', '2018-06-20'], '2018-08-01T23:30:00Z'); // 2 August
  expect(await phasePence(ledger)).toMatchObject({ 'housed only': 0, neither: 500 });
  expect(await phasePence(ledger, '2018-08-01')).toMatchObject({ 'housed only': 500 });
  expect(await phasePence(ledger, '2018-08-02')).toMatchObject({ neither: 500 });
  await marked(ledger, 'housed', ['2018-06-20', '2018-06-01'], '2018-09-01T10:00:00Z');
  expect(await phasePence(ledger)).toMatchObject({ 'housed only': 500 });
  expect(await phasePence(ledger, '2018-08-01')).toMatchObject({ 'housed only': 500 });
  expect(await phasePence(ledger, '2018-08-31')).toMatchObject({ neither: 500 });
});

it('R72: each phase has the share of its spending by component', async () => {
  const ledger = await testLedger();
  await bought(
    ledger,
    ['V001,,,,'],
    [
      { category: 'Clothes', amount: '3', customer: 'V001' },
      { category: 'Groceries', amount: '3', customer: 'V001' },
      { category: 'Transport', amount: '2', customer: 'V001' },
    ],
  );
  const [neither, , , both] = (await report(ledger.reader, 'phase', { days: YEAR })).rows;
  expect(neither?.components).toEqual([
    { label: 'Essentials', pence: 600, sharePence: 0.75 },
    { label: 'Access to services', pence: 200, sharePence: 0.25 },
  ]);
  expect(both?.components).toEqual([]);
});

it('R72, R101: what no customer stands beside has a row, so that the phases add up', async () => {
  const ledger = await testLedger();
  await bought(
    ledger,
    ['V001,,,,'],
    [
      { amount: '3', customer: 'V001' },
      { amount: '2', customer: 'V001' },
    ],
  );
  await ledger.write(({ db }) =>
    db.purchaseLine.updateMany({ where: { pence: 200 }, data: { customerId: null } }),
  );
  expect(await phasePence(ledger)).toMatchObject({ neither: 300, 'without a customer': 200 });
});

it('R55: by month, lines without an area or as Other, named above a tenth', async () => {
  const ledger = await testLedger();
  const lines = (month: string, odd: number, how: Record<string, string>) =>
    Array.from({ length: 100 }, (_, at) => ({
      reference: `P${month.slice(-2)}${String(at).padStart(4, '0')}`,
      date: `${month}-05`,
      customer: 'V001',
      outcome_area: 'Offending',
      category: 'Clothes',
      amount: '1',
      ...(at < odd ? how : {}),
    }));
  await bought(
    ledger,
    ['V001,,,,'],
    [
      ...lines('2018-04', 10, { outcome_area: '' }),
      ...lines('2018-05', 11, { category: 'Other (say what)' }),
    ],
  );
  const { rows } = await report(ledger.reader, 'uncoded', { days: YEAR });
  expect(rows).toEqual([
    {
      label: '2018-04',
      pence: 10_000,
      lines: 100,
      uncoded: 10,
      uncodedPence: 1000,
      shareUncoded: 0.1,
      isMany: false,
    },
    {
      label: '2018-05',
      pence: 10_000,
      lines: 100,
      uncoded: 11,
      uncodedPence: 1100,
      shareUncoded: 0.11,
      isMany: true,
    },
  ]);
});

it('R73: the carried year, spread over its customers and workers, adds up', async () => {
  const ledger = await testLedger();
  await importCarried(ledger);
  const { rows, total } = await report(ledger.reader, 'fairness', { days: YEAR });
  const [customers] = rows;
  const without = rows.filter(({ label }) => label !== 'workers');
  expect(without.reduce((sum, { pence }) => sum + pence, 0)).toBe(total.pence);
  expect(rows.at(-1)).toMatchObject({ label: 'workers', people: 11, pence: total.pence });
  expect(customers?.caseload?.size).toBeLessThanOrEqual(customers?.people ?? 0);
  const { lowerPence = 0, medianPence = 0, upperPence = 0 } = customers?.spread ?? {};
  expect([lowerPence, medianPence, upperPence]).toEqual(
    [lowerPence, medianPence, upperPence].toSorted((a, b) => a - b),
  );
});
