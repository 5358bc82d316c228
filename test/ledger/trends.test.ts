import { expect, it } from 'vitest';
import { addDays, day } from '../../src/domain/day.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { trendsOn, weeklyDigest } from '../../src/ledger/weekly-digest.ts';
import { digestLines } from '../../src/messages/digest-text.ts';
import { addCustomers, NOW, purchasesCsv, type TestLedger, testLedger } from '../support/ledger.ts';

const ON = day('2018-06-18');
const FIRST = addDays(ON, -16 * 7);
const PEOPLE = ['V001', 'V002', 'V003', 'V004', 'V005', 'V006'];

interface Often {
  /** So many a week in the twelve weeks, and in the four. */
  readonly weekly: readonly [number, number];
  readonly what?: Parameters<typeof purchasesCsv>[0][number];
  /** Of the six, how many it is bought for. */
  readonly people?: number;
  /** Weeks left out at the beginning. */
  readonly late?: number;
}

/** Sixteen weeks in which things are bought so often. */
async function ledgerOf(...things: readonly Often[]): Promise<TestLedger> {
  const opened = await testLedger();
  await addCustomers(opened, PEOPLE);
  const rows = things.flatMap(({ weekly: [before, recent], what, people = 6, late = 0 }) =>
    Array.from({ length: 16 - late }, (_, at) => at + late).flatMap((week) =>
      Array.from({ length: week < 12 ? before : recent }, (_, at) => ({
        date: addDays(FIRST, 7 * week + (at % 7)),
        customer: PEOPLE[(week + at) % people] ?? '',
        ...what,
      })),
    ),
  );
  await importPurchases(opened.ledger, opened.workspaceId, purchasesCsv(rows), { now: NOW });
  return opened;
}

const CLOTHES = { category: 'Clothes', item: 'Socks' };
const LEGAL = { category: 'Legal services', item: 'Tribunal', amount: '3100.00', customer: 'V001' };

it('R60: weekly bus passes that double for four weeks are a trend', async () => {
  const { reader } = await ledgerOf({ weekly: [5, 10] }, { weekly: [6, 6], what: CLOTHES });
  const digest = await weeklyDigest(reader, ON);
  expect(digest.trends).toEqual([
    { by: 'category', label: 'Transport', direction: 'more', purchases: 40, usual: 20 },
  ]);
  expect(digestLines(digest)).toContain('Stands out: Transport.');
  expect(digestLines(digest)).toContain(
    'Buses and taxis: 40, usual 20. More than chance explains.',
  );
});

it('R60: one bill of £3,100 is none, though four weeks cost ten times what is usual', async () => {
  const { reader } = await ledgerOf({ weekly: [5, 5] });
  const bill = await ledgerOf({ weekly: [5, 5] }, { weekly: [0, 1], what: LEGAL, late: 15 });
  expect(await trendsOn(bill.reader, ON)).toEqual([]);
  const [quiet, large] = [await weeklyDigest(reader, ON), await weeklyDigest(bill.reader, ON)];
  expect(large.fourWeeks.pence).toBe(quiet.fourWeeks.pence + 3_100_00);
  expect(digestLines(large).find((line) => line.includes('stands out'))).toMatch(
    /^No area or category/,
  );
});

it('R60: nothing stands out while the ledger is younger than sixteen weeks', async () => {
  const young = await ledgerOf({ weekly: [5, 10], late: 1 });
  expect(await weeklyDigest(young.reader, ON)).toMatchObject({ isComparable: false, trends: [] });
  expect(await trendsOn(young.reader, ON)).toEqual([]);
});

it('R108: what stands out about fewer than five people is named to managers alone', async () => {
  const { reader } = await ledgerOf(
    { weekly: [5, 5] },
    { weekly: [5, 14], what: { ...CLOTHES, outcome_area: 'Offending' }, people: 3 },
    { weekly: [1, 1], what: { category: 'Counselling', item: 'Session' }, people: 2 },
  );
  const team = await weeklyDigest(reader, ON);
  expect(team.trends).toEqual([]);
  expect(digestLines(team)).toContain('No area or category shown here stands out beyond chance.');
  const managers = await weeklyDigest(reader, ON, ON, { for: 'managers' });
  expect(managers.trends.map(({ by, label }) => [by, label])).toEqual([
    ['outcome-area', 'Offending'],
    ['category', 'Clothes'],
  ]);
  expect(managers.areas).toMatchObject([{ label: 'Offending', purchases: 56, usual: 20 }]);
});
