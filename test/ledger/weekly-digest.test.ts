import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { report } from '../../src/ledger/report.ts';
import { trendsOn, weeklyDigest } from '../../src/ledger/weekly-digest.ts';
import { digestLines, digestText, shortLabel } from '../../src/messages/digest-text.ts';
import {
  addCustomers,
  importCarried,
  NOW,
  openTestLedger,
  purchasesCsv,
  type TestLedger,
  testLedger,
} from '../support/ledger.ts';

let carried: TestLedger;
beforeAll(async () => {
  carried = await openTestLedger();
  await importCarried(carried);
});
afterAll(() => carried.close());

describe('the digest of the carried ledger, 11 to 17 June 2018', () => {
  const on = day('2018-06-18');

  it('R58, R59: the week, four weeks, and what is usual', async () => {
    expect(await weeklyDigest(carried.reader, on)).toMatchObject({
      week: { from: '2018-06-11', to: '2018-06-17' },
      total: { pence: 73733, purchases: 40, customers: 26 },
      fourWeeks: { pence: 400254, purchases: 137 },
      usual: { pence: 412194, purchases: 177 },
      transport: { purchases: 27, usual: 36, pence: 23074, shown: true },
      waiting: { signOffs: 0, oldestDays: 0, toFinish: 0 },
      isComparable: true,
    });
  });

  it('R60: what differs from the twelve weeks before by more than chance is named', async () => {
    const { trends } = await weeklyDigest(carried.reader, on);
    expect(trends).toEqual([
      { by: 'category', label: 'Engagement', direction: 'fewer', purchases: 45, usual: 74 },
    ]);
    expect(await trendsOn(carried.reader, on)).toEqual(trends);
  });

  it('R108: managers see each area and category by itself', async () => {
    const { areas, categories, transport } = await weeklyDigest(carried.reader, on, on, {
      for: 'managers',
    });
    expect(areas.map(({ label, purchases, usual }) => [label, purchases, usual])).toHaveLength(10);
    expect(areas.at(-1)).toMatchObject({ label: 'Offending', purchases: 0, usual: 1 });
    expect(areas.filter(({ merged }) => merged)).toEqual([]);
    expect(categories.filter(({ merged }) => merged)).toEqual([]);
    expect(transport.shown).toBe(true);
  });

  it('R108: areas about fewer than five people are one row', async () => {
    const { areas } = await weeklyDigest(carried.reader, on);
    expect(areas.map(({ label, purchases }) => [label, purchases])).toEqual([
      ['Managing tenancy and accommodation', 25],
      ['Self-care living skills', 35],
      ['Physical health', 21],
      ['Motivation/taking responsibility', 22],
      ['Social networks and relationships', 10],
      ['Managing money and personal admin', 7],
      ['Mental wellbeing', 7],
      ['Three small areas', 10],
    ]);
  });

  it('design 5: agrees with the report to the penny', async () => {
    const digest = await weeklyDigest(carried.reader, on);
    const days = { from: day('2018-05-21'), to: day('2018-06-17') };
    const { total } = await report(carried.reader, 'outcome-area', { days });
    const sum = (rows: readonly { pence: number }[]) => rows.reduce((n, row) => n + row.pence, 0);
    expect(digest.fourWeeks.pence).toBe(total.pence);
    expect(sum(digest.areas)).toBe(digest.coded.pence);
    expect(sum(digest.categories)).toBe(total.pence);
  });

  it('reads like a phone screen', async () => {
    const digest = await weeklyDigest(carried.reader, on);
    expect(digestLines(digest)).toEqual([
      'Week of 11 to 17 June',
      '40 purchases · £737.33 · 26 people',
      'Four weeks: 137, £4,002.54 (usual 177, £4,121.94)',
      'Stands out: Engagement.',
      'Fewer purchases than chance explains. One for the meeting.',
      'Buses and taxis: 27, usual 36. Steady.',
      'Waiting: 0 sign-offs. To finish: 0.',
    ]);
    const text = digestText(digest);
    expect(text).toContain('Managing tenancy          25    23  1,800');
    expect(text).toContain('All coded. Under five people: shown together.');
    expect(text).not.toContain('%');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(60);
  });
});

