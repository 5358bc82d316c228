import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { backUp, restore } from '../../src/ledger/backup.ts';
import { databaseAt } from '../../src/ledger/database.ts';
import { keyFileOf, newKey } from '../../src/ledger/key.ts';
import { NewerLedger } from '../../src/ledger/migrate.ts';
import { type Moved, moveTo, readyToMove } from '../../src/ledger/move.ts';
import { type Ledger, openLedger } from '../../src/ledger/open.ts';
import { TABLES } from '../../src/ledger/tables.ts';
import { verify } from '../../src/ledger/verify.ts';
import { UNWATCHED } from '../../src/ledger/watch.ts';
import { recordEverything } from '../support/everything.ts';
import { fileOf } from '../support/fresh-ledger.ts';
import { addCustomers, NOW, openTestLedger, type TestLedger } from '../support/ledger.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { newDatabase } from '../support/postgres-database.ts';
import { runCommand } from '../support/run-cli.ts';

const SLOW = 60_000;
let server: Postgres;

/** A ledger with some of everything, of which each test has a copy. */
let made: TestLedger;
/** A database that has the tables and no ledger yet: making them takes most of the time. */
let withTables: string;
const place = () => newDatabase(server, withTables);

beforeAll(async () => {
  server = await startPostgres();
  withTables = await newDatabase(server);
  await (await databaseAt(withTables)).migrate();
  made = await openTestLedger();
  await recordEverything(made, 3);
  await made.ledger.close();
});
afterAll(async () => {
  await server.stop();
  await rm(made.folder, { recursive: true, force: true });
});

interface Stopped {
  readonly url: string;
  readonly file: string;
  readonly key: string;
}

/** A ledger with some of everything, which nobody has open, and its key. */
async function stopped(): Promise<Stopped> {
  const file = join(await folder(), 'ledger.db');
  await copyFile(fileOf(made), file);
  await copyFile(keyFileOf(fileOf(made)), keyFileOf(file));
  return { url: `file:${file}`, file, key: readFileSync(keyFileOf(file), 'utf8').trim() };
}

async function move(from: string, to: string, key: string, watch = UNWATCHED): Promise<Moved> {
  const how = { encryptionKey: key, watch };
  return moveTo(await readyToMove(from, to, how), to, how);
}

async function open(url: string, encryptionKey: string): Promise<Ledger> {
  const ledger = await openLedger(url, 'live', NOW, { encryptionKey });
  onTestFinished(() => ledger.close());
  return ledger;
}

async function inDatabase<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

