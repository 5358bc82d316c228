import { expect, test } from 'vitest';
import { LedgerSqlite } from '../../src/ledger/sqlite.ts';
import { testLedger } from '../support/ledger.ts';

async function pragma(url: string, access: 'write' | 'read', name: string): Promise<unknown> {
  const adapter = await new LedgerSqlite(url.replace('file:', ''), access).connect();
  try {
    const query = { sql: `PRAGMA ${name}`, args: [], argTypes: [] };
    return (await adapter.queryRaw(query)).rows[0]?.[0];
  } finally {
    await adapter.dispose();
  }
}

test('design 1: what is committed is on disk: synchronous is FULL on the writing connection', async () => {
  const { url } = await testLedger();
  expect(Number(await pragma(url, 'write', 'synchronous'))).toBe(2);
  expect(await pragma(url, 'write', 'journal_mode')).toBe('wal');
  expect(Number(await pragma(url, 'write', 'foreign_keys'))).toBe(1);
});

test('design 1: a transaction of the ledger runs with synchronous FULL', async () => {
  const { write } = await testLedger();
  const [row] = await write(
    ({ db }) =>
      db.$queryRaw<{ synchronous: bigint }[]>`SELECT "synchronous" FROM pragma_synchronous()`,
  );
  expect(Number(row?.synchronous)).toBe(2);
});

test('design 1: SQLite itself waits for a lock a tenth of a second at most', async () => {
  const { url } = await testLedger();
  expect(Number(await pragma(url, 'write', 'busy_timeout'))).toBeLessThanOrEqual(100);
});

test('the reading connection cannot write', async () => {
  const { reader } = await testLedger();
  const { db } = reader;
  await expect(db.category.updateMany({ data: { label: 'Changed' } })).rejects.toThrow();
  const all = db.$queryRaw`DELETE FROM "HistoryEntry" WHERE "workspaceId" = ${reader.workspaceId}`;
  await expect(all).rejects.toThrow();
  expect(await db.category.count({ where: { label: 'Changed' } })).toBe(0);
});
