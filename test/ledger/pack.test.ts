import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { readPack } from '../../src/ledger/pack.ts';
import { addPurchaseNote } from '../../src/ledger/purchase-notes.ts';
import {
  addCustomers,
  importCarried,
  NOW,
  purchasesCsv,
  type TestLedger,
  testLedger,
} from '../support/ledger.ts';
import { exceptionsOf, packOf } from '../support/packs.ts';
import { askManager } from '../support/sign-off.ts';
import { sendForm, spend } from '../support/spend.ts';
import { startTeam } from '../support/team.ts';

type Rows = Parameters<typeof purchasesCsv>[0];

/** A ledger of V001's purchases, by default of 12 June 2018. */
async function ledgerOf(rows: Rows, customers = ['V001']): Promise<TestLedger> {
  const opened = await testLedger();
  await addCustomers(opened, customers);
  await bring(opened, rows);
  return opened;
}

function bring({ ledger, workspaceId }: TestLedger, rows: Rows) {
  return importPurchases(ledger, workspaceId, purchasesCsv(rows), { now: NOW });
}

/** The pack about June 2018. */
const june = ({ reader }: TestLedger) => packOf(reader, '2018-07-05');

const many = (count: number, row: Rows[number] = {}) => Array.from({ length: count }, () => row);

describe('R64 (1): where it went', () => {
  it('R64: the month, the year so far and the same months of the year before, as of the day', async () => {
    const opened = await ledgerOf([
      { date: '2018-06-30', amount: '1.00' },
      { date: '2018-01-01', amount: '2.00' },
      { date: '2018-07-01', amount: '4.00' },
      { date: '2017-12-31', amount: '8.00' },
      { date: '2017-06-30', amount: '16.00' },
      { date: '2017-07-01', amount: '32.00' },
      { date: '2017-01-01', amount: '64.00' },
    ]);
    const { spending, days } = await june(opened);
    expect(days.lastYear).toEqual({ from: '2017-01-01', to: '2017-06-30' });
    expect(spending.total).toMatchObject({
      month: { pence: 100, purchases: 1 },
      year: { pence: 300, purchases: 2 },
      lastYear: { pence: 8000, purchases: 2 },
    });
    const early = await readPack(opened.reader, {
      ...{ meeting: undefined, on: day('2018-07-05'), seed: 1 },
    });
    expect(early.asOf).toBe('2018-07-05');
  });

  it('R54: every figure by area has its coverage, in each span', async () => {
    const opened = await ledgerOf([
      { amount: '1.00', outcome_area: 'Offending' },
      { amount: '2.00' },
      { date: '2017-05-01', amount: '4.00', outcome_area: 'Offending' },
    ]);
    const { coded, areas } = (await june(opened)).spending;
    expect(coded).toEqual({
      month: { pence: 100, purchases: 1 },
      year: { pence: 100, purchases: 1 },
      lastYear: { pence: 400, purchases: 1 },
    });
    expect(areas.map(({ label, lastYear }) => [label, lastYear.pence])).toEqual([
      ['Offending', 400],
    ]);
  });

  it('R55: 11 of 100 lines uncoded or Other are named, 10 of 100 are not', async () => {
    const coded = { outcome_area: 'Offending' };
    const other = { ...coded, category: 'Other (say what)' };
    const named = await ledgerOf([...many(89, coded), ...many(6), ...many(5, other)]);
    expect((await june(named)).spending.uncoded).toEqual({ lines: 11, of: 100, isMany: true });
    const not = await ledgerOf([...many(90, coded), ...many(5), ...many(5, other)]);
    expect((await june(not)).spending.uncoded).toEqual({ lines: 10, of: 100, isMany: false });
  });

  it('R33, R56: bands of the year so far, and who has passed the planning figure', async () => {
    const opened = await ledgerOf(
      [
        { date: '2018-02-01', amount: '1000.00' },
        { amount: '1000.00', customer: 'V002' },
        { amount: '0.01', customer: 'V002' },
        { date: '2018-07-01', amount: '0.01' },
      ],
      ['V001', 'V002'],
    );
    const { passed, bands } = (await june(opened)).spending;
    expect(passed).toEqual({ customers: 1, of: 2, figure: 100_000 });
    expect(bands.map(({ customers }) => customers)).toEqual([0, 0, 0, 1, 1, 0]);
  });

  it('R70: basics count once both markers are set on the day; markers off, nothing does', async () => {
    const opened = await testLedger();
    const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
    const csv = [heading, 'V001,,2018-06-12,2018-06-12,', 'V002,,,2018-01-01,', 'V003,,,,'];
    await importCustomers(opened.ledger, opened.workspaceId, csv.join('\n'), { now: NOW });
    const food = { category: 'Groceries', amount: '1.00' };
    await bring(opened, [
      { ...food, date: '2018-06-11' },
      { ...food, date: '2018-06-12' },
      { ...food, customer: 'V002' },
      { ...food, customer: 'V003', category: 'Engagement' },
      { customer: 'V001', amount: '50.00', category: 'Electronics' },
    ]);
    expect((await june(opened)).spending.basics).toEqual({ share: 0.25, pence: 100, of: 400 });
    const off = await ledgerOf([food]);
    expect((await june(off)).spending.basics).toEqual({ share: 0, pence: 0, of: 100 });
  });
});