/** All that a file holds, as it lies there, with the numbers that were given out. */
function asItLies(file: string) {
  const db = new Database(file, { readonly: true });
  try {
    const tables = [...TABLES.map((name) => `"${name}"`), 'sqlite_sequence'];
    return Object.fromEntries(
      tables.map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1`).all()]),
    );
  } finally {
    db.close();
  }
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'oatcake-move-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const report = (by: string) => ['report', '--by', by, '--from', '2018-01-01', '--to', '2019-12-31'];

describe('moving a ledger', () => {
  it(
    'to PostgreSQL and back: every row as it lay there, the same hash, the same report',
    async () => {
      const { url, file, key } = await stopped();
      const before = asItLies(file);
      const to = await place();
      const there = await move(url, to, key);
      for (const by of ['outcome-area', 'month', 'band']) {
        const [left, right] = [
          await runCommand(url, report(by)),
          await runCommand(to, report(by), NOW, { encryptionKey: key }),
        ];
        expect(left).toMatchObject({ code: 0, stderr: '' });
        expect(right).toEqual(left);
      }
      const back = join(await folder(), 'back.db');
      const again = await move(to, `file:${back}`, key);
      expect(again.proof).toEqual(there.proof);
      expect(asItLies(back)).toEqual(before);
      expect(asItLies(file)).toEqual(before);
    },
    SLOW,
  );

  it(
    'words open at the other end, what was forgotten stays so, and no number is given out twice',
    async () => {
      const { url, file, key } = await stopped();
      const db = new Database(file);
      db.exec(`INSERT INTO "InboxEntry" ("id", "workspaceId", "key", "answer", "at")
      VALUES (4000, 1, 'gone', '{}', '2019-01-07T09:00:00.007+00:00');
      DELETE FROM "InboxEntry" WHERE "id" = 4000`);
      db.close();
      const to = await place();
      const { proof } = await move(url, to, key);
      const [here, there] = [await open(url, key), await open(to, key)];
      const words = (ledger: Ledger) =>
        ledger.reader(1).db.purchase.findMany({ orderBy: { id: 'asc' } });
      expect(await words(there)).toEqual(await words(here));
      expect((await words(there)).some(({ why }) => why !== null)).toBe(true);
      const proved = await verify(there, { photos: false });
      expect(proved).toEqual({ ok: true, proof });
      expect(proof).toMatchObject({ unread: undefined, forgotten: expect.any(Number) });
      expect(proof.forgotten).toBeGreaterThan(0);
      await inDatabase(
        to,
        `INSERT INTO "InboxEntry" ("workspaceId", "key", "answer", "at") VALUES (1, 'new', '{}', now())`,
      );
      const [next] = await inDatabase(to, `SELECT "id" FROM "InboxEntry" WHERE "key" = 'new'`);
      expect(next).toEqual({ id: 4001 });
    },
    SLOW,
  );

  it(
    'killed half-way it leaves no half ledger, and can be run again',
    async () => {
      const { url, key } = await stopped();
      const to = await place();
      const script = fileURLToPath(new URL('../support/killed-move.ts', import.meta.url));
      const child = spawn(process.execPath, ['--import', 'tsx', script, url, to, key], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      expect(String((await once(child.stdout, 'data'))[0])).toContain('half');
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(await inDatabase(to, 'SELECT * FROM "Ledger"')).toEqual([]);
      expect(await inDatabase(to, 'SELECT * FROM "Person"')).toEqual([]);
      const { proof } = await move(url, to, key);
      expect(await verify(await open(to, key), { photos: false })).toEqual({ ok: true, proof });
    },
    SLOW,
  );

  it(
    'the source that somebody writes to meanwhile is not left behind',
    async () => {
      const { url, key } = await stopped();
      const to = await place();
      const how = { encryptionKey: key, watch: UNWATCHED };
      const source = await readyToMove(url, to, how);
      const ledger = await open(url, key);
      await addCustomers({ ...made, ledger }, ['V777']);
      await expect(moveTo(source, to, how)).rejects.toThrow('Somebody wrote to the ledger');
      expect(await inDatabase(to, 'SELECT * FROM "Ledger"')).toEqual([]);
    },
    SLOW,
  );

  it(
    'a place in which a ledger was only born is filled; one that holds something is refused',
    async () => {
      const { url, key } = await stopped();
      const to = await place();
      await (await openLedger(to, 'live', NOW, { encryptionKey: newKey() })).close();
      await move(url, to, key);
      await expect(move(url, to, key)).rejects.toThrow('is not empty');
      await expect(move(to, url, key)).rejects.toThrow('is there already');
    },
    SLOW,
  );
});

describe('what is not moved', () => {
  const anywhere = 'postgresql://oatcake@127.0.0.1:1/nowhere';
  const ready = (from: string, to: string, key?: string) =>
    readyToMove(from, to, { encryptionKey: key, watch: UNWATCHED });

  it('nothing, an old one, a newer one, or one without its key', async () => {
    const { url, file, key } = await stopped();
    await expect(ready('file:/nowhere/at/all.db', anywhere, key)).rejects.toThrow('no ledger at');
    await expect(ready(await newDatabase(server), 'file:x.db', key)).rejects.toThrow(
      'no ledger at',
    );
    await expect(ready(url, url, key)).rejects.toThrow('the same');
    await expect(ready(url, 'file:/elsewhere.db', key)).rejects.toThrow('oatcake backup');
    await expect(ready(url, anywhere)).rejects.toThrow(
      `export OATCAKE_ENCRYPTION_KEY="$(cat ${file}.key)"`,
    );
    await expect(ready(url, anywhere, newKey())).rejects.toThrow("is not this ledger's");
    const db = new Database(file);
    const newest = `(SELECT MAX("migration_name") FROM "_prisma_migrations")`;
    const rename = (name: string) =>
      db.exec(
        `UPDATE "_prisma_migrations" SET "migration_name" = ${name} WHERE "migration_name" = ${newest}`,
      );
    rename(`'29990101000000_later'`);
    await expect(ready(url, anywhere, key)).rejects.toThrow(NewerLedger);
    db.exec(`DELETE FROM "_prisma_migrations" WHERE "migration_name" = ${newest}`);
    db.close();
    await expect(ready(url, anywhere, key)).rejects.toThrow('older than this Oatcake');
  });

  it(
    'one that a running app has open, at either end; a practice ledger',
    async () => {
      const { url, key } = await stopped();
      const here = await open(url, key);
      await expect(ready(url, anywhere, key)).rejects.toThrow('stop Oatcake first');
      await here.close();
      const to = await place();
      const running = await open(to, key);
      await expect(ready(to, 'file:/x.db', key)).rejects.toThrow('stop Oatcake first');
      await expect(move(url, to, key)).rejects.toThrow('Oatcake runs on');
      await running.close();
      const practice = `file:${join(await folder(), 'practice.db')}`;
      await (await openLedger(practice, 'practice', NOW, { encryptionKey: key })).close();
      await expect(ready(practice, to, key)).rejects.toThrow('practice ledger stays');
    },
    SLOW,
  );

  it('a ledger that does not hold together', async () => {
    const { url, file, key } = await stopped();
    const db = new Database(file);
    db.exec(`UPDATE "Purchase" SET "pence" = "pence" + 1 WHERE "id" = 1`);
    db.close();
    await expect(ready(url, anywhere, key)).rejects.toThrow('does not hold together');
  });
});

describe('oatcake move', () => {
  it(
    'says where to, what was proved, the hash, and where the photos are',
    async () => {
      const { url, file, key } = await stopped();
      const to = await place();
      const given = { encryptionKey: key };
      const { code, stdout, stderr } = await runCommand(to, ['move', url], NOW, given);
      expect([code, stderr]).toEqual([0, '']);
      const hash = /The hash of it all, at both ends: ([0-9a-f]{64})/.exec(stdout)?.[1];
      expect(stdout).toContain('Moved to postgresql://oatcake:…@127.0.0.1');
      expect(stdout).not.toContain('made-up');
      expect(stdout).toContain(`The ledger at file:${file} is as it was.`);
      expect(stdout).toMatch(/PHOTOS OF RECEIPTS ARE NOT IN THE LEDGER: \d are not in .+ yet\./);
      expect(stdout).toContain(`Copy them from ${join(file, '..', 'receipts')}`);
      const receipts = join(await folder(), 'receipts');
      for (const place of [url, to]) {
        const verified = await runCommand(place, ['verify'], NOW, { ...given, receipts });
        expect(verified.stdout + verified.stderr).toMatch(/photo|The hash of it all/);
        const ledger = await open(place, key);
        const proved = await verify(ledger, { photos: false });
        expect(proved).toMatchObject({ ok: true, proof: { hash } });
      }
      const refused = await runCommand(to, ['move', 'file:/nowhere.db'], NOW, given);
      expect(refused).toEqual({
        code: 1,
        stdout: '',
        stderr: 'There is no ledger at file:/nowhere.db.\n',
      });
    },
    SLOW,
  );
});

describe('backup and restore of a ledger on PostgreSQL', () => {
  /** A ledger with some of everything on PostgreSQL. */
  async function onServer(): Promise<Stopped & { to: string }> {
    const from = await stopped();
    const to = await place();
    await move(from.url, to, from.key);
    return { ...from, to };
  }

  it(
    'taken while others write it is whole, of one moment, and for its owner alone',
    async () => {
      const { to, key } = await onServer();
      const ledger = await open(to, key);
      const file = join(await folder(), 'copy.db');
      let isDone = false;
      const writing = (async () => {
        for (let at = 0; !isDone; at += 1) {
          await addCustomers({ ...made, ledger }, [`W${at}`]);
        }
      })();
      const copied = await backUp(to, file, key);
      isDone = true;
      await writing;
      expect(copied).toMatchObject({ ok: true });
      expect(await readdir(join(file, '..'))).toEqual(['copy.db']);
      const before = await ledger.reader(1).db.customer.count();
      const copy = await open(`file:${file}`, key);
      expect(await verify(copy, { photos: false })).toMatchObject({ ok: true });
      expect(await copy.reader(1).db.customer.count()).toBeLessThanOrEqual(before);
    },
    SLOW,
  );

  it(
    'is put back into a database that holds nothing, and nowhere else',
    async () => {
      const { to, key } = await onServer();
      const file = join(await folder(), 'copy.db');
      const given = { encryptionKey: key };
      const backup = await runCommand(to, ['backup', file], NOW, given);
      expect(backup).toMatchObject({ code: 0, stderr: '' });
      expect(backup.stdout).toContain('THE KEY IS NOT IN THE BACKUP.');
      const fresh = await place();
      const restored = await runCommand(fresh, ['restore', file], NOW, given);
      expect(restored).toMatchObject({ code: 0, stderr: '' });
      expect(restored.stdout).not.toContain('made-up');
      const [was, is] = [await open(to, key), await open(fresh, key)];
      expect(await verify(is, { photos: false })).toEqual(await verify(was, { photos: false }));
      await Promise.all([was.close(), is.close()]);
      const how = { replaces: false, now: NOW, encryptionKey: key };
      expect(await restore(file, fresh, how)).toMatchObject({
        ok: false,
        why: expect.stringContaining('not empty'),
      });
      expect(await restore(file, fresh, { ...how, replaces: true })).toMatchObject({ ok: false });
      const empty = await place();
      const wrong = await restore(file, empty, { ...how, encryptionKey: newKey() });
      expect(wrong).toMatchObject({ ok: false, why: expect.stringContaining('KEY is not') });
      const { encryptionKey: _, ...without } = how;
      expect(await restore(file, empty, without)).toMatchObject({ ok: false });
      expect(existsSync(keyFileOf(file))).toBe(false);
    },
    SLOW,
  );

  it(
    'can be restored to a file, for a team that goes back to one machine',
    async () => {
      const { to, key } = await onServer();
      const place = await folder();
      const [file, target] = [join(place, 'copy.db'), join(place, 'small.db')];
      expect(await backUp(to, file, key)).toMatchObject({ ok: true });
      const how = { replaces: false, now: NOW, encryptionKey: key };
      expect(await restore(file, `file:${target}`, how)).toMatchObject({ ok: true });
      expect(await verify(await open(`file:${target}`, key), { photos: false })).toMatchObject({
        ok: true,
      });
    },
    SLOW,
  );

  it('of an empty database there is none', async () => {
    const file = join(await folder(), 'copy.db');
    const none = await backUp(await newDatabase(server), file, newKey());
    expect(none).toMatchObject({ ok: false, why: expect.stringContaining('no ledger') });
    expect(existsSync(file)).toBe(false);
  });
});

describe('the tables', () => {
  it('are all of them, each with a number for its rows, after those that they refer to', async () => {
    const { file } = await stopped();
    const db = new Database(file, { readonly: true });
    onTestFinished(() => {
      db.close();
    });
    const all = db
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .all()
      .map((row) => (row as { name: string }).name)
      .filter((name) => !/^(_prisma|sqlite_)/.test(name));
    expect([...TABLES].sort()).toEqual(all.sort());
    for (const [at, table] of TABLES.entries()) {
      const columns = db.prepare(`PRAGMA table_info("${table}")`).all() as {
        name: string;
        type: string;
        pk: number;
      }[];
      expect(columns.filter(({ pk }) => pk > 0)).toMatchObject([{ name: 'id', type: 'INTEGER' }]);
      const others = db.prepare(`PRAGMA foreign_key_list("${table}")`).all() as { table: string }[];
      for (const other of others) expect(TABLES.slice(0, at)).toContain(other.table);
    }
  });
});
