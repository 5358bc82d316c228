import { subDays } from 'date-fns/subDays';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** A try at deciding one's own request, which was refused. */
export interface OwnDecision {
  readonly planId: number;
  readonly by: number;
  readonly at: Date;
}

/** R27: tries of so many whole days before a moment at deciding one's own request, oldest first. */
export async function ownDecisions(
  { db, workspaceId }: Reader | Writer,
  days: number,
  until: Date,
): Promise<OwnDecision[]> {
  const rows = await db.historyEntry.findMany({
    where: {
      workspaceId,
      kind: 'plan.refused',
      at: { gt: subDays(until, days), lte: until },
      facts: { contains: '"why":"own-request"' },
    },
    orderBy: { sequence: 'asc' },
    select: { subject: true, actorId: true, at: true },
  });
  return rows.map(({ subject, actorId, at }) => ({
    planId: Number(subject.replace('plan:', '')),
    by: actorId ?? 0,
    at,
  }));
}

/** R27: how many there were; each refused. */
export async function countOwnDecisions(
  from: Reader | Writer,
  days: number,
  until: Date,
): Promise<number> {
  return (await ownDecisions(from, days, until)).length;
}
