import { beforeEach, expect, it, vi } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { complete } from '../../src/domain/purchase.ts';
import { forgetMonthly, monthsToForget } from '../../src/flows/forget-monthly.ts';
import { changeCustomer } from '../../src/ledger/customer-changes.ts';
import { forgetDue, forgettable, MOST_AT_ONCE } from '../../src/ledger/forget-run.ts';
import { endHold, setHold } from '../../src/ledger/holds.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { addExamples } from '../../src/ledger/pack-examples.ts';
import { addPack } from '../../src/ledger/packs.ts';
import { addPlan } from '../../src/ledger/plans.ts';
import { newestEntry } from '../../src/ledger/purchase-queries.ts';
import { addPurchase } from '../../src/ledger/purchases.ts';
import { report } from '../../src/ledger/report.ts';
import { addSourceCheck } from '../../src/ledger/source-checks.ts';
import { verify } from '../../src/ledger/verify.ts';
import { workspace } from '../../src/ledger/workspaces.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import { byHand } from '../support/by-hand.ts';
import { bytesOf } from '../support/database.ts';
import {
  addCustomers,
  importCarried,
  NOW,
  purchasesCsv,
  type TestLedger,
  testLedger,
} from '../support/ledger.ts';
import { runCommand } from '../support/run-cli.ts';

vi.setConfig({ testTimeout: 30_000 });

const REFERENCES = ['QZ901', 'QZ902', 'QZ903', 'QZ904', 'QZ905', 'QZ906', 'QZ907'];
const LATER = new Date('2021-02-01T09:00:00Z');
const ON = day('2021-02-01');
const YEAR = { days: { from: day('2018-01-01'), to: day('2018-12-31') } };

let opened: TestLedger;

/** Six cases that ended in January 2019, and one that is open; each bought for in June 2018. */
beforeEach(async () => {
  opened = await testLedger();
  const { ledger, workspaceId } = opened;
  await addCustomers(opened, REFERENCES);
  const rows = REFERENCES.flatMap((customer, at) => [
    { customer, amount: `${10 + at}.1${at}`, outcome_area: 'Offending', purpose: 'court papers' },
    { customer, amount: `${20 + at}.1${at}`, date: '2018-06-20', category: 'Clothing' },
  ]);
  const brought = await importPurchases(ledger, workspaceId, purchasesCsv(rows), { now: NOW });
  expect(brought).toMatchObject({ ok: true });
  const { id: by } = await opened.reader.db.person.findFirstOrThrow();
  await opened.write(async (writer) => {
    const where = { reference: { not: 'QZ907' } };
    const ended = { before: undefined, after: day('2019-01-31') };
    for (const { id } of await writer.db.customer.findMany({ where })) {
      await changeCustomer(writer, id, 'closed', ended);
    }
  }, by);
});

const onDisk = () => bytesOf(opened);

const forget = () => forgetDue(opened.ledger, opened.workspaceId, { on: ON, now: LATER });
const proof = () => verify(opened.ledger);

it('R139: the words and links of a case go two years after it ended, and not a day before', async () => {
  expect((await forgettable(opened.reader, day('2021-01-30'))).customers).toEqual([]);
  expect((await forgettable(opened.reader, day('2021-01-31'))).customers).toEqual(
    REFERENCES.slice(0, 6),
  );
});

it('R139: the dry run is read first, changes nothing, and says what the run then does', async () => {
  const before = await onDisk();
  const dry = await runCommand(opened.url, ['forget', '--dry-run'], LATER);
  expect(dry.stdout).toContain('Cases that ended by 2019-02-01: 6 would be forgotten: QZ901');
  expect(dry.stdout).toContain('12 entries');
  expect(await onDisk()).toBe(before);
  const unread = await runCommand(opened.url, ['forget'], LATER);
  expect(unread).toMatchObject({ code: 1, stderr: expect.stringContaining('--dry-run') });
  const run = await runCommand(opened.url, ['forget', '--yes'], LATER);
  const [, goes = ''] = dry.stdout.split('\n');
  const went = goes.replace('would lose', 'lost').replace('would go', 'went');
  expect(run.stdout).toContain(went);
  expect(run.stdout).toContain('Backups');
  const again = await runCommand(opened.url, ['forget'], LATER);
  expect(again.stdout).toContain(': 0 were forgotten');
});

