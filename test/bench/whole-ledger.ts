import Database from 'better-sqlite3';
import { pence } from '../../src/domain/money.ts';
import { NOTHING_MORE } from '../../src/domain/more.ts';
import { markExported } from '../../src/ledger/export-marks.ts';
import { purchaseFacts } from '../../src/ledger/facts.ts';
import { chain, newSalt } from '../../src/ledger/history.ts';
import { IMPORTED_LINE, IMPORTED_PURCHASE } from '../../src/ledger/import-history.ts';
import { addPlan } from '../../src/ledger/plans.ts';
import { sealedIn } from '../../src/ledger/sealed.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import { addCustomers, NOW, openTestLedger, type TestLedger } from '../support/ledger.ts';

/** How many entries go to the case system at once, and to one request. */
const PART = 500;

/**
 * A ledger of so many purchases, each with its history entry, that `verify` proves; the caller closes
 * it. All were given to the case system, and for some a manager is asked.
 */
export async function wholeLedger(entries: number): Promise<TestLedger> {
  const opened = await openTestLedger();
  await addCustomers(opened, ['V001', 'V002']);
  const worker = { slackId: 'U1', isGroup: false, name: undefined, card: undefined };
  const people = [{ ...worker, roles: ['worker'] as const }];
  await setUpTeam(opened.ledger, { slackTeam: 'T1', people }, NOW);
  await fill(opened, entries);
  for (let from = 1; from <= entries; from += PART) await around(opened, from, entries);
  return opened;
}

async function around(opened: TestLedger, from: number, entries: number): Promise<void> {
  const ids = Array.from({ length: Math.min(PART, entries - from + 1) }, (_, at) => from + at);
  await opened.write(async (writer) => {
    await markExported(writer, `from-${from}`, ids);
    await addPlan(writer, await goods(writer), ASKED);
  });
}

const ASKED = {
  kind: 'ahead',
  ...{ by: 1, policyId: 1, overItem: false, overDay: false, softRule: undefined },
} as const;

async function goods({ db }: Writer) {
  return {
    ...{ pence: pence(6_000), count: 1, unitPence: pence(6_000), item: 'Bed', purpose: 'a flat' },
    ...{ card: undefined, otherSource: undefined, whyThisOne: undefined },
    paidBy: 'cash',
    customer: await db.customer.findFirstOrThrow(),
    category: await db.category.findFirstOrThrow(),
    area: await db.outcomeArea.findFirstOrThrow(),
    more: NOTHING_MORE,
  } as const;
}

/** Purchases as the app writes them, without the app: it takes a minute instead of an hour. */
async function fill(
  { url, ledger, reader, workspaceId }: TestLedger,
  entries: number,
): Promise<void> {
  const { historySequence, historyHash } = await reader.db.workspace.findFirstOrThrow();
  const [customer, category, area] = [
    await reader.db.customer.findFirstOrThrow(),
    await reader.db.category.findFirstOrThrow(),
    await reader.db.outcomeArea.findFirstOrThrow(),
  ];
  const { id: buyerId } = await reader.db.person.findFirstOrThrow({ where: { slackId: 'U1' } });
  const db = new Database(url.replace('file:', ''));
  db.pragma('synchronous = OFF');
  const insert = inserter(db);
  let [sequence, previousHash] = [historySequence, historyHash];
  const all = db.transaction(() => {
    for (let at = 1; at <= entries; at += 1) {
      const repeated = { workspaceId, customerId: customer.id, day: '2019-01-07' };
      const row = {
        ...IMPORTED_PURCHASE,
        ...{ ...repeated, reference: `P${String(at).padStart(7, '0')}`, buyerId, pence: 420 },
        ...{ paidBy: 'cash', authority: 'own', policyId: 1, rulesVersion: 1, source: 'slack' },
        ...{ signedOffById: null, recordedById: buyerId, recordedOn: '2019-01-07' },
        salt: newSalt(),
      };
      const line = {
        ...{ ...IMPORTED_LINE, unitPence: 420, pence: 420 },
        ...{ categoryId: category.id, areaId: area.id, item: 'Day bus pass', purpose: 'clinic' },
      };
      const entry = chain(
        { kind: 'purchase.saved', subject: `purchase:${at}`, facts: purchaseFacts(row, [line]) },
        { sequence: sequence + 1, at: NOW, actorId: buyerId, previousHash },
      );
      insert('Purchase', { ...row, id: at, recordedAt: NOW });
      insert('PurchaseLine', {
        ...{ ...sealedIn(line, ledger.keys), ...repeated, purchaseId: at },
        ...{ tally: 1, counts: true, recordedOn: row.recordedOn },
      });
      insert('HistoryEntry', { ...entry, workspaceId });
      [sequence, previousHash] = [entry.sequence, entry.hash];
    }
  });
  all();
  db.prepare('UPDATE Workspace SET historySequence = ?, historyHash = ?, purchaseNumber = ?').run(
    sequence,
    previousHash,
    entries,
  );
  // As a ledger lies there that was written over years: next to nothing in the journal.
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

function inserter(db: Database.Database): (table: string, row: object) => void {
  const statements = new Map<string, Database.Statement>();
  return (table, row) => {
    const columns = Object.keys(row);
    const sql = `INSERT INTO "${table}" ("${columns.join('", "')}") VALUES (${columns.map(() => '?')})`;
    const statement = statements.get(table) ?? db.prepare(sql);
    statements.set(table, statement);
    statement.run(Object.values(row).map(stored));
  };
}

/** As Prisma stores it. */
function stored(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value instanceof Date ? value.toISOString().replace('Z', '+00:00') : value;
}