describe('the digest of a small or empty ledger', () => {
  it('R61, R69: says that a week was empty, Transport included', async () => {
    const { reader } = await testLedger();
    const digest = await weeklyDigest(reader, day('2018-06-18'));
    expect(digest).toMatchObject({ areas: [], categories: [] });
    expect(digestText(digest).split('\n')).toEqual([
      'Week of 11 to 17 June',
      'No purchases recorded.',
      'Four weeks: 0, £0.00 (usual 0, £0.00)',
      'Too early to say what stands out: that takes sixteen weeks.',
      'Buses and taxis: 0, usual 0.',
      'Waiting: 0 sign-offs. To finish: 0.',
    ]);
  });

  it('R94, R108: shows nothing by area or category of one person', async () => {
    const opened = await testLedger();
    await addCustomers(opened, ['V001']);
    const csv = purchasesCsv([{ outcome_area: 'Offending' }, { category: 'Clothes' }]);
    await importPurchases(opened.ledger, opened.workspaceId, csv, { now: NOW });
    const digest = await weeklyDigest(opened.reader, day('2018-06-18'));
    expect(digest).toMatchObject({ areas: [], categories: [], transport: { shown: false } });
    const text = digestText(digest);
    expect(text).toContain('Buses and taxis: too few people to show (under 5).');
    expect(text).toContain('1 of 2 not coded.');
    expect(text).not.toMatch(/Offending|V001|pass|Clothes/);
  });

  it('R62: counts what waits, with its age, and lines to finish', async () => {
    const opened = await testLedger();
    const { workspaceId } = opened;
    await addCustomers(opened, ['V001']);
    const shared = {
      workspaceId,
      customerId: 1,
      item: 'x',
      count: 1,
      unitPence: 1,
      paidBy: 'cash',
      salt: '',
    };
    const plan = {
      ...shared,
      kind: 'ahead',
      askedById: 1,
      askedAt: NOW,
      upToPence: 1,
      categoryId: 1,
      areaId: 1,
      overItem: true,
      overDay: false,
      policyId: 1,
    };
    const draft = { ...shared, buyerId: 1, pence: 1, keptFor: 'to_finish', createdAt: NOW };
    await opened.write(async ({ db }) => {
      await db.plan.create({ data: { ...plan, reference: 'S0001', askedOn: '2018-06-17' } });
      await db.plan.create({
        data: { ...plan, reference: 'S0002', askedOn: '2018-06-13', kind: 'already_paid' },
      });
      await db.plan.create({
        data: { ...plan, reference: 'S0003', askedOn: '2018-06-01', state: 'declined' },
      });
      await db.draft.create({ data: { ...draft, day: '2018-06-16' } });
      await db.draft.create({ data: { ...draft, day: '2018-06-16', keptFor: 'over_limit' } });
      await db.draft.create({ data: { ...draft, day: '2018-06-16', state: 'discarded' } });
    });
    const { waiting, ...rest } = await weeklyDigest(opened.reader, day('2018-06-18'));
    expect(waiting).toEqual({ signOffs: 2, oldestDays: 5, toFinish: 1 });
    expect(digestLines({ waiting, ...rest }).at(-1)).toBe(
      'Waiting: 2 sign-offs, oldest 5 days. To finish: 1.',
    );
  });
});

it.each([
  ['Motivation/taking responsibility', 'Motivation'],
  ['Self-care living skills', 'Self-care'],
  ['Managing money and personal admin', 'Managing money'],
  ['Temporary accommodation', 'Temporary accommodation'],
  ['Documents, identity, licences', 'Documents, identity, li…'],
])('%s is short for a table', (label, short) => {
  expect(shortLabel(label)).toBe(short);
});
