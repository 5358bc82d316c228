import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp, restore } from '../../src/ledger/backup.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { keyFileOf, newKey, writeKeyFile } from '../../src/ledger/key.ts';
import { DATABASES } from '../../src/ledger/migrations.ts';
import { rekey } from '../../src/ledger/rekey.ts';
import { SEALED } from '../../src/ledger/sealed.ts';
import { verify } from '../../src/ledger/verify.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import {
  bytesOf,
  ON_POSTGRES,
  ON_SQLITE,
  openAt,
  TEST_KEY,
  tamperWith,
} from '../support/database.ts';
import { addCustomers, NOW, purchasesCsv, type TestLedger, testLedger } from '../support/ledger.ts';

const WORDS = 'Zanzibar slippers';

/** A ledger with one purchase of these words, closed. */
async function withWords(): Promise<TestLedger> {
  const opened = await testLedger();
  await addCustomers(opened, ['V001']);
  const csv = purchasesCsv([{ item: WORDS, purpose: `${WORDS} for a walk` }]);
  await importPurchases(opened.ledger, opened.workspaceId, csv, { now: NOW });
  await opened.ledger.close();
  return opened;
}

const fileOf = ({ url }: TestLedger) => url.replace('file:', '');

const read = (file: string) => readFileSync(file, 'latin1');

/** What the first line of the ledger reads, opened with whatever key is there. */
async function wordsOf(url: string, encryptionKey?: string): Promise<string> {
  const ledger = await openAt(
    url,
    undefined,
    NOW,
    encryptionKey === undefined ? {} : { encryptionKey },
  );
  try {
    const { id } = await onlyWorkspace(ledger);
    return (await ledger.reader(id).db.purchaseLine.findFirstOrThrow()).item;
  } finally {
    await ledger.close();
  }
}

async function proofOf(url: string, options: { encryptionKey?: undefined } = {}) {
  const ledger = await openAt(url, undefined, NOW, { leavesSealed: true, ...options });
  try {
    return await verify(ledger);
  } finally {
    await ledger.close();
  }
}

describe('typed text', () => {
  it('cannot be read in the file, and reads as it was typed in the app', async () => {
    const opened = await withWords();
    expect(await bytesOf(opened)).not.toContain('Zanzibar');
    expect(await wordsOf(opened.url)).toBe(WORDS);
  });

  it('is sealed in columns that the schema has', () => {
    const schema = readFileSync(DATABASES.sqlite.schemaFile, 'utf8');
    for (const [table, columns] of Object.entries(SEALED)) {
      const model = schema.split(`model ${table} {`)[1]?.split('\n}')[0] ?? '';
      for (const column of columns) expect(model, `${table}.${column}`).toMatch(`  ${column} `);
    }
  });
});

describe('a ledger from before', () => {
  it('is sealed when it is opened', async () => {
    const opened = await withWords();
    await tamperWith(
      opened,
      `UPDATE "PurchaseLine" SET "item" = 'Timbuktu tea'; UPDATE "Ledger" SET "keyCheck" = NULL`,
    );
    expect(await bytesOf(opened)).toContain('Timbuktu');
    expect(await wordsOf(opened.url)).toBe('Timbuktu tea');
    expect(await bytesOf(opened)).not.toContain('Timbuktu');
  });
});

