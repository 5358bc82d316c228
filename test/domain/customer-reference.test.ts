import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkLetter,
  isWellFormed,
  proposeReference,
  slip,
} from '../../src/domain/customer-reference.ts';

const NOTHING = () => false;

/** References as they are proposed, whatever chance gives. */
const proposed = fc
  .array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 60 })
  .map((chances) => {
    let at = 0;
    return proposeReference(NOTHING, () => chances[at++ % chances.length] ?? 0.5);
  });

/** A fixed row of chances, so that the test gives the same each time. */
function chance(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

describe('R146: a proposed reference', () => {
  it('is well formed: V, four figures, a letter that nobody misreads', () => {
    fc.assert(
      fc.property(proposed, (reference) => {
        expect(reference).toMatch(/^V\d{4,}[ACDEFHJKLMNPRTWXY]$/u);
        expect(isWellFormed(reference)).toBe(true);
        expect(isWellFormed(` ${reference.toLowerCase()} `)).toBe(true);
        expect(checkLetter(reference)).toBe(reference.at(-1));
      }),
    );
  });

  it('is none that is on file, and neither a year nor a day and a month', () => {
    const given = new Set<string>();
    const random = chance();
    for (let count = 0; count < 3_000; count++) {
      given.add(proposeReference((one) => given.has(one), random));
    }
    expect(given.size).toBe(3_000);
    for (const reference of given) expect(reference).not.toMatch(/^V(19|20|0305|3112)\d*\w$/u);
  });

  it('follows no order', () => {
    const random = chance(7);
    const numbers = Array.from({ length: 200 }, () =>
      Number(proposeReference(NOTHING, random).slice(1, 5)),
    );
    const steps = numbers.slice(1).map((number, at) => number - (numbers[at] ?? 0));
    expect(steps.filter((step) => step > 0).length).toBeGreaterThan(60);
    expect(steps.filter((step) => step < 0).length).toBeGreaterThan(60);
    expect(steps.filter((step) => Math.abs(step) === 1).length).toBeLessThan(3);
  });

  it('has more figures when those of four are gone', () => {
    const full = (reference: string) => reference.length === 6;
    expect(proposeReference(full, chance())).toMatch(/^V\d{5}[A-Z]$/u);
    expect(() => proposeReference(() => true, chance())).toThrow('No reference is free');
  });
});

describe('R146: a slip of a finger', () => {
  const keys = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-'];

  it('any one wrong character is noticed', () => {
    fc.assert(
      fc.property(proposed, fc.nat(5), fc.constantFrom(...keys), (reference, at, key) => {
        fc.pre(reference[at] !== key);
        const wrong = reference.slice(0, at) + key + reference.slice(at + 1);
        expect(isWellFormed(wrong)).toBe(false);
        expect(slip(wrong, [reference])).toEqual([reference]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('any two neighbours swapped are noticed', () => {
    fc.assert(
      fc.property(proposed, fc.nat(4), (reference, at) => {
        const [a = '', b = ''] = [reference[at], reference[at + 1]];
        fc.pre(a !== b);
        const wrong = reference.slice(0, at) + b + a + reference.slice(at + 2);
        expect(isWellFormed(wrong)).toBe(false);
        expect(slip(wrong, [reference])).toEqual([reference]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('any one character missing or too many is noticed', () => {
    fc.assert(
      fc.property(proposed, fc.nat(5), fc.constantFrom(...keys), (reference, at, key) => {
        const short = reference.slice(0, at) + reference.slice(at + 1);
        const long = reference.slice(0, at) + key + reference.slice(at);
        expect(slip(short, [reference])).toEqual([reference]);
        expect(slip(long, [reference])).toEqual(long === reference ? [] : [reference]);
      }),
    );
  });

  it.each([
    ['V024', ['V042', 'V017'], ['V042']],
    ['v024', ['V042'], ['V042']],
    ['V024', ['V025', 'V042', 'V124'], ['V042', 'V025', 'V124']],
    ['V042', ['V042', 'V024'], []],
    ['V04', ['V042', 'V999'], ['V042']],
    ['VO42', ['V042'], ['V042']],
    ['V24', ['V042'], []],
    ['V420', ['V042'], []],
    ['', ['V042', 'V'], ['V']],
    ['V042', [], []],
  ])('“%s” with %j on file: %j', (typed, onFile, meant) => {
    expect(slip(typed, onFile)).toEqual(meant);
  });

  it('one brought by an import has no letter and is good because it is on file', () => {
    expect(isWellFormed('V042')).toBe(false);
    expect(slip('V042', ['V042'])).toEqual([]);
  });
});
