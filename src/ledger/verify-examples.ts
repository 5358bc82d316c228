import type { Reader } from './open.ts';

/**
 * R65: an example that was drawn at random has the area that it was drawn for, which is one of its
 * purchase's lines, until the purchase is forgotten (R139); no other has one. The history never has
 * an area.
 */
export async function misfitInExamples({ db, workspaceId }: Reader): Promise<string | undefined> {
  const [row] = await db.$queryRaw<{ id: number | bigint; reference: string }[]>`
    SELECT e."id", e."reference" FROM "PackExample" e
    WHERE e."workspaceId" = ${workspaceId} AND (
      (e."rule" <> 'random' AND e."areaId" IS NOT NULL)
      OR (e."rule" = 'random' AND e."areaId" IS NULL AND EXISTS (
        SELECT 1 FROM "Purchase" p
        WHERE p."workspaceId" = e."workspaceId" AND p."reference" = e."reference"
        GROUP BY p."reference" HAVING MIN(p."salt") <> ''))
      OR (e."areaId" IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM "Purchase" p JOIN "PurchaseLine" l ON l."purchaseId" = p."id"
          AND +l."workspaceId" = p."workspaceId"
        WHERE p."workspaceId" = e."workspaceId" AND p."reference" = e."reference"
          AND (l."areaId" = e."areaId" OR p."salt" = ''))))
    LIMIT 1`;
  return row && `Example ${row.reference} (example:${row.id}): it is not of the area said.`;
}
