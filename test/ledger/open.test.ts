import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NewerLedger } from '../../src/ledger/migrate.ts';
import { type LedgerKind, openLedger, WrongKind } from '../../src/ledger/open.ts';

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return join(folder, 'ledger.db');
}

async function open(file: string, kind?: LedgerKind) {
  const ledger = await openLedger(`file:${file}`, kind);
  onTestFinished(() => ledger.close());
  return ledger;
}

describe('opening a ledger', () => {
  it('five that open a new one at once all get it, with one workspace', async () => {
    const file = await newFile();
    const ledgers = await Promise.all(Array.from({ length: 5 }, () => open(file, 'live')));
    for (const ledger of ledgers) expect(await ledger.across.workspaces()).toHaveLength(1);
  });

  it('locks nothing: it opens while somebody else is writing', async () => {
    const file = await newFile();
    await (await openLedger(`file:${file}`, 'live')).close();
    const other = new Database(file);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const ledger = await open(file, 'live');
    expect(await ledger.across.workspaces()).toHaveLength(1);
  });

  it.each([
    ['practice', 'live'],
    ['live', 'practice'],
  ] as const)('a %s ledger does not open as %s', async (born, wanted) => {
    const file = await newFile();
    await (await openLedger(`file:${file}`, born)).close();
    await expect(openLedger(`file:${file}`, wanted)).rejects.toThrow(WrongKind);
    await expect(openLedger(`file:${file}`, wanted)).rejects.toThrow(`does not open as ${wanted}`);
  });

  it('commands open either kind', async () => {
    const file = await newFile();
    await (await openLedger(`file:${file}`, 'practice')).close();
    expect((await open(file)).kind).toBe('practice');
  });

  it('a ledger that a newer Oatcake has changed is left alone, with a sentence', async () => {
    const file = await newFile();
    await (await openLedger(`file:${file}`, 'live')).close();
    const other = new Database(file);
    other.exec(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ('x', 'x', '29990101000000_later', 0, 0, 1)`,
    );
    other.close();
    await expect(openLedger(`file:${file}`, 'live')).rejects.toThrow(NewerLedger);
  });
});
