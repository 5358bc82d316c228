import { createHash } from 'node:crypto';
import type { HistoryFact } from './history.ts';
import type { Reader } from './open.ts';
import { insertRows } from './rows.ts';
import type { Writer } from './writer.ts';

/** The history's word for entries that were given to the case system. */
export const EXPORTED = 'ledger.exported';

/**
 * R17: writes down that entries were exported. Another export that has marked one of them meanwhile
 * is told apart by the answer.
 *
 * @param batch a name of this page's own
 * @returns how many were not marked before
 */
export async function markExported(
  writer: Writer,
  batch: string,
  entries: readonly number[],
): Promise<number> {
  const { db, workspaceId, now: at } = writer;
  const where = { workspaceId, purchaseId: { in: [...entries] } };
  const before = await db.exportMark.findMany({ where, select: { purchaseId: true } });
  const known = new Set(before.map(({ purchaseId }) => purchaseId));
  const fresh = entries.filter((id) => !known.has(id));
  if (fresh.length === 0) return 0;
  await insertRows(
    db,
    'ExportMark',
    fresh.map((purchaseId) => ({ workspaceId, purchaseId, batch, at })),
  );
  writer.record({ kind: EXPORTED, subject: `export:${batch}`, facts: exportFacts(fresh) });
  return fresh.length;
}

function exportFacts(entries: readonly number[]): HistoryFact['facts'] {
  const hash = createHash('sha256').update([...entries].sort((a, b) => a - b).join());
  return { entries: entries.length, digest: hash.digest('base64url') };
}

/** The first export whose marks are not as its history entry says, or a mark without one. */
export async function misfitInExports({ db, workspaceId }: Reader): Promise<string | undefined> {
  const told = await db.historyEntry.findMany({
    where: { workspaceId, kind: EXPORTED },
    orderBy: { sequence: 'asc' },
    select: { subject: true, facts: true, at: true },
  });
  let marks = 0;
  for (const { subject, facts, at } of told) {
    const batch = subject.replace(/^export:/u, '');
    const rows = await db.exportMark.findMany({
      where: { workspaceId, batch },
      select: { purchaseId: true, at: true },
    });
    marks += rows.length;
    const found = exportFacts(rows.map(({ purchaseId }) => purchaseId));
    const { entries, digest } = JSON.parse(facts);
    const isThen = rows.every((row) => row.at.getTime() === at.getTime());
    if (found.entries !== entries || found.digest !== digest || !isThen) {
      return `The export ${batch} marked ${entries} entries, and they are not those that are marked now.`;
    }
  }
  const all = await db.exportMark.count({ where: { workspaceId } });
  return all === marks ? undefined : `${all - marks} export marks have no history entry.`;
}
