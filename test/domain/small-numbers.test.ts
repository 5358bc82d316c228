import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Cell,
  mergeSmall,
  type People,
  SMALLEST_CELL,
} from '../../src/domain/small-numbers.ts';

const who = (from: number, count: number) => Array.from({ length: count }, (_, i) => from + i);
const people = (from: number, count: number): People => ({
  size: count,
  few: new Set(count < SMALLEST_CELL ? who(from, count) : []),
});
let next = 1;
function cell(label: string, now: number, before: number, from = 1): Cell {
  return { label, ids: [next++], now: people(from, now), before: people(from, before) };
}
const shown = (cells: readonly Cell[], standing?: string) =>
  mergeSmall(cells, 'areas', standing).map(({ label }) => label);

describe('R108: small areas are shown together', () => {
  it('merges areas about fewer than five people, in either window', () => {
    const cells = [cell('A', 9, 9), cell('B', 4, 9, 20), cell('C', 9, 4, 40), cell('D', 6, 6)];
    expect(shown(cells)).toEqual(['D', 'A', 'Two small areas']);
  });

  it('a window with nobody in it is not small', () => {
    expect(shown([cell('A', 0, 9), cell('B', 9, 0)])).toEqual(['A', 'B']);
  });

  it('an area that nobody spent on is absent', () => {
    expect(shown([cell('A', 0, 0), cell('B', 9, 9)])).toEqual(['B']);
  });

  it('the next smallest joins one that would be alone', () => {
    expect(shown([cell('A', 9, 9), cell('B', 7, 9), cell('C', 1, 9, 50)])).toEqual([
      'A',
      'Two small areas',
    ]);
  });

  it('and when the merged row is about fewer than five people', () => {
    const cells = [cell('A', 9, 9), cell('B', 2, 9), cell('C', 3, 9), cell('D', 6, 9)];
    expect(shown(cells)).toEqual(['A', 'Three small areas']);
  });

  it('nothing is shown when nothing makes it safe', () => {
    expect(shown([cell('A', 2, 2), cell('B', 2, 2)])).toEqual([]);
    expect(shown([cell('A', 2, 2)])).toEqual([]);
  });

  it('what has a line of its own joins last, since its figures could be taken off', () => {
    const cells = [cell('Transport', 5, 5), cell('A', 9, 9), cell('B', 2, 9, 50)];
    expect(shown(cells, 'Transport')).toEqual(['Transport', 'Two small areas']);
  });

  it('no row is about one to four people, and none is left out while others are shown', () => {
    const size = fc.record({
      now: fc.integer({ min: 0, max: 9 }),
      before: fc.integer({ min: 0, max: 12 }),
      from: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(size, { maxLength: 12 }), (sizes) => {
        const cells = sizes.map(({ now, before, from }, at) => cell(`${at}`, now, before, from));
        const groups = mergeSmall(cells, 'categories', '0');
        const present = cells.filter(({ now, before }) => now.size + before.size > 0);
        const inGroups = groups.flatMap(({ ids }) => ids);
        if (groups.length > 0) expect(inGroups).toHaveLength(present.length);
        for (const { ids } of groups) {
          const own = sizes.filter((_, at) => ids.includes(cells[at]?.ids[0] ?? 0));
          for (const window of ['now', 'before'] as const) {
            const about = new Set(own.flatMap((each) => who(each.from, each[window]))).size;
            expect(about === 0 || about >= SMALLEST_CELL).toBe(true);
          }
        }
      }),
    );
  });
});
