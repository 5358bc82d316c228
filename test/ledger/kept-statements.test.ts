import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { keepStatements } from '../../src/ledger/kept-statements.ts';

/** As Prisma's adapter reads. */
function read(db: Database.Database, sql: string, ...values: unknown[]) {
  const statement = db.prepare(sql).bind(values);
  const columns = statement.columns().map(({ name }) => name);
  return { columns, rows: statement.raw().all() };
}

function open() {
  const db = new Database(':memory:');
  db.exec('CREATE TABLE "T" ("a" INTEGER, "b" TEXT)');
  keepStatements(db as unknown as Parameters<typeof keepStatements>[0]);
  return db;
}

it('a kept statement has the values of its own run, whichever ran before', () => {
  const db = open();
  const insert = 'INSERT INTO "T" VALUES (?, ?)';
  for (const [a, b] of [[1, 'one'] as const, [2, 'two'] as const])
    db.prepare(insert).bind([a, b]).run();
  const sql = 'SELECT "b" FROM "T" WHERE "a" = ?';
  const first = db.prepare(sql).bind([1]);
  const second = db.prepare(sql).bind([2]);
  expect(second.raw().all()).toEqual([['two']]);
  expect(first.raw().all()).toEqual([['one']]);
});

it('a kept statement goes on when the table has changed', () => {
  const db = open();
  const sql = 'SELECT * FROM "T"';
  expect(read(db, sql)).toEqual({ columns: ['a', 'b'], rows: [] });
  db.exec('ALTER TABLE "T" ADD COLUMN "c" INTEGER DEFAULT 3');
  db.prepare('INSERT INTO "T" ("a") VALUES (?)').bind([1]).run();
  expect(read(db, sql).rows).toEqual([[1, null, 3]]);
});

it('a statement that fails fails each time, and the next runs', () => {
  const db = open();
  db.exec('CREATE UNIQUE INDEX "i" ON "T" ("a")');
  const insert = () => db.prepare('INSERT INTO "T" VALUES (?, ?)').bind([1, 'one']).run();
  insert();
  expect(insert).toThrow(/UNIQUE/);
  expect(insert).toThrow(/UNIQUE/);
  expect(read(db, 'SELECT "a" FROM "T"').rows).toEqual([[1]]);
});
