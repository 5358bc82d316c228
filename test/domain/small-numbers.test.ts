import { describe, expect, it } from 'vitest';
import { type Cell, mergeSmall } from '../../src/domain/small-numbers.ts';

const people = (from: number, count: number) =>
  new Set(Array.from({ length: count }, (_, i) => from + i));
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
});
