import Database from 'better-sqlite3';
import { expect, it, vi } from 'vitest';
import { standingAgainst } from '../../src/ledger/against.ts';
import { keepForAnalysis } from '../../src/ledger/analysis.ts';
import type { Ledger, Reader } from '../../src/ledger/open.ts';
import { planById } from '../../src/ledger/plan-queries.ts';
import { entriesAgainst } from '../../src/ledger/purchase-history.ts';
import { WITH_LINES } from '../../src/ledger/purchase-rows.ts';
import { LedgerSqlite } from '../../src/ledger/sqlite.ts';
import { verify } from '../../src/ledger/verify.ts';
import { openAt } from '../support/database.ts';
import { everything } from '../support/everything.ts';
import { fileOf } from '../support/fresh-ledger.ts';
import { inHand } from '../support/ledger.ts';

/** As much of a connection as tells what runs on it. */
interface Connection {
  readonly client: { prepare(sql: string): unknown };
}

/** A statement that ran, and the steps in which SQLite goes about it. */
interface Ran {
  readonly sql: string;
  readonly steps: readonly string[];
}

/** Each statement that some reading runs, as often as it runs. */
async function ranBy(
  read: (reader: Reader, ledger: Ledger) => Promise<unknown>,
): Promise<readonly Ran[]> {
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
  await read(ledger.reader(workspaceId), ledger);
  spy.mockRestore();
  expect(ran).not.toEqual([]);
  await ledger.close();
  const db = new Database(fileOf({ url }));
  const found = ran.map((sql) => ({ sql, steps: stepsOf(db, sql) }));
  db.close();
  return found;
}

/** None where it is told beforehand that there are no rows, or nothing is asked of a table. */
function stepsOf(db: Database.Database, sql: string): string[] {
  if (sql.includes('1=0') || !sql.includes('SELECT')) return [];
  const values = Array(sql.split('?').length - 1).fill(1);
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[];
  return steps.map(({ detail }) => detail).filter((detail) => !detail.startsWith('CO-ROUTINE'));
}

/** Goes through all of a workspace's rows in a table that grows with every purchase. */
function isWhole(step: string): boolean {
  if (!/\b(Purchase|PurchaseLine|HistoryEntry|ExportMark|[a-z])\b/u.test(step)) return false;
  return /^SCAN|\(workspaceId=\?\)( LEFT-JOIN)?$/u.test(step);
}

const whole = (all: readonly Ran[]) => all.filter(({ steps }) => steps.some(isWhole));

it('what was bought on a request, and what stands against a purchase, is looked up by an index', async () => {
  const ran = await ranBy(async (reader) => {
    expect(await planById(reader, 1)).toMatchObject({ parts: 1 });
    const where = { workspaceId: reader.workspaceId, planId: 1 };
    const { reference } = await reader.db.purchase.findFirstOrThrow({ where });
    expect(await standingAgainst(reader, reference)).toHaveLength(2);
    expect(await entriesAgainst(reader, reference)).toHaveLength(2);
  });
  expect(whole(ran)).toEqual([]);
});

it('of some ids, however many, no other rows are looked at, nor other lines than theirs', async () => {
  const ids = Array.from({ length: 50 }, (_, at) => at + 1);
  const ran = await ranBy(async ({ db, workspaceId }, ledger) => {
    const where = { workspaceId, id: { in: ids } };
    const rows = await db.purchase.findMany({ where, include: WITH_LINES });
    expect(rows.flatMap(({ lines }) => lines).length).toBeGreaterThan(5);
    await (await inHand(ledger)).write((writer) => keepForAnalysis(writer, ids));
  });
  expect(whole(ran)).toEqual([]);
});

it('verify goes through what grows with every purchase once for a question, not for a row or a page', async () => {
  const ran = await ranBy((_, ledger) => verify(ledger, { photos: false }));
  const within = ran.map(({ sql, steps }) => ({ sql, steps: steps.slice(1) }));
  expect(whole(within)).toEqual([]);
  const questions = whole(ran).map(({ sql }) => sql);
  expect(questions.length).toBeGreaterThan(5);
  expect(questions.filter((sql, at) => questions.indexOf(sql) !== at)).toEqual([]);
});
