import { createHash } from 'node:crypto';
import { chunks } from './forget-find.ts';
import type { AnalysisRowModel } from './generated/models.ts';
import { type ChainedEntry, digest, forgottenFacts, hashOf, newSalt } from './history.ts';
import type { Reader } from './open.ts';
import { insertRows } from './rows.ts';
import type { Writer } from './writer.ts';

/** What the history says when something was forgotten. */
export const FORGOTTEN = 'record.forgotten';
/** The subject of the row that holds the salt of what is kept for analysis. */
const ANALYSIS = 'analysis';
/** In place of the facts of a record that went whole. */
export const WENT_WHOLE = '';

/** Which clock ran out, or that it was asked for. */
export type Clock = 'text' | 'money' | 'asked';

/** What is known of a forgotten record: the facts of its history entry, or that it went whole. */
export type Forgotten = ReadonlyMap<string, string>;

/** All forgotten records by their subjects, such as `purchase:12`. */
export async function readForgotten({ db, workspaceId }: Reader | Writer): Promise<Forgotten> {
  const rows = await db.forgotten.findMany({ where: { workspaceId } });
  return new Map(rows.map(({ subject, facts }) => [subject, facts]));
}

/**
 * Notes what was forgotten, in the ledger and in the history. All rows are written anew, in the
 * order of their subjects, so that none tells with which others it was forgotten: entries of one
 * customer would else be known to be of one customer.
 */
export async function noteForgotten(writer: Writer, clock: Clock, added: Forgotten): Promise<void> {
  const { db, workspaceId, now } = writer;
  const all = new Map([...(await readForgotten(writer)), ...added, [ANALYSIS, newSalt()]]);
  await db.forgotten.deleteMany({ where: { workspaceId } });
  const rows = inOrder(all).map(([subject, facts]) => ({ workspaceId, subject, facts, at: now }));
  for (const part of chunks(rows)) await insertRows(db, 'Forgotten', part);
  const facts = { clock, records: added.size, ...(await forgottenDigests(writer, all)) };
  writer.record({ kind: FORGOTTEN, subject: 'forgotten', facts });
}

/** What the history's last word on forgetting must say of the rows as they stand. */
export async function forgottenDigests(from: Reader | Writer, all: Forgotten) {
  const hash = createHash('sha256');
  for (const [subject, facts] of inOrder(all)) hash.update(`${subject}\0${facts}\n`);
  const { db, workspaceId } = from;
  const cells = await db.analysisRow.findMany({ where: { workspaceId } });
  const salt = all.get(ANALYSIS) ?? '';
  return {
    digest: hash.digest('base64url'),
    analysis: digest(salt, 'cells', cells.map(cellText).sort().join('\n')),
  };
}

function cellText({ id, workspaceId, ...cell }: AnalysisRowModel): string {
  return JSON.stringify(Object.entries(cell).sort());
}

function inOrder(all: Forgotten): [string, string][] {
  return [...all].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Puts the hash of their facts in place of the facts of all entries about records that went whole. */
export async function forgetFacts(writer: Writer, subjects: readonly string[]): Promise<void> {
  const { db, workspaceId } = writer;
  for (const part of chunks(subjects)) {
    const entries = await db.historyEntry.findMany({
      where: { workspaceId, subject: { in: [...part] } },
    });
    for (const { id, ...entry } of entries.filter(isWhole)) {
      await db.$executeRaw`
        UPDATE "HistoryEntry" SET "facts" = ${forgottenFacts(entry.facts)} WHERE "id" = ${id}
          AND +"workspaceId" = ${workspaceId}`;
    }
  }
}

/** Those written before facts could be forgotten hold facts in their own hash, and keep them. */
function isWhole(entry: ChainedEntry): boolean {
  return hashOf(entry) === entry.hash;
}
