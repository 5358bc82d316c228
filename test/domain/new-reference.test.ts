import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLetter, proposeReference } from '../../src/domain/customer-reference.ts';
import { addDays, day } from '../../src/domain/day.ts';
import { referenceFault } from '../../src/domain/new-reference.ts';

const why = (reference: string) => referenceFault(reference)?.why;

describe('R91, R146: a reference of a team’s own tells nothing', () => {
  it.each(['V042', 'v042', 'AB-9', 'ST-012', 'X1', 'T7-114', 'VOI-2031', 'C12345', 'A1B2C3D4E5F6'])(
    '%s is fit',
    (reference) => {
      expect(why(reference)).toBeUndefined();
    },
  );

  it.each([
    ['', 'shape'],
    ['V', 'shape'],
    ['1234', 'shape'],
    ['SMITH', 'shape'],
    ['V 42', 'shape'],
    ['V042/1', 'shape'],
    ['-V42', 'shape'],
    ['V-123456789012', 'shape'],
    ['2X30', 'amount'],
    ['80p', 'amount'],
    ['JOHN1', 'name'],
    ['amy-4', 'name'],
    ['BOB7', 'name'],
    ['SMITH1', 'name'],
    ['JS120385', 'date'],
    ['JS-12-03-85', 'date'],
    ['J12031985', 'date'],
    ['19850312-JS', 'date'],
    ['JS1985', 'date'],
    ['AB123456C', 'personal'],
    ['N9434765919', 'personal'],
    ['ST42AB', 'personal'],
    ['V4711Z', 'check'],
  ])('%s is refused: %s', (reference, fault) => {
    expect(why(reference)).toBe(fault);
  });

  it('says which check letter a mistyped one would have', () => {
    expect(referenceFault('V4711Z')).toEqual({ why: 'check', letter: checkLetter('V4711') });
  });

  it('R146: every reference that is proposed is fit', () =>
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 0.999_999, noNaN: true })), (some) => {
        const proposed = proposeReference(
          () => false,
          () => some.next().value ?? 0,
        );
        expect(referenceFault(proposed)).toBeUndefined();
      }),
    ));

  it('no initials with a date of birth pass, whatever the order', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 25_000 }), (count) => {
        const [year = '', month = '', date = ''] = addDays(day('1930-01-01'), count).split('-');
        for (const written of [`${date}${month}${year}`, `${year}${month}${date}`]) {
          expect(referenceFault(`JS${written}`)).toBeDefined();
        }
        expect(referenceFault(`JS-${date}${month}${year.slice(2)}`)).toBeDefined();
      }),
    ));
});
