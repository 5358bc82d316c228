import { type HistoryFact, isForgotten } from './history.ts';
import type { Reader } from './open.ts';

type Facts = HistoryFact['facts'];
type Value = string | number | boolean | Date | null;

/** What the history tells of a record, once. */
export interface Told {
  readonly kind: string;
  readonly at: Date;
  readonly actorId: number | null;
  /** Empty when they were forgotten: then they tell of nothing. */
  readonly facts: Facts;
}

/**
 * How columns must stand after an entry: a value, or what a value must be. A column left out stays
 * as it was; an undefined one is not told, as by an entry of an earlier version.
 */
export type Columns = Readonly<Record<string, Value | undefined | ((is: unknown) => boolean)>>;

/** What each kind of entry does to a record's columns. */
export type Effects<Row> = Readonly<Record<string, (told: Told, row: Row) => Columns>>;

/** A kind of record whose state is recomputed from the history. */
export interface StateKind<Row extends { id: number }> {
  readonly name: string;
  readonly subject: string;
  page(reader: Reader, afterId: number, most: number): Promise<Row[]>;
  readonly effects: Effects<Row>;
  /** Columns of a row that was forgotten since (R139), which no entry tells of. */
  spared?(row: Row): readonly string[];
}

const PAGE = 500;

/** The first record of a kind that does not stand as the history tells. */
export async function misfitInState<Row extends { id: number }>(
  reader: Reader,
  kind: StateKind<Row>,
): Promise<string | undefined> {
  let after = 0;
  for (;;) {
    const rows = await kind.page(reader, after, PAGE);
    const told = await toldOf(
      reader,
      rows.map(({ id }) => `${kind.subject}:${id}`),
    );
    for (const row of rows) {
      const subject = `${kind.subject}:${row.id}`;
      const columns = recompute(kind.effects, told.get(subject) ?? [], row);
      const column = unlikeTold(row, columns);
      if (column !== undefined && kind.spared?.(row).includes(column) !== true) {
        return `${kind.name} (${subject}): "${column}" is not what the history says.`;
      }
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return undefined;
  }
}

/** What the history tells of some subjects, each in its order. */
export async function toldOf(
  { db, workspaceId }: Reader,
  subjects: readonly string[],
): Promise<Map<string, Told[]>> {
  const entries = await db.historyEntry.findMany({
    where: { workspaceId, subject: { in: [...subjects] } },
    select: { sequence: true, kind: true, subject: true, at: true, actorId: true, facts: true },
  });
  // Asked for them in their order, SQLite goes through all of the history, again for every page.
  entries.sort((a, b) => a.sequence - b.sequence);
  const told = new Map<string, Told[]>();
  for (const { subject, facts, sequence: _, ...entry } of entries) {
    const one = { ...entry, facts: isForgotten(facts) ? {} : JSON.parse(facts) };
    told.set(subject, [...(told.get(subject) ?? []), one]);
  }
  return told;
}

/** How a record must stand after everything that the history tells of it. */
export function recompute<Row>(effects: Effects<Row>, told: readonly Told[], row: Row): Columns {
  return Object.assign({}, ...told.map((one) => effects[one.kind]?.(one, row) ?? {}));
}

/** The first column that does not stand as it must. */
export function unlikeTold(row: object, columns: Columns): string | undefined {
  const stored = new Map(Object.entries(row));
  return Object.keys(columns).find((column) => !fits(stored.get(column), columns[column]));
}

function fits(is: unknown, must: Columns[string]): boolean {
  if (must === undefined) return true;
  if (typeof must === 'function') return must(is);
  if (must instanceof Date) return is instanceof Date && is.getTime() === must.getTime();
  return is === must;
}

/** A moment as facts hold it; undefined when an entry does not tell. */
export function moment(fact: Facts[string] | undefined): Date | null | undefined {
  return typeof fact === 'string' ? new Date(fact) : (fact as null | undefined);
}
