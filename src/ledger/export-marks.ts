import { createHash } from 'node:crypto';
import type { HistoryFact } from './history.ts';
import type { Reader } from './open.ts';
import { pageAfter } from './pages.ts';
import { insertRows } from './rows.ts';
import type { Writer } from './writer.ts';

const PAGE = 5_000;

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
export async function misfitInExports(reader: Reader): Promise<string | undefined> {
  const { db, workspaceId } = reader;
  const told = await db.historyEntry.findMany({
    where: { workspaceId, kind: EXPORTED },
    orderBy: { sequence: 'asc' },
    select: { subject: true, facts: true, at: true },
  });
  const marked = await marksByBatch(reader);
  for (const { subject, facts, at } of told) {
    const batch = subject.replace(/^export:/u, '');
    const marks = marked.get(batch) ?? NO_MARKS;
    marked.delete(batch);
    const found = exportFacts(marks.entries);
    const { entries, digest } = JSON.parse(facts);
    const isThen = [...marks.moments].every((moment) => moment === at.getTime());
    if (found.entries !== entries || found.digest !== digest || !isThen) {
      return `The export ${batch} marked ${entries} entries, and they are not those that are marked now.`;
    }
  }
  const untold = [...marked.values()].flatMap(({ entries }) => entries);
  if (untold.length > 0) return `${untold.length} export marks have no history entry.`;
  return undefined;
}

interface Marks {
  readonly entries: number[];
  readonly moments: Set<number>;
}

const NO_MARKS: Marks = { entries: [], moments: new Set() };

/** All marks, read once: no index leads to those of a batch. */
async function marksByBatch({ db, workspaceId }: Reader): Promise<Map<string, Marks>> {
  const found = new Map<string, Marks>();
  let after = 0;
  for (;;) {
    const page = await db.exportMark.findMany(pageAfter(workspaceId, after, PAGE));
    for (const { batch, purchaseId, at } of page) {
      const marks = found.get(batch) ?? { entries: [], moments: new Set() };
      found.set(batch, marks);
      marks.entries.push(purchaseId);
      marks.moments.add(at.getTime());
    }
    after = page.at(-1)?.id ?? after;
    if (page.length < PAGE) return found;
  }
}
