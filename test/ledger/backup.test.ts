import { existsSync, statSync } from 'node:fs';
import { appendFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backUp, restore } from '../../src/ledger/backup.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { addPerson } from '../../src/ledger/people.ts';
import { addReceiptPhoto } from '../../src/ledger/receipt-photos.ts';
import { verify } from '../../src/ledger/verify.ts';
import { addCustomers, NOW, type TestLedger, testLedger } from '../support/ledger.ts';

const now = NOW;

async function customersIn(file: string): Promise<number> {
  const ledger = await openLedger(`file:${file}`);
  try {
    expect(await verify(ledger)).toMatchObject({ ok: true });
    return await ledger.reader(1).db.customer.count();
  } finally {
    await ledger.close();
  }
}

/** A ledger with two customers, and a backup of it. */
async function backedUp(): Promise<TestLedger & { copy: string }> {
  const opened = await testLedger();
  await addCustomers(opened, ['V001', 'V002']);
  const copy = join(opened.folder, 'out', 'copy.db');
  expect(await backUp(opened.url, copy)).toMatchObject({ ok: true });
  return { ...opened, copy };
}

describe('backup', () => {
  it('while the ledger is open and being written to: whole, proved, for its owner alone', async () => {
    const opened = await testLedger();
    const copy = join(opened.folder, 'copy.db');
    const references = Array.from({ length: 30 }, (_, at) => `V1${at + 10}`);
    const writing = (async () => {
      for (const reference of references) await addCustomers(opened, [reference]);
    })();
    const copied = await backUp(opened.url, copy);
    await writing;
    expect(copied).toMatchObject({ ok: true });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(await customersIn(copy)).toBeLessThanOrEqual(30);
    expect(await customersIn(opened.url.replace('file:', ''))).toBe(30);
  });

  it('of a ledger with photos of receipts, whose files lie in a folder of their own', async () => {
    const opened = await testLedger();
    await opened.write(async (writer) => {
      const { id: by } = await addPerson(writer, { slackId: 'U1', isGroup: false });
      const picture = { contentType: 'image/png', bytes: 10, sha256: 'ab' } as const;
      await addReceiptPhoto(writer, { ...picture, reference: 'P00001', storageKey: 'away', by });
    });
    expect(await verify(opened.ledger)).toMatchObject({ ok: false });
    expect(await backUp(opened.url, join(opened.folder, 'copy.db'))).toMatchObject({ ok: true });
  });

  it('another program holds the write lock: it waits for nobody', async () => {
    const opened = await testLedger();
    const other = new Database(opened.url.replace('file:', ''));
    other.exec('BEGIN IMMEDIATE');
    const copied = await backUp(opened.url, join(opened.folder, 'copy.db'));
    other.close();
    expect(copied).toMatchObject({ ok: true });
  });

  it('never over a file that is there, and leaves no half of one', async () => {
    const { url, copy, folder } = await backedUp();
    expect(await backUp(url, copy)).toMatchObject({ ok: false });
    const away = `file:${join(folder, 'away.db')}`;
    expect(await backUp(away, join(folder, 'b.db'))).toMatchObject({ ok: false });
    expect((await readdir(join(folder, 'out'))).filter((name) => name !== 'copy.db')).toEqual([]);
    expect(existsSync(join(folder, 'away.db'))).toBe(false);
  });

  it('of a ledger that does not hold together is no backup', async () => {
    const opened = await testLedger();
    await addCustomers(opened, ['V001']);
    const other = new Database(opened.url.replace('file:', ''));
    other.exec(`UPDATE "Workspace" SET "historyHash" = 'forged', "historySequence" = 99`);
    other.close();
    const copy = join(opened.folder, 'copy.db');
    expect(await backUp(opened.url, copy)).toMatchObject({ ok: false });
    expect(existsSync(copy)).toBe(false);
  });
});

describe('restore', () => {
  it('into an empty place: the ledger is there again', async () => {
    const { copy, folder } = await backedUp();
    const place = join(folder, 'new', 'ledger.db');
    const restored = await restore(copy, `file:${place}`, { replaces: false, now });
    expect(restored).toMatchObject({ ok: true, aside: undefined });
    expect(await customersIn(place)).toBe(2);
    expect(await customersIn(copy)).toBe(2);
  });

  it('over a ledger that holds something: only when told, and what was there is kept', async () => {
    const { url, copy, folder, ledger, ...opened } = await backedUp();
    await addCustomers({ ledger, ...opened }, ['V003']);
    await ledger.close();
    const place = url.replace('file:', '');
    const refused = await restore(copy, url, { replaces: false, now });
    expect(refused).toMatchObject({ ok: false, why: expect.stringContaining('--replace') });
    expect(await customersIn(place)).toBe(3);
    const restored = await restore(copy, url, { replaces: true, now });
    expect(restored).toMatchObject({ ok: true });
    expect(await customersIn(place)).toBe(2);
    expect(await customersIn(restored.ok ? (restored.aside ?? '') : '')).toBe(3);
  });

  it('never under a running app', async () => {
    const { url, copy } = await backedUp();
    const refused = await restore(copy, url, { replaces: true, now });
    expect(refused).toMatchObject({ ok: false, why: expect.stringContaining('stop Oatcake') });
    expect(await customersIn(url.replace('file:', ''))).toBe(2);
  });

  it('of a file that is cut short, or no ledger: nothing is changed', async () => {
    const { copy, folder } = await backedUp();
    const place = join(folder, 'new', 'ledger.db');
    const junk = join(folder, 'junk.db');
    await writeFile(junk, 'no ledger');
    await appendFile(junk, 'x'.repeat(5_000));
    await expect(restore(junk, `file:${place}`, { replaces: false, now })).rejects.toThrow();
    expect(existsSync(place)).toBe(false);
    const gone = join(folder, 'gone.db');
    expect(await restore(gone, `file:${place}`, { replaces: false, now })).toMatchObject({
      ok: false,
    });
    expect(existsSync(copy)).toBe(true);
  });
});
