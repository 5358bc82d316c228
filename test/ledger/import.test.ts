import { describe, expect, it } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { verify } from '../../src/ledger/verify.ts';
import { addCustomers, importCarried, NOW, purchasesCsv, testLedger } from '../support/ledger.ts';

async function withCustomers() {
  const opened = await testLedger();
  await addCustomers(opened, ['V001', 'V002']);
  const bring = (csv: string, shiftWeeks = 0) =>
    importPurchases(opened.ledger, opened.workspaceId, csv, { now: NOW, shiftWeeks });
  return { ...opened, bring };
}

describe('importing purchases', () => {
  it('brings the carried ledger in, and again changes nothing', async () => {
    const opened = await testLedger();
    const first = await importCarried(opened);
    expect(first.customers).toEqual({ ok: true, added: 174, changed: 0, already: 0 });
    expect(first.purchases).toEqual({
      ok: true,
      added: 5484,
      pence: 16450000,
      customers: 174,
      already: 0,
    });
    const again = await importCarried(opened);
    expect(again.customers).toMatchObject({ added: 0, changed: 0, already: 174 });
    expect(again.purchases).toMatchObject({ added: 0, pence: 0, already: 5484 });
    expect(await opened.reader.db.stagedPurchase.count()).toBe(0);
    expect((await verify(opened.ledger)).ok).toBe(true);
  });

  it('saves what the file says', async () => {
    const { bring, reader } = await withCustomers();
    const csv = purchasesCsv([
      {
        reference: 'P00007',
        amount: '4.2',
        category: 'TRAVEL',
        outcome_area: 'offending',
        purpose: 'probation, at ten',
        signed_off_by: 'manager-2',
      },
    ]);
    expect(await bring(csv)).toMatchObject({ ok: true, added: 1, pence: 420 });
    const saved = await reader.db.purchase.findFirstOrThrow({ include: { lines: true } });
    const [line] = saved.lines;
    expect(saved).toMatchObject({
      reference: 'P00007',
      kind: 'purchase',
      authority: 'imported',
      source: 'import',
      day: '2018-06-12',
      recordedOn: '2018-06-12',
      recordedAt: NOW,
      paidBy: 'cash',
    });
    expect(line).toMatchObject({
      purpose: 'probation, at ten',
      tally: 1,
      counts: true,
      pence: 420,
    });
    const category = await reader.db.category.findUniqueOrThrow({
      where: { id: line?.categoryId ?? 0 },
    });
    expect(category.label).toBe('Transport');
    const people = await reader.db.person.findMany({ include: { roles: true } });
    const former = people.filter(({ name }) => name === 'manager-2' || name === 'coordinator-1');
    expect(former.map(({ slackId, roles }) => [slackId, roles.length])).toEqual([
      [null, 0],
      [null, 0],
    ]);
    expect(former.map(({ id }) => id)).toContain(saved.signedOffById);
  });

  it('new references continue above the highest', async () => {
    const { bring, write } = await withCustomers();
    await bring(purchasesCsv([{ reference: 'P05484' }, { reference: 'old/17' }]));
    expect(await write(async (writer) => writer.nextPurchaseReference())).toBe('P05485');
  });

  it('lists every fault with its line, and saves nothing', async () => {
    const { bring, reader } = await withCustomers();
    const result = await bring(
      purchasesCsv([
        { customer: 'V999', category: 'Yachts' },
        { outcome_area: 'Nowhere', amount: '1.234', item: 'two\nlines' },
        { date: '2018-02-30', paid_by: 'shells', reference: 'P00001' },
        { amount: '-4', coordinator: '', item: '' },
        { amount: '2x30' },
        { item: 'bus '.repeat(200) },
      ]),
    );
    expect(result).toEqual({
      ok: false,
      faults: [
        { line: 8, says: 'Under item are more than 500 characters.' },
        { line: 2, says: 'Customer "V999" is not on file.' },
        { line: 2, says: 'Category "Yachts" is not known.' },
        { line: 3, says: 'Outcome area "Nowhere" is not known.' },
        { line: 3, says: '"1.234" under amount has parts of a penny.' },
        { line: 5, says: 'P00001 is on line 2 already.' },
        { line: 5, says: '"2018-02-30" under date is not a day (YYYY-MM-DD).' },
        expect.objectContaining({ line: 5, says: expect.stringContaining('"shells"') }),
        { line: 6, says: 'There is nothing under coordinator.' },
        { line: 6, says: 'There is nothing under item.' },
        { line: 6, says: '"-4" under amount is below nothing.' },
        { line: 7, says: '"2x30" under amount is not an amount such as 4.20.' },
      ],
    });
    expect(await reader.db.purchase.count()).toBe(0);
    expect(await reader.db.person.count()).toBe(0);
  });

  it.each([
    ['', 'The file is empty.'],
    ['reference,date\n', 'is missing'],
    [`${purchasesCsv([])}a,b\n`, 'more or fewer cells'],
    [`${purchasesCsv([])}"a,b\n`, 'quotation mark'],
  ])('says what is wrong with a file that is none: %j', async (csv, says) => {
    const { bring } = await withCustomers();
    const result = await bring(csv);
    if (result.ok) throw new Error('It was taken');
    expect(result.faults[0]?.says).toContain(says);
  });

  it('moves every day by whole weeks when asked', async () => {
    const { bring, reader } = await withCustomers();
    await bring(purchasesCsv([{ date: '2018-12-21' }]), 2);
    const saved = await reader.db.purchaseLine.findFirstOrThrow();
    expect([saved.day, saved.recordedOn]).toEqual(['2019-01-04', '2019-01-04']);
  });

  it('clears what a dead import left, and only that', async () => {
    const { bring, reader, write, workspaceId } = await withCustomers();
    const row = { position: 0, reference: 'X', day: '', customerId: 1, buyerId: 1, categoryId: 1 };
    const rest = { item: '', pence: 1, paidBy: 'cash', salt: '' };
    const batches = ['2019-01-07T07:59:00.000Z dead', '2019-01-07T08:30:00.000Z alive'];
    for (const batch of batches) {
      const data = { ...row, ...rest, batch, workspaceId };
      await write(({ db }) => db.stagedPurchase.create({ data }));
    }
    await bring(purchasesCsv([{}]));
    const left = await reader.db.stagedPurchase.findMany();
    expect(left.map(({ batch }) => batch)).toEqual([batches[1]]);
    expect(workspaceId).toBeGreaterThan(0);
  });

  it('is refused when a reference was taken while it was staged', async () => {
    const { ledger, workspaceId, reader } = await withCustomers();
    const csv = purchasesCsv([{ reference: 'P00001' }]);
    const result = await importPurchases(ledger, workspaceId, csv, {
      now: NOW,
      onProgress: () => {
        const deadline = Deadline.in(5_000);
        void ledger.write({ workspaceId, deadline, now: NOW, actorId: null }, ({ db }) =>
          db.purchase.create({
            data: {
              workspaceId,
              reference: 'P00001',
              kind: 'purchase',
              buyerId: 1,
              day: '2019-01-07',
              pence: 1,
              paidBy: 'cash',
              authority: 'own',
              source: 'slack',
              recordedAt: NOW,
              recordedOn: '2019-01-07',
              salt: '',
            },
          }),
        );
      },
    });
    expect(result).toMatchObject({ ok: false, faults: [{ line: 0 }] });
    expect(await reader.db.purchase.count()).toBe(1);
    expect(await reader.db.stagedPurchase.count()).toBe(0);
  });
});

describe('importing customers', () => {
  it('changes dates and lead, and says in the history which, not what', async () => {
    const opened = await testLedger();
    const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
    const bring = (line: string) => {
      const csv = `${heading}\n${line}\n`;
      return importCustomers(opened.ledger, opened.workspaceId, csv, { now: NOW });
    };
    await bring('V042,2018-01-02,,,coordinator-1');
    expect(await bring('v042,2018-01-02,2018-05-03,,coordinator-2')).toMatchObject({ changed: 1 });
    const entries = await opened.reader.db.historyEntry.findMany({ orderBy: { id: 'asc' } });
    expect(entries.at(-1)).toMatchObject({
      kind: 'customer.changed',
      facts: expect.stringMatching(
        /^\{"housedOn":"[\w-]{43}","leadId":"[\w-]{43}","salt":"[\w-]+"\}$/,
      ),
    });
    expect(await bring(',2018-13-02,,,')).toMatchObject({
      ok: false,
      faults: [
        { line: 2, says: 'The customer is missing.' },
        { line: 2, says: '"2018-13-02" under introduced_on is not a day (YYYY-MM-DD).' },
      ],
    });
  });
});
