import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { DATABASES, migrationsOnDisk } from '../../src/ledger/migrations.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { LedgerSqlite } from '../../src/ledger/sqlite.ts';
import { verify } from '../../src/ledger/verify.ts';
import { answers, launch, slackFor } from '../support/live.ts';
import { tried } from '../support/outbox.ts';
import { dmWith, entries, formOf, open, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const LINE = '29 V042 boots and socks #self-care';

type Connection = Awaited<ReturnType<LedgerSqlite['connect']>>;

/** A team, and a way to tell each of its connections to SQLite something. */
async function withConnections(): Promise<{ team: Team; tell: (sql: string) => Promise<void> }> {
  const connections: Connection[] = [];
  const connect = LedgerSqlite.prototype.connect;
  vi.spyOn(LedgerSqlite.prototype, 'connect').mockImplementation(async function (
    this: LedgerSqlite,
  ) {
    const connection = await connect.call(this);
    connections.push(connection);
    return connection;
  });
  const team = await startTeam();
  const tell = async (sql: string) => {
    for (const connection of connections) {
      try {
        await connection.executeScript(sql);
      } catch {
        // One that was closed since: the migration's.
      }
    }
  };
  return { team, tell };
}

afterEach(() => void vi.restoreAllMocks());

const TROUBLES: [string, string, string][] = [
  ['the disk is full', 'PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 1000000'],
  ['the file may only be read', 'PRAGMA query_only = ON', 'PRAGMA query_only = OFF'],
];

describe.each(TROUBLES)('design 1: %s', (_name, begin, end) => {
  it('the person reads that it was not saved, with their words; one line in the log; nothing half done', async () => {
    const { team, tell } = await withConnections();
    await spend(team, '4 V024 tea #social');
    await tell(begin);
    const lines = Array.from(
      { length: 60 },
      (_, at) => `0.${at + 30} V042 ${'boots '.repeat(20)}#self-care`,
    );
    const before = (await entries(team)).length;
    let answer = '';
    for (const line of lines) {
      answer = await spend(team, line);
      if (answer.includes('Not saved')) break;
    }
    expect(answer).toContain('Not saved');
    expect(answer).toContain('Your line: ');
    expect(team.logs.filter((line) => line.includes('A request broke'))).toHaveLength(1);
    expect(team.logs.join('')).not.toContain('boots');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
    const kept = (await entries(team)).length - before;
    await tell(end);
    expect(await spend(team, LINE)).not.toContain('Not saved');
    expect((await entries(team)).length + (await open(team)).length).toBeGreaterThan(before + kept);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });
});

describe('design 1: the file may only be read', () => {
  it('a form stays open with what was typed, and is saved when sent again', async () => {
    const { team, tell } = await withConnections();
    await spend(team, '4 coffee, a chat #social');
    await team.worker.fill({ Customer: 'V042' });
    await tell('PRAGMA query_only = ON');
    const sent = await team.worker.submit();
    expect(Object.values(sent.errors).join()).toContain('Not saved');
    expect(formOf(team)).toContain('[a chat]');
    await tell('PRAGMA query_only = OFF');
    expect((await team.worker.submit()).kind).toBe('closed');
    await dmWith(team, /Saved: £4.00/);
    expect(await standing(team)).toHaveLength(1);
  });
});

it('what the app itself owes waits: not ready, one line in the log however often it tries, then delivered', async () => {
  const { team, tell } = await withConnections();
  team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' });
  await team.worker.message('4 V042 coffee #social', 0);
  // Not only met, but noted.
  await tried(team);
  await tell('PRAGMA query_only = ON');
  team.slack.clock.advance(3_600_000);
  await vi.waitFor(() => expect(team.health.ledger).toBe(false), 10_000);
  const tries = vi.spyOn(team.ledger, 'write');
  await vi.waitFor(() => {
    team.wake();
    expect(tries.mock.calls.length).toBeGreaterThan(4);
  }, 10_000);
  const told = () => team.logs.filter((line) => line.includes('The outbox could not be read'));
  expect(told()).toHaveLength(1);
  await tell('PRAGMA query_only = OFF');
  await dmWith(team, /Saved: £4.00/);
  await vi.waitFor(() => expect(team.health.ledger).toBe(true), 10_000);
});

describe('a ledger of an older Oatcake', () => {
  it('from each migration there was: it is brought to the newest form, and proves whole', async () => {
    const { migrationDirectories } = await migrationsOnDisk(DATABASES.sqlite);
    for (let count = 1; count < migrationDirectories.length; count += 1) {
      const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
      onTestFinished(() => rm(folder, { recursive: true, force: true }));
      const file = join(folder, 'ledger.db');
      await older(file, count);
      const ledger = await openLedger(`file:${file}`, 'live');
      expect(await ledger.across.workspaces()).toHaveLength(1);
      expect(await verify(ledger)).toMatchObject({ ok: true });
      await ledger.close();
    }
  }, 60_000);
});

/** A ledger as it was when there were so many migrations. */
async function older(file: string, count: number): Promise<void> {
  const { migrationDirectories, baseDir } = await migrationsOnDisk(DATABASES.sqlite);
  const db = new Database(file);
  db.exec(`CREATE TABLE "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL, "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`);
  for (const { path } of migrationDirectories.slice(0, count)) {
    const sql = await readFile(join(baseDir, path, 'migration.sql'), 'utf8');
    db.exec(sql);
    const checksum = createHash('sha256').update(sql).digest('hex');
    const row = db.prepare(`INSERT INTO "_prisma_migrations"
      ("id", "checksum", "finished_at", "migration_name", "applied_steps_count") VALUES (?, ?, ?, ?, 1)`);
    row.run(path, checksum, Date.now(), path);
  }
  db.close();
}

describe('the app on a ledger that it cannot use says so in one sentence, and exits 1', () => {
  const told = (output: string) => output.split('\n').filter((line) => line && !/^\{/.test(line));

  async function fileOf(prepare: (file: string) => Promise<void> | void): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'ledger.db');
    await (await openLedger(`file:${file}`, 'live')).close();
    await prepare(file);
    return file;
  }

  it('one that a newer Oatcake has changed', async () => {
    const { env } = await slackFor();
    const file = await fileOf((one) => {
      const db = new Database(one);
      db.exec(
        `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
         VALUES ('x', 'x', '29990101000000_later', 0, 0, 1)`,
      );
      db.close();
    });
    const app = await launch({ ...env, DATABASE_URL: `file:${file}` });
    expect(await app.exit).toBe(1);
    expect(told(app.output())).toEqual([
      'This ledger was changed by a newer Oatcake (29990101000000_later). Install that one, or a later.',
    ]);
  });

  it('a file that is none', async () => {
    const { env } = await slackFor();
    const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const DATABASE_URL = `file:${join(folder, 'ledger.db')}`;
    await writeFile(join(folder, 'ledger.db'), 'no ledger at all '.repeat(1_000));
    const app = await launch({ ...env, DATABASE_URL });
    expect(await app.exit).toBe(1);
    expect(told(app.output())).toEqual([`${DATABASE_URL} is not a ledger.`]);
  });

  it('and starts on one of an older Oatcake', async () => {
    const { env } = await slackFor();
    const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const file = join(folder, 'ledger.db');
    await older(file, 1);
    const app = await launch({ ...env, DATABASE_URL: `file:${file}` });
    await answers(app, '/readyz', 200);
  });
});