it('R139: nothing of them is left in the file, journal included, and the entries stay', async () => {
  const rows = await opened.reader.db.purchase.findMany({ where: { customerId: { not: 7 } } });
  const salts = rows.map(({ salt }) => salt);
  await putAside('QZ901');
  await forget();
  const text = await onDisk();
  expect(await opened.reader.db.stagedPurchase.count()).toBe(0);
  expect(REFERENCES.filter((one) => text.includes(one))).toEqual(['QZ907']);
  const open = await opened.reader.db.customer.findFirstOrThrow();
  const kept = rows.filter(({ customerId }) => customerId === open.id).map(({ salt }) => salt);
  expect(salts.filter((salt) => text.includes(salt)).sort()).toEqual(kept.sort());
  const after = await opened.reader.db.purchase.findMany({ include: { lines: true } });
  expect(after).toHaveLength(14);
  const gone = after.filter(({ customerId }) => customerId === null);
  expect(gone).toHaveLength(12);
  for (const { lines, ...row } of gone) {
    expect(row).toMatchObject({ why: null, salt: '', frees: null });
    expect(lines).toMatchObject([{ item: '', purpose: null, areaId: null, customerId: null }]);
  }
  expect(gone.map(({ pence }) => pence)).toEqual(expect.arrayContaining([1010, 2515]));
});

/** What an import leaves that died before it was done. */
async function putAside(reference: string) {
  const { reader, workspaceId } = opened;
  const { id: customerId } = await reader.db.customer.findFirstOrThrow({ where: { reference } });
  const {
    lines,
    customerId: _,
    ...row
  } = await reader.db.purchase.findFirstOrThrow({
    include: { lines: true },
  });
  const { buyerId, day: on, pence, paidBy } = row;
  const [{ categoryId } = { categoryId: 0 }] = lines;
  const told = { buyerId, day: on, pence, paidBy, categoryId, item: 'bus pass' };
  const place = { workspaceId, batch: NOW.toISOString(), position: 1, reference: 'P00099' };
  await opened.write(({ db }) =>
    db.stagedPurchase.create({ data: { ...told, ...place, customerId, salt: 'x' } }),
  );
}

it('R139: the area that an example of a meeting was drawn for goes, and the example stays', async () => {
  const { db } = opened.reader;
  const { areaId } = await db.purchaseLine.findFirstOrThrow({ where: { areaId: { not: null } } });
  await opened.write(async (writer) => {
    const month = YEAR.days;
    const meeting = { day: day('2019-01-10'), time: '10:00' };
    const pack = (await addPack(writer, { meeting, month, asOf: day('2019-01-07'), seed: 1 })) ?? 0;
    const chosen = { rule: 'random', areaId: areaId ?? 0 } as const;
    await addExamples(writer, pack, [{ ...chosen, reference: 'P00001' }]);
  });
  expect(await proof()).toMatchObject({ ok: true });
  await forget();
  const reference = 'P00001';
  expect(await db.packExample.findMany()).toMatchObject([
    { reference, rule: 'random', areaId: null },
  ]);
  expect(await proof()).toMatchObject({ ok: true });
  await forgetDue(opened.ledger, opened.workspaceId, { on: day('2025-01-01'), now: YEARS_LATER });
  expect(await proof()).toMatchObject({ ok: true, proof: { purchases: 0 } });
});

