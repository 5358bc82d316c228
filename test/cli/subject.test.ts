import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { complete } from '../../src/domain/purchase.ts';
import { eraseCustomer } from '../../src/ledger/forget-run.ts';
import { setHold } from '../../src/ledger/holds.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { addPurchaseNote } from '../../src/ledger/purchase-notes.ts';
import { newestEntry } from '../../src/ledger/purchase-queries.ts';
import { amendPurchase } from '../../src/ledger/purchases.ts';
import { verify } from '../../src/ledger/verify.ts';
import { addCustomers, NOW, purchasesCsv, type TestLedger, testLedger } from '../support/ledger.ts';
import { runCommand } from '../support/run-cli.ts';

vi.setConfig({ testTimeout: 30_000 });

let opened: TestLedger;

beforeEach(async () => {
  opened = await testLedger();
  const { ledger, workspaceId } = opened;
  await addCustomers(opened, ['QZ901', 'QZ902']);
  const rows = [
    { customer: 'QZ901', item: 'court suit', purpose: 'a hearing', outcome_area: 'Offending' },
    { customer: 'QZ902', item: 'flute', amount: '7.77' },
  ];
  await importPurchases(ledger, workspaceId, purchasesCsv(rows), { now: NOW });
  await opened.write((writer) =>
    addPurchaseNote(writer, { reference: 'P00001', kind: 'became', value: 'kept', by: 1 }),
  );
});

const run = (...argv: string[]) => runCommand(opened.url, argv);

it('R145: one command collects all that is held about a customer and nothing about another', async () => {
  const { code, stdout } = await run('subject', 'qz901', '--purpose', 'asked in person');
  expect(code).toBe(0);
  const held = ['court suit', 'a hearing', 'Offending', 'coordinator-1', 'P00001', 'kept', '£4.20'];
  for (const said of held) {
    expect(stdout).toContain(said);
  }
  expect(stdout).not.toContain('QZ902');
  expect(stdout).not.toContain('flute');
  expect(stdout).not.toContain('salt');
});

it('R145: of an entry that was corrected to another customer what was told later is the other’s', async () => {
  const other = await opened.reader.db.customer.findFirstOrThrow({ where: { reference: 'QZ902' } });
  const { id: policyId } = await opened.reader.db.policy.findFirstOrThrow();
  await opened.write(async (writer) => {
    const entry = await newestEntry(writer, 'P00001');
    const told = entry && complete({ ...entry, customer: other });
    if (entry === undefined || told === undefined) throw new Error('P00001 is not whole');
    const changed = { why: 'wrong customer', authority: 'own', policyId, rulesVersion: 1 } as const;
    await amendPurchase(writer, entry, told, { ...changed, day: entry.day });
  });
  const held = await run('subject', 'QZ901', '--purpose', 'x');
  expect([held.stdout.includes('P00001'), held.stdout.includes('kept')]).toEqual([true, false]);
  await run('erase', 'QZ901', '--yes');
  const where = { reference: 'P00001' };
  const rows = await opened.reader.db.purchase.findMany({ where, orderBy: { version: 'asc' } });
  expect(rows.map(({ customerId }) => customerId)).toEqual([null, other.id]);
  expect(await opened.reader.db.purchaseNote.count()).toBe(1);
  expect(await verify(opened.ledger)).toMatchObject({ ok: true });
  await run('erase', 'QZ902', '--yes');
  expect(await opened.reader.db.purchaseNote.count()).toBe(0);
});

it('R145: as JSON into a file of one’s own, which it does not write over', async () => {
  const out = join(opened.folder, 'held.json');
  const asked = ['subject', 'QZ901', '--purpose', 'x', '--json', '--out', out];
  expect(await run(...asked)).toMatchObject({ code: 0, stdout: `Wrote ${out}\n` });
  const held = JSON.parse(await readFile(out, 'utf8'));
  expect(held.customer).toEqual({ reference: 'QZ901', lookup: 'QZ901' });
  expect(held.records.map(({ what }: { what: string }) => what)).toEqual([
    'purchases',
    'told later of purchases',
    'looks at the history',
  ]);
  expect((await run(...asked)).code).toBe(1);
});

it('R145: who asked and why is kept with the look, and needs to be said', async () => {
  expect((await run('subject', 'QZ901')).code).toBe(2);
  expect((await run('subject', 'QZ999', '--purpose', 'x')).code).toBe(1);
  await run('subject', 'QZ901', '--purpose', 'asked in person');
  expect(await opened.reader.db.look.findMany()).toMatchObject([
    { what: 'subject-access', purpose: 'other', words: 'asked in person', byId: null },
  ]);
  const entry = { kind: 'customer.looked-at' };
  expect(await opened.reader.db.historyEntry.count({ where: entry })).toBe(1);
  expect(await verify(opened.ledger)).toMatchObject({ ok: true });
});

it('R145: erased at once it keeps the money, refused under a hold', async () => {
  const { id } = await opened.reader.db.customer.findFirstOrThrow();
  const goes =
    /^\d+ entr(?:y|ies) and \d+ requests? would lose their words, customer and area; \d+ other records? would go whole\.$/;
  const dry = await run('erase', 'QZ901', '--dry-run');
  expect([dry.code, goes.test(dry.stdout.trim())]).toEqual([0, true]);
  const unsure = await run('erase', 'QZ901');
  expect([unsure.code, unsure.stderr.includes(dry.stdout.trim())]).toEqual([1, true]);
  expect(await run('erase', 'QZ901', '--yes')).toMatchObject({ code: 0 });
  expect((await run('subject', 'QZ901', '--purpose', 'x')).code).toBe(1);
  const first = await opened.reader.db.purchase.findFirst({ where: { reference: 'P00001' } });
  expect(first).toMatchObject({ pence: 420, day: '2018-06-12', customerId: null });
  expect(await opened.reader.db.purchaseNote.count()).toBe(0);
  expect(await opened.reader.db.customer.findFirst({ where: { id } })).toBeNull();
  const other = await opened.reader.db.customer.findFirstOrThrow();
  await opened.write((writer) => setHold(writer, other.id, 'a claim'));
  const request = { customerId: other.id, now: NOW };
  expect(await eraseCustomer(opened.ledger, opened.workspaceId, request)).toBe('hold');
  const refused = await run('erase', 'QZ902', '--yes');
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('oatcake hold REFERENCE --end'),
  });
  expect(await verify(opened.ledger)).toMatchObject({ ok: true });
});

it('R145: purchases of somebody who is erased while a file of theirs is read are not imported', async () => {
  const { ledger, workspaceId, reader } = opened;
  const { id: customerId } = await reader.db.customer.findFirstOrThrow();
  let writes = 0;
  const meanwhile: typeof ledger = {
    ...ledger,
    write: async (...args) => {
      writes += 1;
      if (writes === 2) await eraseCustomer(ledger, workspaceId, { customerId, now: NOW });
      return ledger.write(...args);
    },
  };
  const csv = purchasesCsv([{ customer: 'QZ901', reference: 'P00009' }]);
  const brought = await importPurchases(meanwhile, workspaceId, csv, { now: NOW });
  expect(brought).toMatchObject({
    faults: [{ says: expect.stringContaining('was forgotten while it was read') }],
  });
  expect(await reader.db.purchase.count()).toBe(2);
  expect(await verify(ledger)).toMatchObject({ ok: true });
});
