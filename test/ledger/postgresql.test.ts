import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Deadline, NotSaved } from '../../src/ledger/deadline.ts';
import { NoKey, newKey } from '../../src/ledger/key.ts';
import { NewerLedger } from '../../src/ledger/migrate.ts';
import { type Ledger, type LedgerKind, openLedger, WrongKind } from '../../src/ledger/open.ts';
import { verify } from '../../src/ledger/verify.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { dropDatabase, emptyUrl } from '../support/database.ts';

const encryptionKey = newKey();
const SLACKS_PATIENCE_MS = 3_000;
const NOW = new Date('2019-01-07T09:00:00.123Z');

/** A session of somebody else's. */
async function session(url: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

async function newDatabase(): Promise<string> {
  const url = await emptyUrl('');
  onTestFinished(() => dropDatabase(url));
  return url;
}

async function open(url: string, kind?: LedgerKind): Promise<Ledger> {
  const ledger = await openLedger(url, kind, NOW, { encryptionKey });
  onTestFinished(() => ledger.close());
  return ledger;
}

describe('opening a ledger on PostgreSQL', () => {
  it('five that open a new one at once all get it, with one workspace, and it proves whole', async () => {
    const url = await newDatabase();
    const ledgers = await Promise.all(Array.from({ length: 5 }, () => open(url, 'live')));
    for (const ledger of ledgers) expect(await ledger.across.workspaces()).toHaveLength(1);
    expect(await verify(ledgers[0] as Ledger)).toMatchObject({ ok: true });
  });

  it('two that open a new one at once with a key each: one of them has the right one', async () => {
    const url = await newDatabase();
    const keys = [newKey(), newKey()];
    const both = await Promise.all(
      keys.map((key) => openLedger(url, 'live', NOW, { encryptionKey: key })),
    );
    for (const ledger of both) onTestFinished(() => ledger.close());
    expect(both.filter((ledger) => ledger.keys.canRead)).toHaveLength(1);
  });

  it('one that another copy brings to the newest form is waited for', async () => {
    const url = await newDatabase();
    const other = await session(url);
    await other.query('SELECT pg_advisory_lock($1)', [0x0a7ca4e]);
    let isOpen = false;
    const opening = open(url, 'live').then(() => {
      isOpen = true;
    });
    await other.query('SELECT pg_sleep(0.5)');
    expect(isOpen).toBe(false);
    await other.query('SELECT pg_advisory_unlock_all()');
    await opening;
  });

  it('locks nothing: it opens while somebody else is writing', async () => {
    const url = await newDatabase();
    await (await openLedger(url, 'live', NOW, { encryptionKey })).close();
    const other = await session(url);
    await other.query('BEGIN; UPDATE "Workspace" SET "revision" = 1');
    expect(await (await open(url, 'live')).across.workspaces()).toHaveLength(1);
  });

  it('a ledger that is of the other kind, newer, or without its key is left alone, with a sentence', async () => {
    const url = await newDatabase();
    await (await openLedger(url, 'practice', NOW, { encryptionKey })).close();
    await expect(open(url, 'live')).rejects.toThrow(WrongKind);
    await expect(open(url, 'live')).rejects.not.toThrow('made-up');
    const without = await openLedger(url);
    onTestFinished(() => without.close());
    expect(without.keys.whyNot).toContain('OATCAKE_ENCRYPTION_KEY is missing');
    expect(() => without.keys.newest).toThrow(NoKey);
    const other = await session(url);
    await other.query(`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name",
      "started_at", "finished_at") VALUES ('x', 'x', '29990101000000_later', now(), now())`);
    await expect(open(url)).rejects.toThrow(NewerLedger);
  });
});

describe('a ledger on PostgreSQL', () => {
  it('keeps moments to the millisecond in UTC, and compares text by bytes as SQLite does', async () => {
    const url = await newDatabase();
    const ledger = await open(url, 'live');
    const other = await session(url);
    const { rows } = await other.query('SELECT CAST("bornAt" AS TEXT) AS "text" FROM "Ledger"');
    expect(rows[0]?.text).toBe('2019-01-07 09:00:00.123');
    expect((await ledger.reader(1).db.ledger.findFirstOrThrow()).bornAt).toEqual(NOW);
    const collations = await other.query(`
      SELECT "column_name" FROM information_schema.columns
      WHERE "table_schema" = 'public' AND "data_type" = 'text'
        AND "table_name" NOT LIKE '\\_prisma%' AND "collation_name" IS DISTINCT FROM 'C'`);
    expect(collations.rows).toEqual([]);
  });

  it('the reading connections cannot write', async () => {
    const { db, workspaceId } = (await open(await newDatabase(), 'live')).reader(1);
    await expect(db.category.updateMany({ data: { label: 'Changed' } })).rejects.toThrow();
    const all = db.$queryRaw`DELETE FROM "HistoryEntry" WHERE "workspaceId" = ${workspaceId}`;
    await expect(all).rejects.toThrow('read-only');
    expect(await db.category.count({ where: { label: 'Changed' } })).toBe(0);
  });

  it('design 1: with the lock held by another session nothing is saved, and that is known in time', async () => {
    const url = await newDatabase();
    const ledger = await open(url, 'live');
    const { id: workspaceId } = await onlyWorkspace(ledger);
    const other = await session(url);
    await other.query('BEGIN; UPDATE "Workspace" SET "revision" = "revision" + 1');
    const begun = performance.now();
    const request = { workspaceId, deadline: Deadline.in(1_200), now: NOW, actorId: null };
    const written = ledger.write(request, async () => 'done');
    await expect(written).rejects.toThrow(NotSaved);
    expect(performance.now() - begun).toBeLessThan(SLACKS_PATIENCE_MS);
    await other.query('ROLLBACK');
    const again = { ...request, deadline: Deadline.in(5_000) };
    expect(await ledger.write(again, async () => 'done')).toBe('done');
  });
});