it('R139: the day of a plan’s review is not in the history, and an earlier entry that tells it holds', async () => {
  const { id: buyerId } = await opened.reader.db.person.findFirstOrThrow();
  const { id: policyId } = await opened.reader.db.policy.findFirstOrThrow();
  const entry = await newestEntry(opened.reader, 'P00001');
  if (entry === undefined) throw new Error('P00001 is not there');
  const buy = (writer: Writer, reviewed: string) => {
    const told = complete({ ...entry, more: { ...entry.more, planReviewOn: day(reviewed) } });
    if (told === undefined) throw new Error('P00001 is not whole');
    return addPurchase(writer, told, { buyerId, policyId, day: entry.day, authority: 'own' });
  };
  await opened.write((writer) => buy(writer, '2018-11-11'));
  await opened.write((writer) => {
    const record = writer.record.bind(writer);
    writer.record = (fact) =>
      record({ ...fact, facts: { ...fact.facts, planReviewOn: '2018-11-12' } });
    return buy(writer, '2018-11-12');
  });
  expect(await proof()).toMatchObject({ ok: true });
  await forget();
  expect(await onDisk()).not.toContain('2018-11-11');
  expect(await proof()).toMatchObject({ ok: true });
});

it('design 4: the history holds after forgetting, imports and all, and verify says how many', async () => {
  await forget();
  expect(await proof()).toMatchObject({ ok: true, proof: { purchases: 14, forgotten: 24 } });
  const told = await runCommand(opened.url, ['verify'], LATER);
  expect(told.stdout).toContain('24 records forgotten');
});

it.each([
  ['an amount of a forgotten entry', `UPDATE "Purchase" SET "pence" = "pence" + 1 WHERE "id" = 1`],
  ['its buyer', `UPDATE "Purchase" SET "buyerId" = 99 WHERE "id" = 1`],
  ['words again', `UPDATE "PurchaseLine" SET "item" = 'boots' WHERE "purchaseId" = 1`],
  ['a customer again', `UPDATE "Purchase" SET "why" = 'x' WHERE "id" = 1`],
  ['what is remembered', `UPDATE "Forgotten" SET "facts" = '{}' WHERE "subject" = 'purchase:1'`],
  [
    'a record that was not',
    `INSERT INTO "Forgotten" VALUES (999, 1, 'purchase:13', '', '1970-01-01T00:00:00.000Z')`,
  ],
  ['one taken out', `DELETE FROM "Forgotten" WHERE "subject" = 'purchase:1'`],
  ['a sum for analysis', `UPDATE "AnalysisRow" SET "pence" = "pence" + 1`],
  ['its area', `UPDATE "AnalysisRow" SET "areaId" = 1`],
  ['other facts gone', `UPDATE "HistoryEntry" SET "facts" = '#x' WHERE "kind" = 'person.named'`],
])('design 4: tampered with after forgetting, %s is found out', async (_what, sql) => {
  await forget();
  await byHand(opened.url, sql);
  expect(await proof()).toMatchObject({ ok: false });
});

it('R131: money stays to the penny, and an area in sums of five people or more', async () => {
  const before = await report(opened.reader, 'outcome-area', YEAR);
  const categories = await report(opened.reader, 'category', YEAR);
  await forget();
  const after = await report(opened.reader, 'outcome-area', YEAR);
  expect(after.total).toMatchObject({ pence: before.total.pence, purchases: 14, customers: 1 });
  expect(after.coverage).toEqual(before.coverage);
  const [area] = before.rows;
  expect(after.rows).toMatchObject([
    { label: 'Offending', pence: area?.pence, purchases: area?.purchases, customers: 1 },
  ]);
  const sums = (rows: typeof categories.rows) => rows.map(({ label, pence }) => [label, pence]);
  const then = await report(opened.reader, 'category', YEAR);
  expect(sums(then.rows)).toEqual(sums(categories.rows));
});

