import type { Day } from '../domain/day.ts';
import { moneyKeptFrom, textEndsBy } from '../domain/retention.ts';
import { claim, isClaimed } from './claims.ts';
import { Deadline } from './deadline.ts';
import { forgetCustomers } from './forget.ts';
import { chunks, heldAmong, type Told, textDue, toldOf } from './forget-find.ts';
import { forgetWhole, goesWhole, isAnyFromBefore } from './forget-money.ts';
import { IMPORT_PATIENCE } from './import-staging.ts';
import { forgetOldSlackRows } from './old-slack-rows.ts';
import type { Ledger, Reader } from './open.ts';
import { removeStored } from './receipt-files.ts';
import { type OpenAbout, openAbout } from './subject.ts';
import { workspace } from './workspaces.ts';
import type { Writer } from './writer.ts';

/** What is due to be forgotten, or was. */
export interface ForgetReport {
  /** Cases that ended by this day are due. */
  readonly endedBy: Day;
  /** Their references, for whoever reads before it is done. */
  readonly customers: readonly string[];
  /** Those that a legal hold keeps. */
  readonly held: readonly string[];
  /** Entries that lose their words and links. */
  readonly entries: number;
  /** Requests, with their decisions, likewise. */
  readonly requests: number;
  /** Other records, which go whole. */
  readonly whole: number;
  /** Entries and requests from before this day go whole (the clock of money). */
  readonly keptFrom: Day;
  readonly old: number;
}

/** What the tick needs to know: it forgets by itself once somebody has read and begun it. */
const BEGUN = { kind: 'forgetting', key: 'begun' } as const;

/** Whether somebody has read what would be forgotten and let it go once. */
export function hasBegun(from: Reader | Writer): Promise<boolean> {
  return isClaimed(from, BEGUN.kind, BEGUN.key);
}

/**
 * R139: of how many customers something is due to be forgotten, or undefined where nothing is of anybody;
 * read without finding out what all of it is. An old entry counts though something newer hangs on it.
 */
export async function customersDue(reader: Reader, on: Day): Promise<number | undefined> {
  const { retention, budgetYearStart } = await workspace(reader);
  const { customers } = await textDue(reader, on, retention);
  const keptFrom = moneyKeptFrom(on, retention, budgetYearStart);
  const isDue = customers.length > 0 || (await isAnyFromBefore(reader, keptFrom));
  return isDue ? customers.length : undefined;
}

/** R139: what would be forgotten on a day; changes nothing. */
export async function forgettable(reader: Reader, on: Day): Promise<ForgetReport> {
  const { retention, budgetYearStart } = await workspace(reader);
  const { customers, held } = await textDue(reader, on, retention);
  const told = await toldOf(reader, customers);
  const keptFrom = moneyKeptFrom(on, retention, budgetYearStart);
  const { purchases, plans } = await goesWhole(reader, keptFrom);
  return {
    keptFrom,
    old: purchases.length + plans.length,
    endedBy: textEndsBy(on, retention),
    customers: await referencesOf(reader, customers),
    held: await referencesOf(reader, held),
    ...counted(told),
  };
}

/** What would be forgotten with one customer; changes nothing. */
export async function forgettableWith(
  reader: Reader,
  customerId: number,
): Promise<Pick<ForgetReport, 'entries' | 'requests' | 'whole'>> {
  return counted(await toldOf(reader, [customerId]));
}

function counted({ purchases, plans, whole }: Told) {
  // The customers themselves are told of by their references.
  const others = [...whole].filter(([subject]) => subject !== 'customer');
  const records = others.reduce((count, [, ids]) => count + ids.length, 0);
  return { entries: purchases.length, requests: plans.length, whole: records };
}

/** Which run it is. */
export interface ForgetRun {
  readonly on: Day;
  readonly now: Date;
  /** A month's own run: done once, whoever tries. */
  readonly claimed?: { readonly kind: string; readonly key: string };
}

/**
 * Customers whose words and links go in one transaction: a year's worth, so that sums of five people
 * come together, in less time than anybody waits for the lock.
 */
export const MOST_AT_ONCE = 100;

