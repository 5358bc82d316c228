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
import {
  type DigestGroup,
  mergeSmall,
  type People,
  SMALLEST_CELL,
} from '../domain/small-numbers.ts';
import { usualRange } from '../domain/trends.ts';
import type { Key } from './grouping.ts';
import type { Reader } from './open.ts';
import { peopleOver } from './person-sums.ts';
import { type Asked, type Lens, type Sums, sumsOver } from './sums.ts';

/** Areas or categories. */
export interface Vocabulary {
  readonly by: 'area' | 'category';
  readonly items: readonly { readonly id: number; readonly label: string }[];
  /** Shown elsewhere by itself too (R61). */
  readonly standing?: string | undefined;
}

/** A label's purchases in both windows; areas of two editions that are called the same are one. */
export interface CellSums {
  readonly label: string;
  readonly ids: readonly number[];
  readonly recent: Counted;
  readonly before: Counted;
}

/** What is read of a vocabulary: every cell's sums, and the rows that its readers may see. */
export interface CellsRead {
  readonly cells: readonly CellSums[];
  readonly rows: readonly DigestRow[];
}

/** Which weeks are read, as the ledger stood at the end of a day; undefined: as it stands. */
export type WindowsRead = DigestWindows & Pick<Lens, 'asOf'>;

const NONE: Sums = { pence: ZERO, purchases: 0, customers: 0 };

/** What is shown of a cell, or of several together. */
type Shown = Pick<CellSums, 'label' | 'recent' | 'before'> & { readonly merged: boolean };
type Cell = CellSums & { readonly recent: Sums; readonly before: Sums };
type Groups = readonly Pick<DigestGroup, 'label' | 'ids'>[];

/**
 * The cells of both vocabularies, and as rows: each by itself, or small ones merged (R108).
 *
 * @param also what else is asked of the lines, answered by the same statement
 */
export async function readCells(
  reader: Reader,
  windows: WindowsRead,
  vocabularies: { readonly areas: Vocabulary; readonly categories: Vocabulary },
  readers: DigestReaders,
  also: readonly Asked[] = [],
): Promise<{ areas: CellsRead; categories: CellsRead; also: Map<Key, Sums>[] }> {
  const both = [vocabularies.areas, vocabularies.categories];
  const groups = both.map(({ items }) => idsByLabel(items));
  const { cells, others } = await sumsOf(reader, windows, both, groups, also);
  const shown =
    readers.for === 'managers'
      ? cells.map((own) => own.filter(isPresent).map((cell) => ({ ...cell, merged: false })))
      : await withSmallMerged(reader, windows, both, cells);
  const read = (at: number) => {
    return { cells: cells[at] ?? [], rows: digestRows((shown[at] ?? []).map(toRow)) };
  };
  return { areas: read(0), categories: read(1), also: others };
}

function toRow({ label, recent, before, merged }: Shown): DigestRow {
  return {
    label,
    purchases: recent.purchases,
    usual: usualOf(before).purchases,
    usualRange: usualRange(before.purchases),
    pence: recent.pence,
    merged,
  };
}

async function withSmallMerged(
  reader: Reader,
  windows: WindowsRead,
  vocabularies: readonly Vocabulary[],
  cells: readonly (readonly Cell[])[],
): Promise<Shown[][]> {
  const people = await peopleOf(reader, windows, vocabularies, cells);
  const groups = vocabularies.map(({ by, standing }, at) =>
    mergeSmall(people[at] ?? [], by === 'area' ? 'areas' : 'categories', standing),
  );
  const merged = groups.map((own) => own.filter((group) => group.merged));
  const sums = await sumsOf(reader, windows, vocabularies, merged);
  return groups.map((own, at) =>
    own.flatMap((group) => {
      const all = group.merged ? sums.cells[at] : cells[at];
      const found = all?.find(({ label }) => label === group.label);
      return found === undefined ? [] : [{ ...found, merged: group.merged }];
    }),
  );
}

async function sumsOf(
  reader: Reader,
  windows: WindowsRead,
  vocabularies: readonly Vocabulary[],
  groups: readonly Groups[],
  also: readonly Asked[] = [],
): Promise<{ cells: Cell[][]; others: Map<Key, Sums>[] }> {
  const sums = await sumsOver(reader, [...questions(windows, vocabularies, groups), ...also]);
  const cells = groups.map((own, at) =>
    own.map(({ label, ids }, key) => ({
      ...{ label, ids },
      recent: sums[2 * at]?.get(key) ?? NONE,
      before: sums[2 * at + 1]?.get(key) ?? NONE,
    })),
  );
  return { cells, others: sums.slice(2 * groups.length) };
}

/** Who the people are where they are few; of the others their number is enough. */
async function peopleOf(
  reader: Reader,
  windows: WindowsRead,
  vocabularies: readonly Vocabulary[],
  cells: readonly (readonly Cell[])[],
) {
  const isFew = ({ customers }: Sums) => customers > 0 && customers < SMALLEST_CELL;
  const small = cells.flatMap((own) => [
    own.filter(({ recent }) => isFew(recent)),
    own.filter(({ before }) => isFew(before)),
  ]);
  const asked = vocabularies.flatMap(({ by }, at) =>
    [windows.fourWeeks, windows.before].map((days, later) => {
      const groups = (small[2 * at + later] ?? []).map(({ ids }) => ids);
      return { lens: { days, asOf: windows.asOf }, grouping: { by, groups, some: true } };
    }),
  );
  const who = await peopleOver(reader, asked);
  const people = (at: number, cell: Cell, { customers }: Sums): People => ({
    size: customers,
    few: who[at]?.get(small[at]?.indexOf(cell) ?? -1) ?? new Set(),
  });
  return cells.map((own, at) =>
    own.map((cell) => {
      const { label, ids, recent, before } = cell;
      const now = people(2 * at, cell, recent);
      return { label, ids, now, before: people(2 * at + 1, cell, before) };
    }),
  );
}

/** For each vocabulary one of the four weeks and one of the twelve before. */
function questions(
  { fourWeeks, before, asOf }: WindowsRead,
  vocabularies: readonly Vocabulary[],
  groups: readonly Groups[],
): Asked[] {
  return vocabularies.flatMap(({ by, items }, at) => {
    const ids = (groups[at] ?? []).map((group) => group.ids);
    const grouping = { by, groups: ids, some: ids.flat().length < items.length };
    const people = 'about' as const;
    return [fourWeeks, before].map((days) => ({ lens: { days, asOf }, grouping, people }));
  });
}

/** In either window; a cell of nothing but refunds has its row too. */
export function isPresent({ recent, before }: Pick<CellSums, 'recent' | 'before'>): boolean {
  return [recent, before].some(({ pence, purchases }) => pence !== 0 || purchases > 0);
}