describe('R64 (2), R65: examples', () => {
  it('R65: the same pack has the same list; another seed draws others', async () => {
    const opened = await testLedger();
    await importCarried(opened);
    const list = async (seed: number) => {
      const pack = await packOf(opened.reader, '2018-07-05', seed);
      return pack.examples.map(({ reference, rule }) => `${reference} ${rule}`);
    };
    const first = await list(1);
    expect(await list(1)).toEqual(first);
    expect(first.slice(0, 3).every((one) => one.endsWith('large'))).toBe(true);
    expect(first.slice(3).every((one) => one.endsWith('random'))).toBe(true);
    expect(await list(2)).not.toEqual(first);
    const pack = await packOf(opened.reader, '2018-07-05', 1);
    expect(pack.examples.filter(({ onTheTable }) => onTheTable)).toHaveLength(6);
    expect(pack.examples.slice(0, 6).every(({ onTheTable }) => onTheTable)).toBe(true);
  });

  it('R65: what a worker flagged comes first, with their words, whatever month it is of', async () => {
    const opened = await ledgerOf([
      { date: '2018-04-02', item: 'Gym for V001' },
      { amount: '90.00', item: 'Large' },
    ]);
    const told = { reference: 'P00001', by: 1 };
    await opened.write(
      (writer) =>
        addPurchaseNote(writer, { ...told, kind: 'flag', value: 'flagged', text: 'another go?' }),
      1,
      new Date('2018-06-20T10:00:00Z'),
    );
    await opened.write((writer) =>
      addPurchaseNote(writer, { ...told, kind: 'became', value: 'unused' }),
    );
    expect((await june(opened)).examples).toMatchObject([
      {
        ...{ reference: 'P00001', rule: 'flagged', told: 'another go?', onTheTable: true },
        ...{ item: 'Gym for the customer', outcome: { kind: 'became', value: 'unused' } },
      },
      { reference: 'P00002', rule: 'large', told: undefined, outcome: undefined },
    ]);
  });
});

describe('R64 (3), R66: new uses and how each went', () => {
  const LONG_AGO = { date: '2016-01-04', category: 'Groceries' };

  it('R66: the first in its category in twelve months is new; one within them is not', async () => {
    const opened = await ledgerOf([
      LONG_AGO,
      { date: '2017-06-10', category: 'Pets' },
      { date: '2018-06-10', category: 'Pets', item: 'Dog sitter' },
      { date: '2017-06-13', category: 'Leisure' },
      { date: '2018-06-12', category: 'Leisure' },
    ]);
    expect((await june(opened)).newUses).toMatchObject([
      { reference: 'P00003', item: 'Dog sitter', why: 'first', went: undefined },
    ]);
  });

  it('R66: to a ledger of less than a year nothing is the first', async () => {
    const opened = await ledgerOf([{ date: '2018-02-01' }, { category: 'Pets' }]);
    expect((await june(opened)).newUses).toEqual([]);
  });

  it('R66: the dog sitter that a worker ticked, and later how it went', async () => {
    const team = await startTeam();
    await spend(team, '');
    await team.worker.fill({
      ...{ Customer: 'V042', Amount: '45', 'What was bought': 'dog sitter for V042' },
      ...{ Category: 'Pets', 'Outcome area': 'Substance abuse', 'What it helps with': 'detox' },
    });
    await team.worker.click('Add more');
    await team.worker.fill({ 'New or unusual': ['Yes, it is new or unusual for the team'] });
    await sendForm(team);
    const { newUses, examples } = await packOf(team.reader, '2026-07-03');
    expect(newUses).toMatchObject([
      { reference: 'P00001', item: 'dog sitter for the customer', why: 'ticked', went: undefined },
    ]);
    expect(examples).toMatchObject([{ reference: 'P00001', rule: 'flagged', isNew: true }]);
  });
});

