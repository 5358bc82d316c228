import type { Reader } from './open.ts';

/** When the last entry of the history was written; undefined in a ledger just born. */
export async function lastEntryAt({ db, workspaceId }: Reader): Promise<Date | undefined> {
  const last = await db.historyEntry.findFirst({
    where: { workspaceId },
    orderBy: { sequence: 'desc' },
    select: { at: true },
  });
  return last?.at;
}
