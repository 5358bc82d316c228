import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Crowds,
  countCategories,
  countColumns,
  EVALUATION_COLUMNS,
  type EvaluationLine,
  evaluationCells,
  showCategories,
  showColumns,
  Tally,
  WITHHELD,
} from '../../src/domain/evaluation.ts';
import { pence } from '../../src/domain/money.ts';
import { SMALLEST_CELL } from '../../src/domain/small-numbers.ts';

type Owned = EvaluationLine & { readonly customer: number };

const line = (customer: number, more: Partial<EvaluationLine> = {}): Owned => ({
  customer,
  study: `S${customer}`,
  month: '2026-05',
  pence: pence(420),
  category: 'Clothes',
  area: 'Physical health',
  phase: 'both',
  planned: false,
  signedOff: 'no',
  customerPaid: false,
  newUse: false,
  secondHand: false,
  ...more,
});

/** The file of these lines: each row by its columns, with whose it is. */
function fileOf(lines: readonly Owned[]) {
  const customers = [...new Set(lines.map(({ customer }) => customer))];
  const own = (id: number) => lines.filter(({ customer }) => customer === id);
  const alone = new Crowds();
  for (const id of customers) countColumns(alone, id, own(id));
  const columns = showColumns(alone);
  const within = new Crowds();
  for (const id of customers) countCategories(within, columns, id, own(id));
  const showing = { columns, categories: showCategories(within) };
  return lines.map((one) => {
    const cells = evaluationCells(one, showing);
    const row = Object.fromEntries(EVALUATION_COLUMNS.map((column, at) => [column, cells[at]]));
    return { customer: one.customer, line: one, row, cells };
  });
}

const people = (rows: readonly { customer: number }[]) =>
  new Set(rows.map(({ customer }) => customer)).size;

const some = (count: number, from: number, more: Partial<EvaluationLine> = {}) =>
  Array.from({ length: count }, (_, at) => line(from + at, more));

describe('R105, R108: what may stand in an evaluator’s file', () => {
  it('small areas stand together, with as many others as it takes', () => {
    const rows = fileOf([
      ...some(8, 0),
      ...some(6, 10, { area: 'Mental wellbeing' }),
      ...some(2, 20, { area: 'Offending' }),
    ]);
    const areas = new Set(rows.map(({ row }) => row.outcome_area));
    expect(areas).toEqual(new Set(['Physical health', 'Two small areas']));
  });

  it('small categories stand together within their area, large though they are in all', () => {
    const rows = fileOf([
      ...some(8, 0),
      ...some(8, 0, { category: 'Transport' }),
      ...some(8, 0, { area: 'Offending' }),
      ...some(5, 0, { area: 'Offending', category: 'Groceries' }),
      ...some(1, 0, { area: 'Offending', category: 'Transport' }),
    ]);
    const within = (area: string) =>
      new Set(rows.filter(({ row }) => row.outcome_area === area).map(({ row }) => row.category));
    expect(within('Physical health')).toEqual(new Set(['Clothes', 'Transport']));
    expect(within('Offending')).toEqual(new Set(['Clothes', 'Two small categories']));
  });

  it('a mark that fewer than five have is withheld of all, since it could be told by its absence', () => {
    const rows = fileOf([...some(9, 0), line(1, { secondHand: true })]);
    expect(new Set(rows.map(({ row }) => row.second_hand))).toEqual(new Set([WITHHELD]));
    expect(new Set(rows.map(({ row }) => row.planned))).toEqual(new Set(['no']));
  });

  it('nothing but amounts and study ids is about fewer than five, and none can be worked out', () => {
    const some = fc.record({
      customer: fc.integer({ min: 0, max: 14 }),
      category: fc.constantFrom('Clothes', 'Transport', 'Groceries', 'Leisure'),
      area: fc.constantFrom('', 'Physical health', 'Offending', 'Mental wellbeing'),
      month: fc.constantFrom('2026-04', '2026-05', '2026-06'),
      phase: fc.constantFrom('both', 'neither', 'housed only'),
      planned: fc.boolean(),
      secondHand: fc.boolean(),
      signedOff: fc.constantFrom('no' as const, 'before' as const, 'afterwards' as const),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 60 }), (shapes) => {
        const rows = fileOf(shapes.map(({ customer, ...more }) => line(customer, more)));
        for (const column of JUDGED) {
          for (const { own, values } of cellsOf(rows, column)) {
            const shown = values.filter((value) => shownAs(own, column, value) === value);
            for (const value of shown) {
              const about = own.filter(({ line: one }) => rawOf(one, column) === value);
              expect(people(about), `${column}: ${value}`).toBeGreaterThanOrEqual(SMALLEST_CELL);
            }
            const hidden = own.filter(({ line: one }) => !shown.includes(rawOf(one, column)));
            if (hidden.length === 0 || shown.length === 0) continue;
            // One value alone, or a few people, could be told from what is shown.
            expect(people(hidden), column).toBeGreaterThanOrEqual(SMALLEST_CELL);
            expect(values.length - shown.length, column).toBeGreaterThan(1);
          }
        }
      }),
    );
  });
});

const RAW = {
  month: ({ month }) => month,
  outcome_area: ({ area }) => area || 'not coded',
  category: ({ category }) => category,
  phase: ({ phase }) => phase,
  planned: ({ planned }) => (planned ? 'yes' : 'no'),
  signed_off: ({ signedOff }) => signedOff,
  second_hand: ({ secondHand }) => (secondHand ? 'yes' : 'no'),
} as const satisfies Record<string, (line: EvaluationLine) => string>;
const JUDGED = Object.keys(RAW) as (keyof typeof RAW)[];

const rawOf = (one: EvaluationLine, column: keyof typeof RAW) => RAW[column](one);

type Row = ReturnType<typeof fileOf>[number];

const shownAs = (rows: readonly Row[], column: keyof typeof RAW, value: string) =>
  rows.find(({ line: one }) => rawOf(one, column) === value)?.row[column];

/** Rows that a column is judged within: all, or those of an area as it is shown. */
function cellsOf(rows: readonly Row[], column: keyof typeof RAW) {
  const areas = [...new Set(rows.map(({ row }) => row.outcome_area))];
  const parts =
    column === 'category'
      ? areas.map((area) => rows.filter(({ row }) => row.outcome_area === area))
      : [rows];
  return parts.map((own) => {
    const values = [...new Set(own.map(({ line: one }) => rawOf(one, column)))];
    return { own, values };
  });
}

it('R105: what stands in the file is counted, and what is hidden', () => {
  const lines = [...some(8, 0), ...some(2, 10, { area: 'Offending' })];
  const tally = new Tally();
  for (const { line: one, cells } of fileOf(lines)) tally.add(one, cells);
  const counts = tally.counts({ customers: 10, leftOut: { objecting: 0, forgotten: 0 } });
  expect(counts.rows).toBe(10);
  expect(counts.suppressed.get('outcome_area')).toBe(10);
  expect(counts.values.get('outcome_area')?.get(WITHHELD)).toBe(10);
  expect(counts.values.get('phase')?.get('both')).toBe(10);
});
