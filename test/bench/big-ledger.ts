import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { addDays, type Day, day } from '../../src/domain/day.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';

/** A large ledger in a file, written straight into the tables of one that was just made. */
export interface BigLedger {
  readonly file: string;
  remove(): Promise<void>;
}

/** What a carried purchase of 2018 gives to those that are made like it. */
interface Like {
  readonly pence: number;
  readonly customerId: number;
  readonly categoryId: number;
  readonly areaId: number;
}

/** The Monday whose digest is read, and the busyness: fifteen times the carried ledger's. */
export const MONDAY = day('2018-12-31');
const PER_YEAR = 25_000;
const DAYS = 365.25;
/** One in so many has a second line; one in so many is a refund. */
const SECOND = 12;
const REFUND = 60;
/** Each buys for the same customers; nobody has to exist for that. */
const BUYERS = 66;

const carried = (name: string) =>
  readFileSync(new URL(`../../prisma/practice/${name}.csv`, import.meta.url), 'utf8');

/**
 * A ledger of so many purchases, as dense in each week whatever its size: ten thousand are five months,
 * a million forty years; the last of them is on the day before `before`.
 */
export async function bigLedger(purchases: number, before = MONDAY): Promise<BigLedger> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-bench-'));
  const file = join(folder, 'ledger.db');
  const now = new Date(`${MONDAY}T09:00:00Z`);
  const ledger = await openLedger(`file:${file}`, 'live', now);
  const { id } = await onlyWorkspace(ledger);
  await importCustomers(ledger, id, carried('customers'), { now });
  await ledger.close();
  const db = new Database(file);
  db.pragma('synchronous = OFF');
  insert(db, id, purchases, before);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { file, remove: () => rm(folder, { recursive: true, force: true }) };
}

function insert(db: Database.Database, workspaceId: number, purchases: number, before: Day): void {
  const likes = likesIn(db);
  const purchase = db.prepare(`INSERT INTO "Purchase" ("id", "workspaceId", "reference", "version",
    "kind", "customerId", "buyerId", "day", "pence", "paidBy", "authority", "source", "recordedAt",
    "recordedOn", "salt")
    VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, 'cash', 'own', 'import', '2018-12-31T09:00:00Z', ?, '')`);
  const line = db.prepare(`INSERT INTO "PurchaseLine" ("workspaceId", "purchaseId", "position",
    "item", "unitPence", "pence", "categoryId", "areaId", "customerId", "day", "tally", "counts",
    "recordedOn") VALUES (?, ?, ?, 'bus pass', ?, ?, ?, ?, ?, ?, ?, TRUE, ?)`);
  db.transaction(() => {
    for (let at = 0; at < purchases; at += 1) {
      const on = dayAt(at, purchases, before);
      const isRefund = at % REFUND === REFUND - 1;
      const own = Array.from({ length: at % SECOND === 0 ? 2 : 1 }, (_, more) => {
        // A step that shares no factor with the rows, so that weeks differ as they do.
        return likes[((at + 5 * more) * 7_919) % likes.length] as Like;
      });
      const sign = isRefund ? -1 : 1;
      const sum = own.reduce((all, { pence }) => all + sign * pence, 0);
      const { customerId } = own[0] as Like;
      const kind = isRefund ? 'refund' : 'purchase';
      const reference = `B${String(at + 1).padStart(8, '0')}`;
      const buyer = 1 + (customerId % BUYERS);
      purchase.run(at + 1, workspaceId, reference, kind, customerId, buyer, on, sum, on);
      for (const [position, { pence, categoryId, areaId }] of own.entries()) {
        const signed = sign * pence;
        const tally = isRefund ? 0 : 1;
        const what = [signed, signed, categoryId, areaId, customerId, on, tally, on];
        line.run(workspaceId, at + 1, position, ...what);
      }
    }
  })();
}

/** The last purchase is on the day before, the others evenly before it. */
function dayAt(at: number, purchases: number, before: Day): Day {
  return addDays(before, -1 - Math.floor(((purchases - 1 - at) * DAYS) / PER_YEAR));
}

function likesIn(db: Database.Database): Like[] {
  const ids = (table: string, column: string) =>
    new Map(
      db
        .prepare<[], { id: number; name: string }>(`SELECT id, "${column}" AS name FROM "${table}"`)
        .all()
        .map(({ id, name }) => [name, id]),
    );
  const [areas, categories] = [ids('OutcomeArea', 'label'), ids('Category', 'label')];
  const customers = ids('Customer', 'reference');
  const rows = parse(carried('purchases'), { columns: true }) as Record<string, string>[];
  return rows
    .filter((row) => row.date?.startsWith('2018'))
    .map((row) => ({
      pence: Math.round(Number(row.amount) * 100),
      customerId: customers.get(row.customer ?? '') ?? 0,
      categoryId: categories.get(row.category ?? '') ?? 0,
      areaId: areas.get(row.outcome_area ?? '') ?? 0,
    }));
}
