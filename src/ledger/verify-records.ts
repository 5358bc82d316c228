import { type Forgotten, readForgotten } from './forgotten.ts';
import type { Reader } from './open.ts';
import { RECORD_KINDS, type Recorded, type RecordKind } from './record-kinds.ts';
import { unlike } from './unlike.ts';

const PAGE = 500;

/**
 * The first record that is not as its history entry says, or has none. Purchases, which are most, are
 * held against theirs while the chain is walked (verify-purchases.ts).
 *
 * @param kinds how many entries of each kind the history has, of records that did not go whole
 */
export async function misfitInRecords(
  reader: Reader,
  kinds: ReadonlyMap<string, number>,
): Promise<string | undefined> {
  const forgotten = await readForgotten(reader);
  for (const kind of RECORD_KINDS) {
    const told = kinds.get(kind.entry) ?? 0;
    const misfit = await misfitInKind(reader, kind, { forgotten, told });
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

async function misfitInKind(
  reader: Reader,
  kind: RecordKind,
  { forgotten, told }: { readonly forgotten: Forgotten; readonly told: number },
): Promise<string | undefined> {
  const { canRead } = reader.keys;
  let [after, seen] = [0, 0];
  for (;;) {
    const rows = await kind.page(reader, after, PAGE);
    const entries = await entriesOf(reader, kind, rows);
    for (const row of rows) {
      const name = `${kind.name} ${row.facts.reference ?? row.id} (${kind.subject}:${row.id})`;
      const remembered = forgotten.get(`${kind.subject}:${row.id}`);
      const comparing = { ...kind, canRead, remembered };
      const misfit = unlike(row.facts, entries.get(row.id), comparing);
      if (misfit !== undefined) return `${name}: ${misfit}`;
    }
    seen += rows.length;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) break;
  }
  // One that was taken out of the ledger has left its entry behind.
  if (told === seen) return undefined;
  return `${kind.name}: the history tells of ${told}, the ledger holds ${seen}.`;
}

async function entriesOf(
  { db, workspaceId }: Reader,
  { subject, entry }: RecordKind,
  rows: readonly Recorded[],
): Promise<Map<number, string>> {
  const entries = await db.historyEntry.findMany({
    where: { workspaceId, kind: entry, subject: { in: rows.map(({ id }) => `${subject}:${id}`) } },
    select: { subject: true, facts: true },
  });
  return new Map(entries.map(({ subject: of, facts }) => [Number(of.split(':')[1]), facts]));
}
