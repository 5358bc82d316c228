import { chunks } from './forget-find.ts';
import { Prisma } from './generated/client.ts';
import type { Writer } from './writer.ts';

/** Takes rows away by their ids. */
export async function removeRows(
  { db, workspaceId }: Writer,
  table: string,
  ids: readonly number[],
): Promise<void> {
  for (const part of chunks(ids)) {
    await db.$executeRaw`
      DELETE FROM ${Prisma.raw(`"${table}"`)} WHERE "id" IN (${Prisma.join([...part])})
        AND +"workspaceId" = ${workspaceId}`;
  }
}

/** R65: what a meeting's examples were drawn for is an area of somebody's; that they were drawn stays. */
export async function forgetExampleAreas(
  { db, workspaceId }: Writer,
  references: readonly string[],
): Promise<void> {
  for (const part of chunks(references)) {
    const where = { workspaceId, reference: { in: [...part] } };
    await db.packExample.updateMany({ where, data: { areaId: null } });
  }
}
