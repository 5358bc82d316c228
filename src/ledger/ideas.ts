import { IDEA_FROM, IDEAS, type Idea } from '../domain/ask-after.ts';
import type { Days } from '../domain/day.ts';
import type { Reader } from './open.ts';

/** R114: how often a purchase was somebody's idea. */
export interface IdeaShare {
  readonly idea: Idea | 'unknown';
  readonly purchases: number;
  /** A fraction of all that were asked about; 0 where none was. */
  readonly share: number;
}

/**
 * R114: whose idea the purchases of a span of days were, of those that were asked about: they stand,
 * cost enough, and what is asked before it, the receipt, was answered. Who did not say is unknown.
 * The shares add up to 1 unless nothing was asked.
 */
export async function ideaShares(
  { db, workspaceId }: Reader,
  { from, to }: Days,
): Promise<IdeaShare[]> {
  const bought = await db.purchase.findMany({
    where: {
      ...{ workspaceId, day: { gte: from, lte: to }, correctedOn: null },
      ...{ kind: { in: ['purchase', 'amendment'] }, source: { not: 'import' } },
      pence: { gte: IDEA_FROM },
    },
    select: { reference: true },
  });
  const notes = await db.purchaseNote.findMany({
    where: { workspaceId, kind: { in: ['receipt', 'idea'] } },
    orderBy: { id: 'asc' },
    select: { reference: true, kind: true, value: true },
  });
  const asked = new Set(notes.map(({ reference }) => reference));
  const ideas = new Map(
    notes.filter(({ kind }) => kind === 'idea').map(({ reference, value }) => [reference, value]),
  );
  const told = bought
    .filter(({ reference }) => asked.has(reference))
    .map(({ reference }) => ideas.get(reference) ?? 'unknown');
  return [...IDEAS, 'unknown' as const].map((idea) => {
    const purchases = told.filter((one) => one === idea).length;
    return { idea, purchases, share: told.length === 0 ? 0 : purchases / told.length };
  });
}
