import type { Transaction } from './writer.ts';

/** An outcome area as an edition brings it. */
export interface NewArea {
  readonly code: string;
  readonly label: string;
  readonly sensitive: boolean;
}

/**
 * R50: loads an edition of the outcome areas. From now on only these are offered; what was coded
 * before keeps the edition, and so the totals, of its day.
 */
export async function loadAreas(
  db: Transaction,
  workspaceId: number,
  edition: number,
  areas: readonly NewArea[],
): Promise<void> {
  await db.outcomeArea.updateMany({ where: { workspaceId }, data: { active: false } });
  await db.outcomeArea.createMany({
    data: areas.map((area, position) => ({ ...area, workspaceId, edition, position })),
  });
  await db.workspace.update({
    where: { id: workspaceId },
    data: { vocabularyVersion: { increment: 1 } },
  });
}
