/** R108: a figure about fewer people than this is not shown by itself. */
export const SMALLEST_CELL = 5;

/** Whom figures are about. */
export interface People {
  readonly size: number;
  /** Who they are, while they are too few to be shown; of more nobody asks. */
  readonly few: ReadonlySet<number>;
}

/** An area or category with the people whom its figures are about. */
export interface Cell {
  readonly label: string;
  /** Rows of the vocabulary that go by this label. */
  readonly ids: readonly number[];
  readonly now: People;
  readonly before: People;
}

/** What small cells are called together. */
export type SmallNoun = 'areas' | 'categories' | 'components' | 'months' | 'bands' | 'values';

/** What becomes one row: a cell, or several small ones together. */
export interface DigestGroup {
  readonly label: string;
  readonly ids: readonly number[];
  readonly merged: boolean;
}

/**
 * R108: cells about fewer than five people, now or in the weeks before, become one row. When that
 * row would hold one cell only, or fewer than five people, the next smallest joins it, so that
 * nothing can be worked out from what is shown. What cannot be made safe is left out.
 *
 * @param standing a label whose figures are shown elsewhere too (R61): it joins last, since its
 *   figures could be taken off the row's
 */
export function mergeSmall(
  cells: readonly Cell[],
  noun: SmallNoun,
  standing?: string,
): DigestGroup[] {
  const present = cells.filter(({ now, before }) => now.size + before.size > 0);
  const bySize = present.toSorted(
    (a, b) => Number(a.label === standing) - Number(b.label === standing) || size(a) - size(b),
  );
  const small = bySize.filter(isSmall);
  const others = bySize.filter((cell) => !isSmall(cell));
  while (small.length > 0 && isUnsafe(small)) {
    const next = others.shift();
    if (next === undefined) return [];
    small.push(next);
  }
  const alone = others.map(({ label, ids }) => ({ label, ids, merged: false }));
  return small.length === 0 ? alone : [...alone, together(small, noun)];
}

type Windows = Pick<Cell, 'now' | 'before'>;

/** In either window, nobody aside. */
function isSmall({ now, before }: Windows): boolean {
  return [now, before].some(({ size }) => size > 0 && size < SMALLEST_CELL);
}

function isUnsafe(small: readonly Cell[]): boolean {
  const now = union(small.map((cell) => cell.now));
  const before = union(small.map((cell) => cell.before));
  return small.length < 2 || isSmall({ now, before });
}

/** The people of several cells, counted exactly while they are few. */
function union(people: readonly People[]): People {
  const largest = Math.max(...people.map(({ size }) => size));
  const few = new Set(people.flatMap((one) => [...one.few]));
  return largest < SMALLEST_CELL ? { size: few.size, few } : { size: largest, few: new Set() };
}

function size({ now, before }: Windows): number {
  return Math.min(...[now.size, before.size].filter((people) => people > 0));
}

function together(small: readonly Cell[], noun: string): DigestGroup {
  const ids = small.flatMap((cell) => cell.ids);
  return { label: `${inWords(small.length)} small ${noun}`, ids, merged: true };
}

const WORDS = 'Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ');

function inWords(count: number): string {
  return WORDS[count - 2] ?? String(count);
}
