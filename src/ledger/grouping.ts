import { PHASES } from '../domain/phase.ts';
import { type ChangedSince, markers } from './as-it-stood.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';

/** Rows that lines are sorted into; a line that belongs to none is left out. */
export type Grouping =
  | { readonly by: 'month' }
  /** One row with the key 0; of what carries an area alone where `coded` (R54). */
  | { readonly by: 'all'; readonly coded?: boolean }
  /** R72: keys are places in {@link PHASES}; what no customer stands beside comes after them. */
  | { readonly by: 'phase'; readonly since: ChangedSince }
  | {
      readonly by: 'area' | 'category';
      /** The ids of each row; a row's key is its place in this list. */
      readonly groups: readonly (readonly number[])[];
      /** Whether the rows are only some of all that there are. */
      readonly some?: boolean;
    };

/** A month, `2018-06`, or the place of a group in its list. */
export type Key = string | number;

/** The place of a line among the rows; null for one that belongs to none. */
export function keyOf(grouping: Grouping): Prisma.Sql {
  if (grouping.by === 'month') return Prisma.sql`SUBSTR("day", 1, 7)`;
  if (grouping.by === 'phase') return PHASE;
  if (grouping.by === 'all') return Prisma.sql`0`;
  // Nothing to look up for each line where every row is one id; see rowOf.
  if (isPlain(grouping.groups)) return column(grouping.by);
  const cases = grouping.groups.flatMap((ids, key) =>
    // Whole numbers of ours, not text from outside; as parameters PostgreSQL would need casts.
    ids.map((id) => Prisma.raw(`WHEN ${Math.trunc(id)} THEN ${key}`)),
  );
  return Prisma.sql`CASE ${column(grouping.by)} ${Prisma.join(cases, ' ')} END`;
}

/** R72. */
const PHASE = Prisma.sql`CASE WHEN "customerId" IS NULL THEN ${Prisma.raw(String(PHASES.length))}
  ELSE CASE WHEN "housed" <= "day" THEN 2 ELSE 0 END
    + CASE WHEN "benefits" <= "day" THEN 1 ELSE 0 END END`;

/** What must stand beside the lines for their place to be known. */
export function joinOf(reader: Reader, grouping: Grouping): Prisma.Sql {
  return grouping.by === 'phase' ? markers(reader, grouping.since) : Prisma.empty;
}

/** The column that says which area or category a line is coded with. */
export function column(by: 'area' | 'category'): Prisma.Sql {
  return by === 'area' ? Prisma.sql`"areaId"` : Prisma.sql`"categoryId"`;
}

/** R55: a line without an area, or with one of these categories. */
export function uncodedLine(categoryIds: readonly number[]): Prisma.Sql {
  return Prisma.sql`("areaId" IS NULL OR ${within('"categoryId"', categoryIds)})`;
}

/** A column among ids of ours; among none it never is. */
export function within(name: string, ids: readonly number[]): Prisma.Sql {
  if (ids.length === 0) return Prisma.sql`1 = 0`;
  return Prisma.sql`${Prisma.raw(name)} IN (${Prisma.join(ids)})`;
}

/** Leaves out lines that belong to no row, where they must be or that spares reading them. */
export function onlyOf(grouping: Grouping): Prisma.Sql {
  if (grouping.by === 'all' && grouping.coded) return Prisma.sql`AND "areaId" IS NOT NULL`;
  if (!('groups' in grouping) || !grouping.some) return Prisma.empty;
  const ids = Prisma.raw(grouping.groups.flat().map(Math.trunc).join(', '));
  return Prisma.sql`AND ${column(grouping.by)} IN (${ids})`;
}

/** Whether there is no row that a line could belong to. */
export function isEmpty(grouping: Grouping): boolean {
  return 'groups' in grouping && grouping.groups.every((ids) => ids.length === 0);
}

/** The row's key for what {@link keyOf} came to; undefined for lines that belong to none. */
export function rowOf(grouping: Grouping): (key: Key | bigint | null) => Key | undefined {
  const own = (key: Key | bigint) => (typeof key === 'string' ? key : Number(key));
  if (!('groups' in grouping) || !isPlain(grouping.groups)) {
    return (key) => (key === null ? undefined : own(key));
  }
  const places = new Map(grouping.groups.flatMap((ids, at) => ids.map((id) => [id, at] as const)));
  return (key) => (key === null ? undefined : places.get(Number(key)));
}

function isPlain(groups: readonly (readonly number[])[]): boolean {
  return groups.every((ids) => ids.length <= 1);
}
