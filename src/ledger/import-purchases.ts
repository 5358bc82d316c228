import { type Pence, pence } from '../domain/money.ts';
import { newSalt } from './history.ts';
import type { ImportOptions, Refused } from './import-customers.ts';
import { readCsv } from './import-file.ts';
import type { StagedRow } from './import-history.ts';
import { namedPeople } from './import-people.ts';
import {
  CATEGORY_ALIASES,
  checkPurchases,
  type ImportedPurchase,
  labelKey,
  type Meanings,
  PURCHASE_COLUMNS,
  referenceNumber,
} from './import-rows.ts';
import {
  clearStaged,
  commitBatch,
  type ImportRun,
  newBatch,
  stage,
  step,
} from './import-staging.ts';
import { labels } from './labels.ts';
import type { Ledger, Reader } from './open.ts';
import { CustomerGone } from './rows.ts';

export interface PurchasesImported {
  readonly ok: true;
  readonly added: number;
  readonly pence: Pence;
  /** Distinct customers of the purchases added. */
  readonly customers: number;
  /** References that the ledger had before; they were left as they are. */
  readonly already: number;
}

/**
 * Brings purchases in as history, all or none: no limits, guards, questions or messages. They are
 * put aside first and saved in one short transaction. Names that nobody on the roster has are kept
 * as former staff.
 *
 * @returns every fault of the file, by line; then no purchase was saved
 * @throws NotSaved when the ledger was busy for a minute
 */
export async function importPurchases(
  ledger: Ledger,
  workspaceId: number,
  csv: string,
  options: ImportOptions & { onProgress?: (done: number, total: number) => void },
): Promise<PurchasesImported | Refused> {
  const reader = ledger.reader(workspaceId);
  const file = await readCsv(csv, PURCHASE_COLUMNS);
  if (!file.ok) return file;
  const shiftDays = 7 * (options.shiftWeeks ?? 0);
  const { purchases, faults } = checkPurchases(file.rows, await meaningsOf(reader), shiftDays);
  if (faults.length > 0) return { ok: false, faults };
  const there = await referencesThere(reader, purchases);
  const added = purchases.filter(({ reference }) => !there.has(reference));
  const run = { ledger, workspaceId, now: options.now, batch: newBatch(options.now) };
  const not = await bringIn(run, added, options.onProgress ?? (() => undefined));
  if (not !== undefined) return { ok: false, faults: [{ line: 0, says: not }] };
  return {
    ok: true,
    added: added.length,
    pence: pence(added.reduce((sum, row) => sum + row.pence, 0)),
    customers: new Set(added.map((row) => row.customerId)).size,
    already: purchases.length - added.length,
  };
}

const savedMeanwhile = (reference: string) =>
  `${reference} was saved by somebody else while the file was read. Import it again.`;
const FORGOTTEN_MEANWHILE =
  'A customer of the file was forgotten while it was read. Take their purchases out and import it again.';

/** Stages and commits; undefined, or why nothing was saved. */
async function bringIn(
  run: ImportRun,
  purchases: readonly ImportedPurchase[],
  onProgress: (done: number, total: number) => void,
): Promise<string | undefined> {
  if (purchases.length === 0) return undefined;
  const names = purchases.flatMap(({ buyer, signedOffBy }) => [buyer, signedOffBy ?? buyer]);
  const people = await run.ledger.write(step(run), (writer) => namedPeople(writer, names));
  const rows = purchases.map((purchase) => toStaged(purchase, people));
  try {
    const entries = await stage(run, rows, onProgress);
    const taken = await run.ledger.write(step(run), (writer) => {
      writer.raisePurchaseNumber(highestNumber(purchases));
      return commitBatch(writer, run.batch, entries);
    });
    return taken && savedMeanwhile(taken);
  } catch (error) {
    if (error instanceof CustomerGone) return FORGOTTEN_MEANWHILE;
    throw error;
  } finally {
    await clearStaged(run, rows.length);
    // Without it the next reports are slower for a minute, and nothing else.
    await run.ledger.countAnew().catch(() => undefined);
  }
}

function toStaged(
  { buyer, signedOffBy, ...row }: ImportedPurchase,
  people: ReadonlyMap<string, number>,
): StagedRow {
  const idOf = (name: string) => {
    const id = people.get(name);
    if (id === undefined) throw new Error('A name of the file has no person');
    return id;
  };
  return {
    ...row,
    buyerId: idOf(buyer),
    signedOffById: signedOffBy === null ? null : idOf(signedOffBy),
    salt: newSalt(),
  };
}

/** New references continue above the highest of the file. */
function highestNumber(purchases: readonly ImportedPurchase[]): number {
  return purchases.reduce(
    (highest, { reference }) => Math.max(highest, referenceNumber(reference) ?? 0),
    0,
  );
}

async function meaningsOf(reader: Reader): Promise<Meanings> {
  const { workspaceId } = reader;
  const customers = await reader.db.customer.findMany({ where: { workspaceId } });
  const { areas, categories } = await labels(reader);
  const byLabel = new Map(categories.map(({ id, label }) => [labelKey(label), id]));
  for (const [alias, code] of Object.entries(CATEGORY_ALIASES)) {
    const category = categories.find((each) => each.code === code);
    if (category !== undefined && !byLabel.has(alias)) byLabel.set(alias, category.id);
  }
  return {
    customers: new Map(customers.map(({ id, lookup }) => [lookup, id])),
    categories: byLabel,
    // Newest edition first: of two areas with one label, the newer is meant.
    areas: new Map(areas.toReversed().map(({ id, label }) => [labelKey(label), id])),
  };
}

const CHUNK = 1_000;

async function referencesThere(
  { db, workspaceId }: Reader,
  purchases: readonly ImportedPurchase[],
): Promise<Set<string>> {
  const there = new Set<string>();
  for (let at = 0; at < purchases.length; at += CHUNK) {
    const references = purchases.slice(at, at + CHUNK).map(({ reference }) => reference);
    const rows = await db.purchase.findMany({
      where: { workspaceId, reference: { in: references }, version: 1 },
      select: { reference: true },
    });
    for (const { reference } of rows) there.add(reference);
  }
  return there;
}