describe('R64 (5), R121: exceptions', () => {
  it('R121: every R39, R31 and R40 case of the month is in the next pack', async () => {
    const team = await startTeam();
    await askManager(team, team.worker, '/spend 45 V042 television, evenings alone #mental');
    await team.manager.click('Decline');
    await team.manager.fill({ 'Why not, and what might help': 'A room is offered.' });
    await team.manager.submit();
    await spend(team, '624 V024 Travelodge 11 nights, sleeping out #tenancy');
    await team.worker.click('Already paid');
    await spend(team, '');
    await team.worker.fill({
      ...{ Customer: 'V042', Amount: '45', 'What was bought': 'large food shop' },
      ...{ Category: 'Groceries', 'Outcome area': 'Self-care living skills' },
      'What it helps with': 'a fortnight of meals',
    });
    await team.worker.click('Add more');
    await team.worker.fill({ 'Frees the customer’s own money for': 'a television for v042' });
    await sendForm(team);
    await spend(team, '4 V042 lager #social');
    const pack = await packOf(team.reader, '2026-07-03');
    expect(exceptionsOf(pack)).toEqual([
      'soft S0001 £45.00 television, Televisions are not usually bought: declined',
      'already_paid S0002 £624.00 Travelodge 11 nights: waiting',
      'frees P00002 £45.00 large food shop, a television for the customer',
      'refused Never alcohol ×1',
    ]);
    expect(JSON.stringify(pack)).not.toMatch(/V042|V024/iu);
    const later = await packOf(team.reader, '2026-08-05');
    expect(exceptionsOf(later)).toEqual([
      'already_paid S0002 £624.00 Travelodge 11 nights: waiting',
    ]);
  });

  it('R64: what looks like one purchase that was split is named, and no more than that', async () => {
    const chair = { category: 'Furniture', amount: '30.00' };
    const opened = await ledgerOf(
      [
        { ...chair, date: '2018-06-01' },
        { ...chair, date: '2018-06-01' },
        { ...chair, date: '2018-06-02' },
        { ...chair, date: '2018-06-02', category: 'Clothes' },
        { ...chair, date: '2018-06-03' },
        { ...chair, date: '2018-06-03', customer: 'V002' },
        { ...chair, date: '2018-06-04' },
        { ...chair, date: '2018-06-04', coordinator: 'coordinator-2' },
        { ...chair, date: '2018-06-05', amount: '25.00' },
        { ...chair, date: '2018-06-05', amount: '25.00' },
        { ...chair, date: '2018-06-06', amount: '51.00' },
        { ...chair, date: '2018-06-06' },
      ],
      ['V001', 'V002'],
    );
    expect((await june(opened)).exceptions).toEqual([
      {
        ...{ kind: 'split', reference: 'P00001', on: '2018-06-01', pence: 6000, count: 2 },
        ...{ what: 'Furniture', about: undefined, state: undefined },
      },
    ]);
  });

  it('R121: what was told late is in the pack after', async () => {
    const team = await startTeam({ now: new Date('2026-07-08T10:00:00Z') });
    await spend(team, '');
    await team.worker.fill({
      ...{ Customer: 'V042', Amount: '45', 'What was bought': 'large food shop' },
      ...{ Category: 'Groceries', 'Outcome area': 'Self-care living skills' },
      'What it helps with': 'a fortnight of meals',
    });
    await team.worker.click('Add more');
    await team.worker.fill({
      ...{ Date: '2026-06-30', 'Why so late': 'was ill' },
      'Frees the customer’s own money for': 'a television',
    });
    await sendForm(team);
    expect((await packOf(team.reader, '2026-07-03')).exceptions).toEqual([]);
    expect((await packOf(team.reader, '2026-08-05')).exceptions).toMatchObject([
      { kind: 'frees', on: '2026-06-30' },
    ]);
  });
});

describe('R35, R64 (6): the forecast', () => {
  it('R35: the planning figure for the caseload beside what was spent by the end of the month', async () => {
    const opened = await ledgerOf([{ amount: '1.00' }, { date: '2018-07-01', amount: '2.00' }]);
    expect((await june(opened)).forecast).toEqual({
      year: { from: '2018-01-01', to: '2018-12-31' },
      ...{ planned: 100_000, spent: 100, budget: undefined },
    });
  });
});

it('R64: an empty ledger has a pack as well', async () => {
  const pack = await june(await testLedger());
  expect(pack.spending.total.year).toEqual({ pence: 0, purchases: 0, customers: 0 });
  expect(pack.spending.uncoded).toEqual({ lines: 0, of: 0, isMany: false });
  expect(pack).toMatchObject({ examples: [], newUses: [], exceptions: [], actions: [] });
});

it.each<[string, string, string, string, string]>([
  ['2019-01-03', '2018-12-01', '2018-12-31', '2018-01-01', '2017-12-31'],
  ['2020-03-31', '2020-02-01', '2020-02-29', '2020-01-01', '2019-02-28'],
  ['2021-03-01', '2021-02-01', '2021-02-28', '2021-01-01', '2020-02-29'],
])('R64: a pack of %s is about %s to %s', async (on, from, to, year, lastTo) => {
  const { days } = await packOf((await testLedger()).reader, on);
  expect(days.month).toEqual({ from, to });
  expect(days.year).toEqual({ from: year as Day, to });
  expect(days.lastYear.to).toBe(lastTo);
});
