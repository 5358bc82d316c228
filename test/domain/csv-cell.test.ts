import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from '../../src/domain/csv-cell.ts';

const STARTS = [
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '＝',
  '＋',
  '－',
  '＠',
  ' =',
  '\u200b=',
  '"=',
];
const nasty = fc
  .tuple(fc.constantFrom(...STARTS, ''), fc.oneof(fc.string(), fc.string({ unit: 'binary' })))
  .map((parts) => parts.join(''));

/** A row as it is read back out of the file that was written. */
function readBack(cells: readonly string[]): string[] | undefined {
  const written = stringify([[...cells]], { cast: { string: csvCell } });
  return parse(written, { relaxColumnCount: true, skipEmptyLines: false })[0];
}

describe('a cell of a CSV', () => {
  it.each([
    '=1+1',
    '+44 7700',
    '-SUM(A1)',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '-',
    '-1-2',
    ' =HYPERLINK("x")',
  ])('%j is text, never a formula', (text) => expect(csvCell(text)).toBe(`'${text}`));

  it.each(['', '-3.00', '12', '0.1250', 'boots = shoes', "'=1", 'Clothes', '£4', '1-2'])(
    '%j stays as it is',
    (text) => expect(csvCell(text)).toBe(text),
  );

  it('whatever is written, no cell that is read back begins as a formula, and none is lost', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 5 }), (cells) => {
        const found = readBack(['x', ...cells])?.slice(1) ?? [];
        expect(found).toEqual(cells.map(csvCell));
        for (const cell of found) expect(cell).toMatch(/^(?:-?\d+(?:\.\d+)?$|(?![=+\-@\t\r]))/u);
        for (const [at, cell] of found.entries()) {
          expect([cells[at], `'${cells[at]}`]).toContain(cell);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
