import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawsOf } from '../../src/domain/draw.ts';
import { type Candidate, chooseExamples } from '../../src/domain/examples.ts';

const bought = (id: number, pence: number, areaId?: number, lines = 1): Candidate => ({
  id,
  pence,
  areas: areaId === undefined ? [] : [{ areaId, lines }],
});
/** Ten purchases in area 1, five in area 2, four in area 3, one without. */
const MONTH = Array.from({ length: 20 }, (_, at) =>
  bought(at + 1, 100 * (at + 1), at < 10 ? 1 : at < 15 ? 2 : at < 19 ? 3 : undefined),
);

const candidates = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 60 }),
    pence: fc.integer({ min: 1, max: 900 }),
    areas: fc.uniqueArray(
      fc.record({ areaId: fc.integer({ min: 1, max: 4 }), lines: fc.integer({ min: 1, max: 3 }) }),
      { maxLength: 3, selector: ({ areaId }) => areaId },
    ),
  }),
  { selector: ({ id }) => id, maxLength: 50 },
);
const flags = fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { maxLength: 8 });

describe('R65: examples are chosen by rules', () => {
  it('R65: a fixed seed gives a fixed list, with the rule beside each', () => {
    expect(chooseExamples([4, 77], MONTH, 20190108)).toEqual([
      { id: 4, rule: 'flagged', areaId: undefined },
      { id: 77, rule: 'flagged', areaId: undefined },
      { id: 20, rule: 'large', areaId: undefined },
      { id: 19, rule: 'large', areaId: undefined },
      { id: 18, rule: 'large', areaId: undefined },
      { id: expect.any(Number), rule: 'random', areaId: expect.any(Number) },
      { id: expect.any(Number), rule: 'random', areaId: expect.any(Number) },
    ]);
    expect(chooseExamples([4, 77], MONTH, 20190108)).toEqual(
      chooseExamples([77, 4], MONTH.toReversed(), 20190108),
    );
  });

  it('R65: another seed draws another', () => {
    const lists = Array.from({ length: 50 }, (_, seed) =>
      JSON.stringify(chooseExamples([], MONTH, seed)),
    );
    expect(new Set(lists).size).toBeGreaterThan(20);
  });

  it('R65: an area with four lines has none drawn, one with five has', () => {
    const drawn = chooseExamples([], MONTH, 1).filter(({ rule }) => rule === 'random');
    expect(drawn.map(({ areaId }) => areaId).toSorted()).toEqual([1, 2]);
  });

  it('R65: five lines of one purchase are five lines', () => {
    const found = chooseExamples([], [bought(1, 5, 9, 5), ...MONTH.slice(15)], 1);
    expect(found.at(-1)).toEqual({ id: 1, rule: 'random', areaId: 9 });
  });

  it('R65: every flagged one, at most three for their size, one an area; none stands twice', () =>
    fc.assert(
      fc.property(flags, candidates, fc.integer(), (flagged, month, seed) => {
        const found = chooseExamples(flagged, month, seed);
        const of = (rule: string) => found.filter((one) => one.rule === rule);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        expect(of('flagged').map(({ id }) => id)).toEqual(flagged.toSorted((a, b) => a - b));
        expect(of('large').length).toBeLessThanOrEqual(3);
        const areas = of('random').map(({ areaId }) => areaId);
        expect(new Set(areas).size).toBe(areas.length);
        const order = found.map(({ rule }) => ['flagged', 'large', 'random'].indexOf(rule));
        expect(order).toEqual(order.toSorted());
        for (const { id, areaId } of of('random')) {
          const one = month.find((candidate) => candidate.id === id);
          expect(one?.areas.map((area) => area.areaId)).toContain(areaId);
        }
      }),
    ));
});

it('draws are even enough, and within what was asked', () => {
  const draw = drawsOf(7);
  const counts = [0, 0, 0, 0, 0];
  for (let at = 0; at < 5_000; at += 1) {
    const drawn = draw(5);
    counts[drawn] = (counts[drawn] ?? 0) + 1;
  }
  expect(counts).toHaveLength(5);
  expect(Math.min(...counts)).toBeGreaterThan(900);
});
