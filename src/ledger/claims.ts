import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** Whether a piece of scheduled work was done before. */
export async function isClaimed(
  from: Reader | Writer,
  kind: string,
  key: string,
): Promise<boolean> {
  const where = { workspaceId: from.workspaceId, kind, key };
  return (await from.db.claim.count({ where })) > 0;
}

/**
 * Takes a piece of scheduled work; false when somebody has it already. Written in the transaction
 * that does the work, so that it is done once or not at all.
 */
export async function claim(writer: Writer, kind: string, key: string): Promise<boolean> {
  if (await isClaimed(writer, kind, key)) return false;
  await writer.db.claim.create({
    data: { workspaceId: writer.workspaceId, kind, key, at: writer.now },
  });
  return true;
}
