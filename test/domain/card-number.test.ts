import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardNumberIn } from '../../src/domain/card-number.ts';

describe("R10: a payment card's full number is refused", () => {
  it.each([
    '4111111111111111',
    '4111 1111 1111 1111',
    '4111-1111-1111-1111',
    '4111 1111-1111  1111',
    'paid with 4111111111111111, thanks',
    '29 4111 1111 1111 1111',
    '4111 1111 1111 1111 12 2028',
    '29 V042 boots 5555555555554444',
    '378282246310005',
    '3782 822463 10005',
    '4222222222222',
    '6304000000000000000',
    '1234567890123456',
    '1234 5678 9012 3456',
    '29 1234 5678 9012 3456 99',
    '４１１１１１１１１１１１１１１１',
  ])('%s', (text) => {
    expect(cardNumberIn(text)).toBe(true);
  });

  it.each([
    '',
    '29 V042 boots and socks',
    '07700 900123',
    '+44 7700 900123',
    '01782 123456',
    'card ending 4471',
    '2018-06-11',
    'reference 123456789012',
    '1234567890123',
    '12345678901234567890',
    '4111 1111 1111 111x',
    'P05485 P05486 P05487',
    '1,250.00 and 1,300.00 and 1,400.00',
  ])('%s passes', (text) => {
    expect(cardNumberIn(text)).toBe(false);
  });

  it('any sixteen digits, however they are set apart', () => {
    const digits = fc.stringMatching(/^\d{16}$/u);
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-', ' - '.slice(0, 2)), (number, gap) => {
        expect(cardNumberIn(`for ${number.match(/.{4}/gu)?.join(gap)} ok`)).toBe(true);
      }),
    );
  });
});
