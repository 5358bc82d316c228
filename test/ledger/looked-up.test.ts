import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { standingAgainst } from '../../src/ledger/against.ts';
import type { Reader } from '../../src/ledger/open.ts';
import { planById } from '../../src/ledger/plan-queries.ts';
import { entriesAgainst } from '../../src/ledger/purchase-history.ts';
import { WITH_LINES } from '../../src/ledger/purchase-rows.ts';
import { LedgerSqlite } from '../../src/ledger/sqlite.ts';
import { openAt } from '../support/database.ts';
import { everything } from '../support/everything.ts';
import { fileOf } from '../support/fresh-ledger.ts';

/** Tables that grow with every purchase. */
const LARGE = /\b(Purchase|PurchaseLine|HistoryEntry)\b/u;

/** As much of a connection as tells what runs on it. */
interface Connection {
  readonly client: { prepare(sql: string): unknown };
}

/** The steps of each statement that some reading runs, as SQLite says how it goes about them. */
async function stepsOf(read: (reader: Reader) => Promise<unknown>): Promise<string[][]> {
  const { url, workspaceId } = await everything();
  const ran: string[] = [];
  const connect = LedgerSqlite.prototype.connect;
  const spy = vi.spyOn(LedgerSqlite.prototype, 'connect').mockImplementation(async function (
    this: LedgerSqlite,
  ) {
    const connection = await connect.call(this);
    const { client } = connection as unknown as Connection;
    const prepare = client.prepare;
    client.prepare = (sql) => {
      ran.push(sql);
      return prepare(sql);
    };
    return connection;
  });
  const ledger = await openAt(url);
  ran.length = 0;
  await read(ledger.reader(workspaceId));
  spy.mockRestore();
  await ledger.close();
  const db = new Database(fileOf({ url }));
  // Prisma's way of asking for none of them.
  const found = ran.filter((sql) => !sql.includes('1=0')).map((sql) => stepsIn(db, sql));
  db.close();
  return found;
}

function stepsIn(db: Database.Database, sql: string): string[] {
  const values = Array(sql.split('?').length - 1).fill(1);
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
  return steps.map(({ detail }) => detail);
}

/** Steps that go through all rows of a workspace in a table that grows with every purchase. */
const whole = (steps: readonly string[]) =>
  steps.filter((step) => LARGE.test(step) && /SCAN|\(workspaceId=\?\)$/u.test(step));

it('what was bought on a request, and what stands against a purchase, is looked up by an index', async () => {
  const steps = await stepsOf(async (reader) => {
    expect(await planById(reader, 1)).toMatchObject({ parts: 1 });
    const where = { workspaceId: reader.workspaceId, planId: 1 };
    const { reference } = await reader.db.purchase.findFirstOrThrow({ where });
    expect(await standingAgainst(reader, reference)).toHaveLength(2);
    expect(await entriesAgainst(reader, reference)).toHaveLength(2);
  });
  expect(steps.flatMap(whole)).toEqual([]);
});

it('of some ids, however many, no other rows are looked at, nor other lines than theirs', async () => {
  const steps = await stepsOf(async ({ db, workspaceId }) => {
    const id = { in: Array.from({ length: 50 }, (_, at) => at + 1) };
    const rows = await db.purchase.findMany({ where: { workspaceId, id }, include: WITH_LINES });
    expect(rows.flatMap(({ lines }) => lines).length).toBeGreaterThan(5);
  });
  expect(steps.flatMap(whole)).toEqual([]);
});
