import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDecimal } from '../../src/domain/money.ts';
import { packCsv } from '../../src/messages/pack-csv.ts';
import { packs } from '../support/generated-packs.ts';

const read = (csv: string): Record<string, string>[] => parse(csv, { columns: true });

describe('R68: the figures of the pack as CSV', () => {
  it('have the same columns in every row, and every figure to the penny', () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const rows = read(packCsv(pack));
        const of = (section: string) => rows.filter((row) => row.section === section);
        const { areas, categories, total } = pack.spending;
        expect(of('outcome area').map(({ amount }) => amount)).toEqual(
          areas.flatMap(({ month, year, lastYear }) =>
            [month, year, lastYear].map(({ pence }) => toDecimal(pence)),
          ),
        );
        expect(of('category')).toHaveLength(3 * categories.length);
        expect(of('total').map(({ purchases }) => purchases)).toEqual(
          [total.month, total.year, total.lastYear].map(({ purchases }) => String(purchases)),
        );
      }),
    );
  });

  it('leave nothing out that the pages cut', () => {
    fc.assert(
      fc.property(packs, (pack) => {
        const sections = read(packCsv(pack)).map(({ section }) => section);
        const count = (name: string) => sections.filter((section) => section === name).length;
        expect(count('example')).toBe(pack.examples.length);
        expect(count('new use')).toBe(pack.newUses.length);
        expect(count('trend')).toBe(pack.trends.length);
        expect(count('exception')).toBe(pack.exceptions.length);
        expect(count('action')).toBe(pack.actions.length);
      }),
    );
  });

  it('hold no cell that a spreadsheet calculates, and what was given back is a number', () => {
    fc.assert(
      fc.property(packs, (pack) => {
        for (const { amount = '', ...row } of read(packCsv(pack))) {
          expect(amount).toMatch(/^(-?\d+\.\d\d)?$/);
          for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        }
      }),
    );
  });
});