it('R139: no amount leads from what is kept for analysis to an entry', async () => {
  await forget();
  const [cell, ...others] = await opened.reader.db.analysisRow.findMany();
  expect(others).toEqual([]);
  expect(cell).toMatchObject({ month: '2018-06', tally: 6 });
  expect(Object.keys(cell ?? {}).sort()).toEqual(
    ['areaId', 'categoryId', 'id', 'month', 'pence', 'phase', 'tally', 'workspaceId'].sort(),
  );
  const entries = await opened.reader.db.purchase.findMany({ where: { pence: cell?.pence ?? 0 } });
  expect(entries).toEqual([]);
});

it('R139: of four people an area is not kept at all', async () => {
  const { id: by } = await opened.reader.db.person.findFirstOrThrow();
  await opened.write(async (writer) => {
    const where = { reference: { in: ['QZ905', 'QZ906'] } };
    const again = { before: day('2019-01-31'), after: undefined };
    for (const { id } of await writer.db.customer.findMany({ where })) {
      await changeCustomer(writer, id, 'closed', again);
    }
  }, by);
  await forget();
  expect(await opened.reader.db.analysisRow.count()).toBe(0);
  expect(await proof()).toMatchObject({ ok: true });
});

it('R139: many go in parts; stopped in between, all holds together and the next run goes on, once', async () => {
  const many = await testLedger();
  await importCarried(many);
  const { ledger, workspaceId, reader } = many;
  const customers = await reader.db.customer.findMany();
  expect(customers.length).toBeGreaterThan(MOST_AT_ONCE);
  const { id: by } = await reader.db.person.findFirstOrThrow();
  await many.write(async (writer) => {
    const ended = { before: undefined, after: day('2019-01-31') };
    for (const { id } of customers) await changeCustomer(writer, id, 'closed', ended);
  }, by);
  const words = () => reader.db.purchase.count({ where: { customerId: { not: null } } });
  const before = await words();
  let writes = 0;
  const stopping: typeof ledger = {
    ...ledger,
    write: (...args) => {
      writes += 1;
      return writes === 1 ? ledger.write(...args) : Promise.reject(new Error('stopped'));
    },
  };
  const run = { on: ON, now: LATER, claimed: { kind: 'forget', key: '2021-02' } };
  await expect(forgetDue(stopping, workspaceId, run)).rejects.toThrow('stopped');
  const left = await words();
  expect([left > 0, left < before]).toEqual([true, true]);
  expect(await verify(ledger)).toMatchObject({ ok: true });
  const goneOn = await forgetDue(ledger, workspaceId, run);
  expect(goneOn?.customers.length).toBe(Math.floor(customers.length / 2));
  expect([await words(), await forgetDue(ledger, workspaceId, run)]).toEqual([0, undefined]);
  expect(await verify(ledger)).toMatchObject({ ok: true });
}, 60_000);

it('R139: a legal hold pauses it, and its end lets it go on', async () => {
  const held = await opened.reader.db.customer.findFirstOrThrow({ where: { reference: 'QZ903' } });
  await opened.write((writer) => setHold(writer, held.id, 'a claim'));
  const report = await forget();
  expect(report).toMatchObject({ held: ['QZ903'] });
  expect(report?.customers).not.toContain('QZ903');
  expect(await onDisk()).toContain('QZ903');
  expect(await proof()).toMatchObject({ ok: true });
  await opened.write((writer) => endHold(writer, held.id));
  expect((await forget())?.customers).toEqual(['QZ903']);
  expect(await onDisk()).not.toContain('QZ903');
  expect(await proof()).toMatchObject({ ok: true });
});

