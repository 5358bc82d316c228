import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** What a line may be coded with, switched on or off: old lines keep what they had (R49, R50). */
export interface Labels {
  readonly areas: readonly { readonly id: number; readonly label: string }[];
  readonly categories: readonly {
    readonly id: number;
    readonly code: string;
    readonly label: string;
    readonly component: string;
  }[];
}

/** All areas, those of the newest edition first, and all categories, in their own order. */
export async function labels(from: Reader): Promise<Labels> {
  const { db, workspaceId } = from;
  const rows = await db.$queryRaw<Record<'id' | 'code' | 'label' | 'component', string | null>[]>`
    SELECT "id", "code", "label", NULL AS "component", "edition", "position" FROM "OutcomeArea"
    WHERE "workspaceId" = ${workspaceId}
    UNION ALL
    SELECT "id", "code", "label", "component", 0, "position" FROM "Category"
    WHERE "workspaceId" = ${workspaceId}
    ORDER BY "edition" DESC, "position", "id"`;
  const found = rows.map(({ id, code, label, component }) => {
    return { id: Number(id), code: String(code), label: String(label), component };
  });
  return {
    areas: found.filter(({ component }) => component === null),
    categories: found.flatMap(({ component, ...one }) =>
      component === null ? [] : [{ ...one, component }],
    ),
  };
}

/** The codes of categories by their ids; in plain SQL, since every entry asks. */
export async function categoryCodes(
  { db, workspaceId }: Reader | Writer,
  ids: readonly number[],
): Promise<string[]> {
  const rows = await db.$queryRaw<{ code: string }[]>`
    SELECT "code" FROM "Category"
    WHERE "workspaceId" = ${workspaceId} AND "id" IN (${Prisma.join([...ids])})`;
  return rows.map(({ code }) => code);
}
