import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analysisCells, type ForgottenLine, placeOf } from '../../src/domain/analysis.ts';
import { pence } from '../../src/domain/money.ts';
import { wholeGroups } from '../../src/domain/whole-groups.ts';

const line = fc.record<ForgottenLine>({
  month: fc.constantFrom('2018-05', '2018-06', '2019-01'),
  pence: fc.integer({ min: 1, max: 5_000 }).map(pence),
  bought: fc.constantFrom(true, true, true, false),
  purchaseId: fc.integer({ min: 1, max: 40 }),
  categoryId: fc.integer({ min: 1, max: 3 }),
  areaId: fc.integer({ min: 1, max: 3 }),
  phase: fc.constantFrom('neither', 'both'),
  customerId: fc.integer({ min: 1, max: 9 }),
});

it('R139: what is kept for analysis is about five people or more, however lines fall', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 80 }), (lines) => {
      for (const cell of analysisCells(lines)) {
        const own = lines.filter(
          ({ month, areaId, categoryId, phase, bought }) =>
            bought &&
            month.startsWith(cell.month) &&
            areaId === cell.areaId &&
            (cell.categoryId ?? categoryId) === categoryId &&
            (cell.phase ?? phase) === phase,
        );
        expect(new Set(own.map(({ customerId }) => customerId)).size).toBeGreaterThanOrEqual(5);
      }
    }),
  );
});

it('R131: cells hold no more than their lines, and each purchase once in an area', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 80 }), (lines) => {
      const cells = analysisCells(lines);
      expect(new Set(cells.map(placeOf)).size).toBe(cells.length);
      for (const areaId of [1, 2, 3]) {
        const of = <T extends { areaId: number }>(all: readonly T[]) =>
          all.filter((one) => one.areaId === areaId);
        const sum = (all: readonly { pence: number }[]) => all.reduce((n, one) => n + one.pence, 0);
        const bought = new Set(
          of(lines)
            .filter((one) => one.bought)
            .map(({ purchaseId }) => purchaseId),
        );
        const tally = of(cells).reduce((n, one) => n + one.tally, 0);
        expect(sum(of(cells))).toBeLessThanOrEqual(sum(of(lines)));
        expect(tally).toBeLessThanOrEqual(bought.size);
      }
    }),
  );
});

it('R139: what hangs together goes with the last of it', () => {
  const may = (name: string, mayGo: boolean, ...others: string[]) => ({
    name,
    with: others,
    mayGo,
  });
  const gone = wholeGroups([
    may('a', true, 'r1'),
    may('b', true, 'r1', 'p'),
    may('c', false, 'p'),
    may('d', true, 'r2'),
    may('e', true, 'r2'),
    may('f', true),
  ]);
  expect(gone.sort()).toEqual(['d', 'e', 'f', 'r2']);
});