it('R139: oatcake hold sets, lists and ends a hold, and says why it cannot', async () => {
  const hold = (...argv: string[]) => runCommand(opened.url, ['hold', ...argv], LATER);
  expect(await hold('QZ901')).toMatchObject({ code: 2 });
  expect(await hold('QZ999', '--reason', 'x')).toMatchObject({ code: 1 });
  expect(await hold('qz901', '--reason', 'a claim')).toMatchObject({ code: 0 });
  expect((await hold()).stdout).toContain('QZ901 since 2021-02-01: a claim');
  expect(await hold('QZ901', '--reason', 'again')).toMatchObject({ code: 1 });
  expect(await hold('QZ901', '--end')).toMatchObject({ code: 0 });
  expect((await hold()).stdout).toContain('No legal hold stands.');
  expect(await proof()).toMatchObject({ ok: true });
});

it('R139: the app does it once a month, once somebody has done it by hand', async () => {
  const { ledger } = opened;
  const tick = async (at: string) => {
    const now = new Date(at);
    const [due] = await monthsToForget(ledger, [await workspace(opened.reader)], now);
    return due && forgetMonthly({ ledger }, due, now);
  };
  expect(await tick('2021-02-01T09:00:00Z')).toEqual({ kind: 'not-begun', customers: 6 });
  expect(await tick('2021-02-02T09:00:00Z')).toBeUndefined();
  await runCommand(opened.url, ['forget', '--yes', '--on', '2021-01-01'], LATER);
  expect(await opened.reader.db.customer.count()).toBe(7);
  expect(await tick('2021-03-01T09:00:00Z')).toEqual({ kind: 'forgotten', customers: 6 });
  expect(await tick('2021-03-01T09:01:00Z')).toBeUndefined();
  expect(await opened.reader.db.customer.count()).toBe(1);
});

it('R139: what Slack sent is kept for ninety days, though nobody has begun to forget', async () => {
  const { workspaceId, ledger, reader } = opened;
  const message = { workspaceId, subject: '{}', conversation: 'U1', state: 'sent' };
  await opened.write(async ({ db }) => {
    const add = async (kind: string, day: string, changes?: number) => {
      const at = new Date(`${day}T00:00:00Z`);
      const more = { dueAt: at, createdAt: at, changes: changes ?? null };
      return (await db.outboxMessage.create({ data: { ...message, kind, ...more } })).id;
    };
    for (const day of ['2020-10-01', '2021-01-01']) {
      const inbox = { workspaceId, key: day, answer: '{}', at: new Date(`${day}T00:00:00Z`) };
      await db.inboxEntry.create({ data: inbox });
      await add('hello', day);
    }
    // What was edited to what is left of it goes with the edit, which says so, and not before.
    await add('faded', '2020-10-31', await add('year_passed_notice', '2020-10-01'));
    await add('faded', '2020-11-20', await add('pack', '2020-10-20'));
  });
  const team = await workspace(reader);
  expect(await forgetMonthly({ ledger }, { team, on: ON }, LATER)).toMatchObject({
    kind: 'not-begun',
  });
  expect(await reader.db.inboxEntry.count()).toBe(1);
  const left = await reader.db.outboxMessage.findMany({ orderBy: { id: 'asc' } });
  expect(left.map(({ kind }) => kind)).toEqual(['hello', 'pack', 'faded']);
});

const YEARS_LATER = new Date('2025-01-01T09:00:00Z');

it('R139: an entry goes whole six years after the end of its budget year, not a day before', async () => {
  expect(await forgettable(opened.reader, day('2024-12-31'))).toMatchObject({ old: 0 });
  const report = await forgettable(opened.reader, day('2025-01-01'));
  expect(report).toMatchObject({ keptFrom: '2019-01-01', old: 14 });
  await keepYears('2018', '2019');
  await answerSource('P00014', 'QZ907');
  const dry = await runCommand(opened.url, ['forget', '--dry-run'], YEARS_LATER);
  expect(dry.stdout).toContain('Before 2019-01-01: 14 entries and requests would be');
  await runCommand(opened.url, ['forget', '--yes'], YEARS_LATER);
  expect(await opened.reader.db.purchase.count()).toBe(0);
  expect(await opened.reader.db.purchaseLine.count()).toBe(0);
  expect(await opened.reader.db.analysisRow.findMany()).toMatchObject([{ month: '2019' }]);
  expect(await opened.reader.db.sourceCheck.count()).toBe(0);
  expect(await proof()).toMatchObject({ ok: true, proof: { purchases: 0 } });
  const { total } = await report_('2018');
  expect(total).toMatchObject({ pence: 0, purchases: 0 });
});

