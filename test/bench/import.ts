import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { day } from '../../src/domain/day.ts';
import { REPORT_BY } from '../../src/domain/report.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import type { Ledger } from '../../src/ledger/open.ts';
import { report } from '../../src/ledger/report.ts';
import { verify } from '../../src/ledger/verify.ts';
import { openTestLedger, type TestLedger } from '../support/ledger.ts';

const ROWS = 100_000;
/** Copies that make a million lines of them. */
const COPIES = 9;
const NOW = new Date('2019-01-07T09:00:00Z');
const ALL = { from: day('2014-10-01'), to: day('2018-12-31') };
const YEAR = { from: day('2018-01-01'), to: day('2018-12-31') };

const carried = (name: string) =>
  readFile(fileURLToPath(new URL(`../../prisma/practice/${name}.csv`, import.meta.url)), 'utf8');

/** Imports 100,000 rows into a file on disk; then reports on a million lines, and verifies. */
export async function benchImport(print: (line: string) => void): Promise<void> {
  const opened = await openTestLedger();
  try {
    await benchRows(opened, print);
    print(`verify of ${ROWS} purchases: ${await timed(() => verify(opened.ledger))}`);
    for (let copy = 1; copy <= COPIES; copy += 1) await duplicate(opened, copy);
    for (const days of [ALL, YEAR]) {
      for (const by of REPORT_BY) {
        const took = await timed(() => report(opened.reader, by, { days }));
        print(`report --by ${by}, ${days.from} to ${days.to}, a million lines: ${took}`);
      }
    }
  } finally {
    await opened.close();
  }
}

async function benchRows(
  { ledger, workspaceId }: TestLedger,
  print: (line: string) => void,
): Promise<void> {
  await importCustomers(ledger, workspaceId, await carried('customers'), { now: NOW });
  const [heading = '', ...rows] = (await carried('purchases')).trim().split('\n');
  const many = Array.from({ length: ROWS }, (_, at) => {
    const [, ...cells] = (rows[at % rows.length] ?? '').split(',');
    return [`P${String(at + 1).padStart(7, '0')}`, ...cells].join(',');
  });
  const watch = watched(ledger);
  const csv = [heading, ...many].join('\n');
  const total = await timed(() => importPurchases(watch.ledger, workspaceId, csv, { now: NOW }));
  print(`import of ${ROWS} rows: ${total}, longest write transaction ${watch.longest()} ms`);
}

/** Notes how long the longest transaction had the write lock. */
function watched(ledger: Ledger): { ledger: Ledger; longest: () => number } {
  let longest = 0;
  const write: Ledger['write'] = async (request, work) => {
    let began = performance.now();
    const result = await ledger.write(request, (writer) => {
      began = performance.now();
      return work(writer);
    });
    longest = Math.max(longest, performance.now() - began);
    return result;
  };
  return { ledger: { ...ledger, write }, longest: () => Math.round(longest) };
}

async function duplicate({ write }: TestLedger, copy: number): Promise<void> {
  const reference = `X${copy}-`;
  await write(async ({ db }) => {
    await db.$executeRaw`
      INSERT INTO "Purchase" ("workspaceId", "reference", "version", "kind", "customerId", "buyerId",
        "day", "pence", "paidBy", "authority", "source", "recordedAt", "recordedOn", "salt")
      SELECT "workspaceId", ${reference} || "reference", 1, "kind", "customerId", "buyerId", "day",
        "pence", "paidBy", "authority", "source", "recordedAt", "recordedOn", "salt"
      FROM "Purchase" WHERE "reference" LIKE 'P%'`;
    await db.$executeRaw`
      INSERT INTO "PurchaseLine" ("workspaceId", "purchaseId", "position", "item", "count",
        "unitPence", "pence", "categoryId", "areaId", "customerId", "day", "tally", "counts",
        "recordedOn")
      SELECT l."workspaceId", p."id", 1, l."item", 1, l."pence", l."pence", l."categoryId",
        l."areaId", l."customerId", l."day", 1, TRUE, l."day"
      FROM "PurchaseLine" l JOIN "Purchase" o ON o."id" = l."purchaseId"
      JOIN "Purchase" p ON p."workspaceId" = o."workspaceId" AND p."version" = 1
        AND p."reference" = ${reference} || o."reference"
      WHERE o."reference" LIKE 'P%'`;
  });
}

async function timed(work: () => Promise<unknown>): Promise<string> {
  const began = performance.now();
  await work();
  return `${Math.round(performance.now() - began)} ms`;
}
