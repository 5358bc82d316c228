import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

const KIND = 'line.refused';
const FACTS = z.object({ rule: z.string(), on: z.string() });

/** R37: counts a planned line that was refused; its words are kept nowhere. */
export function recordRefusal(writer: Writer, rule: string, on: Day): void {
  writer.record({ kind: KIND, subject: `rule:${rule}`, facts: { rule, on } });
}

/** How many planned lines each guideline refused from a day to another, both included, by its code. */
export async function countRefusals(
  { db, workspaceId }: Reader | Writer,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<Map<string, number>> {
  // By the subject, which is indexed: all that begin with "rule:".
  const where = { workspaceId, kind: KIND, subject: { gte: 'rule:', lt: 'rule;' } };
  const rows = await db.historyEntry.findMany({ where, select: { facts: true } });
  const counts = new Map<string, number>();
  for (const row of rows) {
    const { rule, on } = FACTS.parse(JSON.parse(row.facts));
    if (on >= from && on <= to) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}