/** Sums of whole years, as they are kept of few people. */
async function keepYears(...years: readonly string[]) {
  const { db } = opened.reader;
  const { id: areaId } = await db.outcomeArea.findFirstOrThrow();
  await opened.write(async (writer) => {
    for (const month of years) {
      const cell = { month, areaId, categoryId: null, phase: null, pence: 500, tally: 5 };
      await writer.db.analysisRow.create({ data: { ...cell, workspaceId: opened.workspaceId } });
    }
  });
}

async function answerSource(reference: string, customer: string) {
  const { db } = opened.reader;
  const { id: customerId } = await db.customer.findFirstOrThrow({ where: { reference: customer } });
  const [{ id: categoryId }, { id: by }] = await Promise.all([
    db.category.findFirstOrThrow(),
    db.person.findFirstOrThrow(),
  ]);
  const told = { reference, source: 'food_bank', answer: 'tried', on: day('2018-06-12') } as const;
  await opened.write((writer) => addSourceCheck(writer, { ...told, customerId, categoryId, by }));
}

const report_ = (year: string) =>
  report(opened.reader, 'outcome-area', {
    days: { from: day(`${year}-01-01`), to: day(`${year}-12-31`) },
  });

it('R139: what hangs together stays until the last of it may go, and a hold keeps it', async () => {
  const { ledger, workspaceId } = opened;
  const csv = purchasesCsv([
    { reference: 'P00101', customer: 'QZ907' },
    { reference: 'P00102', customer: 'QZ907', date: '2019-01-02' },
  ]);
  await importPurchases(ledger, workspaceId, csv, { now: NOW });
  const run = () => forgetDue(ledger, workspaceId, { on: day('2025-01-01'), now: YEARS_LATER });
  const open = await opened.reader.db.customer.findFirstOrThrow({ where: { reference: 'QZ907' } });
  await opened.write((writer) => setHold(writer, open.id, 'a claim'));
  await askFor('QZ908');
  await run();
  expect(await opened.reader.db.plan.count()).toBe(1);
  // The first import has entries of whoever is held.
  expect(await opened.reader.db.purchase.count()).toBe(16);
  await opened.write((writer) => endHold(writer, open.id));
  await run();
  expect(await opened.reader.db.plan.count()).toBe(1);
  const left = await opened.reader.db.purchase.findMany({ select: { reference: true } });
  expect(left.map(({ reference }) => reference)).toEqual(['P00101', 'P00102']);
  expect(await proof()).toMatchObject({ ok: true, proof: { purchases: 2 } });
  expect((await report_('2018')).total.pence).toBe(420);
});

/** A request of 2018 for somebody new, who is under a legal hold and for whom nothing was bought. */
async function askFor(reference: string) {
  const { db } = opened.reader;
  await addCustomers(opened, [reference]);
  const customer = await db.customer.findFirstOrThrow({ where: { reference } });
  const { id: by } = await db.person.findFirstOrThrow();
  const { id: policyId } = await db.policy.findFirstOrThrow();
  const entry = await newestEntry(opened.reader, 'P00001');
  const told = entry && complete({ ...entry, customer });
  if (told === undefined) throw new Error('P00001 is not whole');
  const asking = { kind: 'ahead', by, policyId, overItem: true, overDay: false } as const;
  await opened.write(
    async (writer) => {
      await addPlan(writer, told, { ...asking, softRule: undefined });
      await setHold(writer, customer.id, 'a claim');
    },
    undefined,
    new Date('2018-06-12T09:00:00Z'),
  );
}
