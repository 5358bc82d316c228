import {
  type Counted,
  type DigestReaders,
  type DigestRow,
  type DigestWindows,
  digestRows,
  usualOf,
} from '../domain/digest.ts';
import { ZERO } from '../domain/money.ts';
import { idsByLabel } from '../domain/report.ts';
import { type Cell, type DigestGroup, mergeSmall } from '../domain/small-numbers.ts';
import { usualRange } from '../domain/trends.ts';
import type { Key } from './grouping.ts';
import type { Reader } from './open.ts';
import { peopleBy, type Sums, sumsBy } from './sums.ts';

/** Areas or categories, those of one label together. */
export interface Vocabulary {
  readonly by: 'area' | 'category';
  readonly items: readonly { readonly id: number; readonly label: string }[];
  /** Shown elsewhere by itself too (R61). */
  readonly standing?: string | undefined;
}

/** A label's purchases in both windows. */
export interface CellSums {
  readonly label: string;
  readonly recent: Counted;
  readonly before: Counted;
}

/** What is read of a vocabulary: every cell's sums, and the rows that its readers may see. */
export interface CellsRead {
  readonly cells: readonly CellSums[];
  readonly rows: readonly DigestRow[];
}

const NONE = { pence: ZERO, purchases: 0 };

/** The cells of a digest's windows, and as rows: each by itself, or small ones merged (R108). */
export async function readCells(
  reader: Reader,
  windows: DigestWindows,
  vocabulary: Vocabulary,
  readers: DigestReaders,
): Promise<CellsRead> {
  const groups = idsByLabel(vocabulary.items);
  const cells = await sumsOf(reader, windows, vocabulary.by, groups);
  const shown =
    readers.for === 'managers'
      ? cells.filter(isPresent).map((cell) => ({ ...cell, merged: false }))
      : await merged(reader, windows, vocabulary, cells);
  return { cells, rows: digestRows(shown.map(toRow)) };
}

function toRow(cell: CellSums & { merged: boolean }): DigestRow {
  const { label, recent, before } = cell;
  return {
    label,
    purchases: recent.purchases,
    usual: usualOf(before).purchases,
    usualRange: usualRange(before.purchases),
    pence: recent.pence,
    merged: cell.merged,
  };
}

async function merged(
  reader: Reader,
  windows: DigestWindows,
  { by, items, standing }: Vocabulary,
  cells: readonly CellSums[],
): Promise<(CellSums & { merged: boolean })[]> {
  const people = await peopleOf(reader, windows, by, items);
  const groups = mergeSmall(people, by === 'area' ? 'areas' : 'categories', standing);
  const together = groups.filter((group) => group.merged);
  const sums = [...cells, ...(await sumsOf(reader, windows, by, together))];
  return groups.flatMap(({ label, merged }) =>
    sums.filter((cell) => cell.label === label).map((cell) => ({ ...cell, merged })),
  );
}

async function sumsOf(
  reader: Reader,
  { fourWeeks, before }: DigestWindows,
  by: 'area' | 'category',
  groups: readonly Pick<DigestGroup, 'label' | 'ids'>[],
): Promise<CellSums[]> {
  const grouping = { by, groups: groups.map(({ ids }) => ids) };
  const now = await sumsBy(reader, { days: fourWeeks }, grouping);
  const earlier = await sumsBy(reader, { days: before }, grouping);
  return groups.map(({ label }, key) => {
    return { label, recent: counted(now, key), before: counted(earlier, key) };
  });
}

function counted(sums: ReadonlyMap<Key, Sums>, key: number): Counted {
  const { pence, purchases } = sums.get(key) ?? NONE;
  return { pence, purchases };
}

async function peopleOf(
  reader: Reader,
  { fourWeeks, before }: DigestWindows,
  by: 'area' | 'category',
  items: Vocabulary['items'],
): Promise<Cell[]> {
  const recent = await peopleBy(reader, { days: fourWeeks }, by);
  const earlier = await peopleBy(reader, { days: before }, by);
  const union = (people: Map<number, Set<number>>, ids: readonly number[]) =>
    new Set(ids.flatMap((id) => [...(people.get(id) ?? [])]));
  return idsByLabel(items).map(({ label, ids }) => ({
    label,
    ids,
    now: union(recent, ids),
    before: union(earlier, ids),
  }));
}

/** In either window; a cell of nothing but refunds has its row too. */
export function isPresent({ recent, before }: CellSums): boolean {
  return [recent, before].some(({ pence, purchases }) => pence !== 0 || purchases > 0);
}