describe.runIf(ON_SQLITE)('without the key file', () => {
  it('words cannot be read, and a sentence says what to do', async () => {
    const opened = await withWords();
    await rm(keyFileOf(fileOf(opened)));
    await expect(wordsOf(opened.url)).rejects.toThrow(/put it back, or set OATCAKE_ENCRYPTION_KEY/);
  });

  it('nor with another one, which is never taken for the right one', async () => {
    const opened = await withWords();
    await expect(wordsOf(opened.url, newKey())).rejects.toThrow("is not this ledger's");
    writeKeyFile(keyFileOf(fileOf(opened)), [newKey()], true);
    await expect(wordsOf(opened.url)).rejects.toThrow("is not this ledger's");
  });

  it('verify proves all but the words, and says so', async () => {
    const opened = await withWords();
    await rm(keyFileOf(fileOf(opened)));
    const verified = await proofOf(opened.url);
    expect(verified).toMatchObject({ ok: true, proof: { purchases: 1, lines: 1 } });
    expect(verified.ok && verified.proof.unread).toMatch(/is missing/);
  });

  it('a backup is taken and restored elsewhere, and reads once the key is put back', async () => {
    const opened = await withWords();
    const copy = join(opened.folder, 'copy.db');
    expect(await backUp(opened.url, copy)).toMatchObject({
      ok: true,
      proof: { unread: undefined },
    });
    expect(read(copy)).not.toContain('Zanzibar');
    const elsewhere = `file:${join(opened.folder, 'elsewhere', 'ledger.db')}`;
    const restored = await restore(copy, elsewhere, { replaces: false, now: NOW });
    expect(restored.ok && restored.proof.unread).toMatch(/is missing/);
    const key = readFileSync(keyFileOf(fileOf(opened)), 'utf8').trim();
    expect(await wordsOf(elsewhere, key)).toBe(WORDS);
  });
});

describe.runIf(ON_POSTGRES)('without the key, on a server', () => {
  it('words cannot be read, with none or another one, and verify proves all but them', async () => {
    const { url } = await withWords();
    const without = { encryptionKey: undefined };
    const ledger = await openAt(url, undefined, NOW, without);
    expect(ledger.keys.whyNot).toMatch(/^OATCAKE_ENCRYPTION_KEY is missing/);
    await ledger.close();
    await expect(wordsOf(url, newKey())).rejects.toThrow("is not this ledger's");
    const verified = await proofOf(url, without);
    expect(verified).toMatchObject({ ok: true, proof: { purchases: 1, lines: 1 } });
    expect(verified.ok && verified.proof.unread).toMatch(/is missing/);
    expect(await rekey(url, without, NOW, () => undefined)).toMatchObject({ ok: false });
  });
});

describe('the key is changed', () => {
  it.runIf(ON_SQLITE)(
    'in its file: everything reads with the new one alone, and the old one is kept aside',
    async () => {
      const opened = await withWords();
      const file = keyFileOf(fileOf(opened));
      const before = readFileSync(file, 'utf8').trim();
      const done = await rekey(opened.url, {}, NOW, () => undefined);
      if (!done.ok) throw new Error(done.why);
      expect(readFileSync(file, 'utf8')).not.toContain(before);
      expect(readFileSync(done.old ?? '', 'utf8').trim()).toBe(before);
      expect(await wordsOf(opened.url)).toBe(WORDS);
      await expect(wordsOf(opened.url, before)).rejects.toThrow("is not this ledger's");
      expect(await proofOf(opened.url)).toMatchObject({ ok: true, proof: { unread: undefined } });
    },
  );

  it('in the environment: NEW,OLD reads and locks anew, then NEW alone reads', async () => {
    const opened = await withWords();
    const old = ON_SQLITE ? read(keyFileOf(fileOf(opened))).trim() : TEST_KEY;
    const changed = newKey();
    expect(await wordsOf(opened.url, `${changed},${old}`)).toBe(WORDS);
    await expect(wordsOf(opened.url, changed)).rejects.toThrow("is not this ledger's");
    const done = await rekey(
      opened.url,
      { encryptionKey: `${changed},${old}` },
      NOW,
      () => undefined,
    );
    expect(done).toMatchObject({ ok: true });
    expect(await wordsOf(opened.url, changed)).toBe(WORDS);
  });

  it('not while the app runs, and not without a new one', async () => {
    const opened = await withWords();
    const running = await openAt(opened.url, undefined, NOW);
    await running.reader(1).db.workspace.count();
    const done = await rekey(opened.url, {}, NOW, () => undefined);
    expect(done).toMatchObject({ ok: false });
    await running.close();
    expect(
      await rekey(opened.url, { encryptionKey: newKey() }, NOW, () => undefined),
    ).toMatchObject({ ok: false });
    expect(await wordsOf(opened.url)).toBe(WORDS);
  });
});
