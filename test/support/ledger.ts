import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import type { Ledger, Reader } from '../../src/ledger/open.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import { type Beginning, openFresh } from './fresh-ledger.ts';

export const NOW = new Date('2019-01-07T09:00:00Z');

/** An open ledger and its one workspace. */
export interface InHand {
  readonly ledger: Ledger;
  readonly reader: Reader;
  readonly workspaceId: number;
  /** One transaction, by somebody or the app itself. */
  write<T>(work: (writer: Writer) => Promise<T>, actorId?: number, now?: Date): Promise<T>;
}

/** A ledger of a test's own, in a file that is on disk like any other. */
export interface TestLedger extends InHand {
  readonly url: string;
  readonly folder: string;
  close(): Promise<void>;
}

export async function inHand(ledger: Ledger): Promise<InHand> {
  const { id: workspaceId } = await onlyWorkspace(ledger);
  return {
    ledger,
    reader: ledger.reader(workspaceId),
    workspaceId,
    write: (work, actorId, now = NOW) => {
      const deadline = Deadline.in(10_000);
      return ledger.write({ workspaceId, deadline, now, actorId: actorId ?? null }, work);
    },
  };
}

/** Opens a fresh ledger that the caller closes. */
export async function openTestLedger(beginning?: Beginning): Promise<TestLedger> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  const { ledger, url, close } = await openFresh(folder, NOW, beginning);
  return {
    ...(await inHand(ledger)),
    url,
    folder,
    close: async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh ledger for one test, taken away when the test ends. */
export async function testLedger(beginning?: Beginning): Promise<TestLedger> {
  const opened = await openTestLedger(beginning);
  onTestFinished(() => opened.close());
  return opened;
}

const carried = (name: string) =>
  readFile(fileURLToPath(new URL(`../../prisma/practice/${name}.csv`, import.meta.url)), 'utf8');

/** Imports the carried customers and purchases as they are. */
export async function importCarried({ ledger, workspaceId }: TestLedger, now = NOW) {
  const customers = await importCustomers(ledger, workspaceId, await carried('customers'), { now });
  const purchases = await importPurchases(ledger, workspaceId, await carried('purchases'), { now });
  return { customers, purchases };
}

/** Customers by reference, without dates. */
export async function addCustomers(to: InHand, references: readonly string[]) {
  const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
  const csv = [heading, ...references.map((reference) => `${reference},,,,`)].join('\n');
  return importCustomers(to.ledger, to.workspaceId, csv, { now: NOW });
}

/** A file of purchases; what is left out of a row is filled in. */
export function purchasesCsv(rows: readonly Partial<Record<PurchaseColumn, string>>[]): string {
  const columns = Object.keys(A_PURCHASE) as PurchaseColumn[];
  const lines = rows.map((row, at) => {
    const cells = { ...A_PURCHASE, reference: `P${String(at + 1).padStart(5, '0')}`, ...row };
    return columns.map((column) => `"${cells[column].replaceAll('"', '""')}"`).join(',');
  });
  return [columns.join(','), ...lines, ''].join('\n');
}

const A_PURCHASE = {
  reference: '',
  date: '2018-06-12',
  customer: 'V001',
  coordinator: 'coordinator-1',
  category: 'Transport',
  item: 'Day bus pass',
  amount: '4.20',
  paid_by: 'petty cash',
  outcome_area: '',
  purpose: '',
  signed_off_by: '',
};
type PurchaseColumn = keyof typeof A_PURCHASE;
