import { purchaseFacts } from './facts.ts';
import { type Forgotten, readForgotten } from './forgotten.ts';
import { canonical, type HistoryFact } from './history.ts';
import { IMPORT_ENTRY, importEntry } from './import-history.ts';
import type { Reader } from './open.ts';
import { importedText } from './verify-forgotten.ts';
import { misfitInPurchase } from './verify-purchase.ts';
import { importedPurchases, LOCKED, type PurchaseRow } from './verify-rows.ts';

const PAGE = 100;

/**
 * Imported purchases against the entries that speak for up to 500 of them each. Both were written
 * in one order, so they are read side by side.
 */
export async function misfitInImports(reader: Reader): Promise<string | undefined> {
  const { db, workspaceId } = reader;
  const forgotten = await readForgotten(reader);
  let [sequence, lastId] = [0, 0];
  for (;;) {
    const entries = await db.historyEntry.findMany({
      where: { workspaceId, kind: IMPORT_ENTRY, sequence: { gt: sequence } },
      orderBy: { sequence: 'asc' },
      take: PAGE,
    });
    for (const { facts, sequence: place, at } of entries) {
      // All that it spoke for went whole.
      if (forgotten.has(`import:${place}`)) continue;
      const told = JSON.parse(facts) as HistoryFact['facts'];
      const rows = await importedPurchases(reader, lastId, Number(told.count));
      const misfit = misfitInPart(rows, { facts, at, told, forgotten }, reader.keys.canRead);
      if (misfit !== undefined) return misfit;
      lastId = rows.at(-1)?.row.id ?? lastId;
    }
    sequence = entries.at(-1)?.sequence ?? sequence;
    if (entries.length < PAGE) break;
  }
  const [extra] = await importedPurchases(reader, lastId, 1);
  return (
    extra && `Purchase ${extra.row.reference}: the history knows of no import that brought it.`
  );
}

function misfitInPart(
  rows: readonly PurchaseRow[],
  entry: {
    readonly facts: string;
    readonly at: Date;
    readonly told: HistoryFact['facts'];
    readonly forgotten: Forgotten;
  },
  canRead: boolean,
): string | undefined {
  const all: HistoryFact['facts'][] = [];
  for (const { row, lines, isLocked } of rows) {
    if (isLocked) return `Purchase ${row.reference}: ${LOCKED}`;
    const misfit = misfitInPurchase(row, lines);
    if (misfit !== undefined) return `Purchase ${row.reference}: ${misfit}`;
    if (row.recordedAt.getTime() !== entry.at.getTime() || row.recordedById !== null) {
      return `Purchase ${row.reference}: when or by whom it was recorded is not what the history says.`;
    }
    const remembered = entry.forgotten.get(`purchase:${row.id}`);
    const facts = importedText(purchaseFacts(row, lines), remembered, canRead);
    if (facts === undefined)
      return `Purchase ${row.reference}: it was changed since it was forgotten.`;
    all.push(facts);
  }
  const made = importEntry(all);
  const { told } = entry;
  // Without the key the words cannot be held against their digest; count and sum can.
  const fits = canRead ? canonical(made) === entry.facts : sameSums(made, told);
  if (fits) return undefined;
  return `Among the imported purchases ${told.first} to ${told.last} one was changed or taken away.`;
}

function sameSums(made: HistoryFact['facts'], told: HistoryFact['facts']): boolean {
  return (['count', 'pence', 'first', 'last'] as const).every((key) => made[key] === told[key]);
}
