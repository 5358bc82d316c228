import { readFileSync } from 'node:fs';
import { day } from '../../src/domain/day.ts';
import type { Ledger } from '../../src/ledger/open.ts';
import { report } from '../../src/ledger/report.ts';
import { verify } from '../../src/ledger/verify.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';

/** A ledger of each version that was released, and beside it what it held then. */
export const RELEASES = new URL('../fixtures/ledgers/', import.meta.url);

export const VERSION: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;

/** What a later version must read of a ledger as the one that wrote it did. */
export async function figuresOf(ledger: Ledger) {
  const { id } = await onlyWorkspace(ledger);
  const reader = ledger.reader(id);
  const verified = await verify(ledger, { photos: false });
  if (!verified.ok) throw new Error(verified.misfit);
  const lens = { days: { from: day('2000-01-01'), to: day('2099-12-31') } };
  const [category, area, month, band] = await Promise.all([
    report(reader, 'category', lens),
    report(reader, 'outcome-area', lens),
    report(reader, 'month', lens),
    report(reader, 'band', lens),
  ]);
  const texts = await reader.db.purchaseLine.findMany({ orderBy: { id: 'asc' } });
  return {
    proof: verified.proof,
    reports: { category, area, month, band },
    words: texts.map(({ item, purpose }) => [item, purpose]),
  };
}

/** The last of the history: where it stands, and the hash that holds all before it. */
export async function lastEntry(ledger: Ledger, sequence?: number) {
  const { id } = await onlyWorkspace(ledger);
  const { db, workspaceId } = ledger.reader(id);
  const where = sequence === undefined ? { workspaceId } : { workspaceId, sequence };
  const entry = await db.historyEntry.findFirst({ where, orderBy: { sequence: 'desc' } });
  if (entry === null) throw new Error('There is no history');
  return { sequence: entry.sequence, hash: entry.hash };
}