/**
 * R139: forgets what is due on a day, and leaves no trace of it in the file. Many customers go in
 * several transactions, each whole by itself, so that others write in between; stopped after one of
 * them, the next run goes on. What goes whole by the clock of money goes at once, with the last: what
 * one import brought hangs together. Undefined when another has claimed the run and finished it.
 *
 * @throws NotSaved when the ledger was busy for a minute; what went before stays forgotten
 */
export async function forgetDue(
  ledger: Ledger,
  workspaceId: number,
  run: ForgetRun,
): Promise<ForgetReport | undefined> {
  const report = await forgettable(ledger.reader(workspaceId), run.on);
  for (;;) {
    const done = await write(ledger, workspaceId, run.now, (writer) => forgetPart(writer, run));
    if (done === undefined) return undefined;
    await clean(ledger, done.files);
    if (done.isLast) return report;
  }
}

interface Part {
  /** Files of photos that are to be taken away. */
  readonly files: readonly string[];
  readonly isLast: boolean;
}

async function forgetPart(writer: Writer, { on, claimed }: ForgetRun): Promise<Part | undefined> {
  if (claimed !== undefined && (await isClaimed(writer, claimed.kind, claimed.key)))
    return undefined;
  await claim(writer, BEGUN.kind, BEGUN.key);
  const { retention, budgetYearStart } = await workspace(writer);
  const { customers } = await textDue(writer, on, retention);
  const some = evenPart(customers);
  const files = some.length === 0 ? [] : (await forgetCustomers(writer, 'text', some)).files;
  if (some.length < customers.length) return { files, isLast: false };
  if (claimed !== undefined) await claim(writer, claimed.kind, claimed.key);
  await forgetOldSlackRows(writer);
  const keptFrom = moneyKeptFrom(on, retention, budgetYearStart);
  const old = await goesWhole(writer, keptFrom);
  if (old.purchases.length + old.plans.length === 0) return { files, isLast: true };
  return { files: [...files, ...(await forgetWhole(writer, old, keptFrom))], isLast: true };
}

/** The first of parts that are about as large as each other: none is of one person by themselves. */
function evenPart(customers: readonly number[]): readonly number[] {
  const parts = Math.ceil(customers.length / MOST_AT_ONCE);
  return customers.slice(0, Math.ceil(customers.length / Math.max(parts, 1)));
}

/** What keeps a customer from being erased: a legal hold, or what is to be settled first. */
export type Keeps = 'hold' | OpenAbout;

/** What keeps a customer; undefined when nothing does. */
export async function whatKeeps(
  from: Reader | Writer,
  customerId: number,
): Promise<Keeps | undefined> {
  if ((await heldAmong(from, [customerId])).length > 0) return 'hold';
  const open = await openAbout(from, customerId);
  return open.drafts + open.requests.length > 0 ? open : undefined;
}

/** R139: forgets one customer at once, because it was asked for; or says what keeps them. */
export async function eraseCustomer(
  ledger: Ledger,
  workspaceId: number,
  { customerId, now }: { customerId: number; now: Date },
): Promise<Keeps | undefined> {
  const done = await write(ledger, workspaceId, now, async (writer) => {
    const keeps = await whatKeeps(writer, customerId);
    if (keeps !== undefined) return { keeps, files: [] };
    return forgetCustomers(writer, 'asked', [customerId]);
  });
  await clean(ledger, done.files);
  return 'keeps' in done ? done.keeps : undefined;
}

function write<T>(
  ledger: Ledger,
  workspaceId: number,
  now: Date,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  const deadline = Deadline.in(IMPORT_PATIENCE);
  return ledger.write({ workspaceId, deadline, now, actorId: null }, work);
}

/** What was deleted is overwritten in the ledger's file; here in its journal and beside it, too. */
async function clean(ledger: Ledger, files: readonly string[]): Promise<void> {
  for (const name of files) await removeStored(ledger.receipts, name);
  await ledger.checkpoint();
}

async function referencesOf(
  { db, workspaceId }: Reader,
  customers: readonly number[],
): Promise<string[]> {
  const found: string[] = [];
  for (const part of chunks(customers)) {
    const where = { workspaceId, id: { in: [...part] } };
    const rows = await db.customer.findMany({ where, select: { reference: true } });
    found.push(...rows.map(({ reference }) => reference));
  }
  return found.sort();
}
