/** Money is whole pence in one type. Floats never hold money; text is the last step. */

declare const penceBrand: unique symbol;

/** Whole pence; negative for refunds. */
export type Pence = number & { readonly [penceBrand]: true };

/**
 * Makes money out of a number: the one door.
 * @throws RangeError unless it is a whole number that can be held exactly.
 */
export function pence(n: number): Pence {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Money is whole pence: ${n} is not.`);
  // Minus zero would print as "-£0.00" and differ from zero in comparisons.
  return (n === 0 ? 0 : n) as Pence;
}

export const ZERO: Pence = pence(0);

/** The sum of all arguments, in pence. */
export function add(...amounts: readonly Pence[]): Pence {
  return sum(amounts);
}

/** What is left of `from` when `amount` is taken away, in pence; may be negative. */
export function subtract(from: Pence, amount: Pence): Pence {
  return pence(from - amount);
}

/** The sum of a list, in pence; nothing sums to zero. */
export function sum(amounts: Iterable<Pence>): Pence {
  let total = 0;
  for (const amount of amounts) total += amount;
  return pence(total);
}

/**
 * A unit price times a whole count.
 * @throws RangeError when the count is not a whole number.
 */
export function multiply(amount: Pence, wholeCount: number): Pence {
  if (!Number.isSafeInteger(wholeCount)) {
    throw new RangeError(`Money is multiplied by whole counts only: ${wholeCount} is not one.`);
  }
  return pence(amount * wholeCount);
}

/**
 * The mean in pence, rounded half up; zero for a count of zero.
 * @throws RangeError when the count is negative or not whole.
 */
export function meanHalfUp(total: Pence, count: number): Pence {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`A mean needs a whole count of zero or more: ${count} is not one.`);
  }
  if (count === 0) return ZERO;
  // With the remainder taken off first the division is exact, however large the total.
  const remainder = ((total % count) + count) % count;
  return pence((total - remainder) / count + (remainder * 2 >= count ? 1 : 0));
}

/** `£1,250.00`, `-£3.00`. */
export function formatPounds(amount: Pence): string {
  const [pounds = '', fraction = ''] = toDecimal(pence(Math.abs(amount))).split('.');
  return `${amount < 0 ? '-' : ''}£${grouped(pounds)}.${fraction}`;
}

/** `£1,347`: whole pounds, rounded half up. */
export function formatWholePounds(amount: Pence): string {
  const pounds = meanHalfUp(amount, 100);
  return `${pounds < 0 ? '-' : ''}£${grouped(String(Math.abs(pounds)))}`;
}

/** `1250.00`, `-3.00`: for CSV, where a thousands comma would start a new column. */
export function toDecimal(amount: Pence): string {
  const digits = String(Math.abs(amount)).padStart(3, '0');
  return `${amount < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The largest amount one entry may have: £100,000.00. */
export const LARGEST_AMOUNT: Pence = pence(10_000_000);

/** The largest count before the `x` in `2x30`. */
export const LARGEST_COUNT = 999;

/**
 * Why a text is no amount. `not-an-amount` was not meant as one (a word, a reference);
 * every other reason is an amount that went wrong, and the writer should be told.
 */
export type AmountRefusal =
  | 'not-an-amount'
  | 'malformed'
  | 'zero'
  | 'negative'
  | 'too-many-decimals'
  | 'too-much';

/** Total and unit price in pence, both from 1p; the unit price is what item limits judge (R5). */
export interface Amount {
  readonly pence: Pence;
  readonly count: number;
  readonly unitPence: Pence;
}

/**
 * A total for so many things (R5): the total stays as it is, and the price of one, which only the
 * item limit looks at, is rounded up to a whole penny, so that the limit is never passed unseen.
 * @throws RangeError when the count is not a whole number from 1
 */
export function totalFor(total: Pence, count: number): Amount {
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new RangeError(`A total is for a whole count of one or more: ${count} is not one.`);
  }
  return { pence: total, count, unitPence: pence(Math.floor((total + count - 1) / count)) };
}

export type ParsedAmount =
  | ({ readonly ok: true } & Amount)
  | { readonly ok: false; readonly reason: AmountRefusal };

const COUNTED = /^(\d+)\s*[x×*]\s*(?=[-−–£\d])(.*)$/iu;
const MEANT = /^[-−–+]?\s*(?:£.*\d|\d[\d,.]*p?$|\.\d+$)/iu;
const POUNDS = /^(?:£\s*)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/u;
const PENCE = /^(\d{1,3}(?:,\d{3})+|\d+)p$/iu;
const SIGN = /^(£?)\s*[-−–]\s*(?=[£\d])/u;

/**
 * Reads an amount as people type it (R3): `4`, `£4`, `4.20`, `80p`, `1,250.00`, `2x30`, `3×80p`.
 * One decimal is taken as tenths of a pound, as on a till: `4.5` is £4.50.
 * Refused: nought, negatives, three decimals, `1.2.3`, `1,25`, more than £100,000.00 in total.
 */
export function parseAmount(text: string): ParsedAmount {
  const typed = text.trim();
  const counted = COUNTED.exec(typed);
  if (counted === null) return times(1, parseUnit(typed));
  const unit = parseUnit(counted[2] ?? '');
  return times(Number(counted[1]), unit);
}

/** An amount of a setting as it is typed, in pence; undefined for what is no single amount. */
export function readOneAmount(text: string): Pence | undefined {
  const amount = parseAmount(text);
  return amount.ok && amount.count === 1 ? amount.pence : undefined;
}

type Unit = { readonly value: number } | { readonly reason: AmountRefusal };

function times(count: number, unit: Unit): ParsedAmount {
  if ('reason' in unit) return { ok: false, reason: unit.reason };
  if (unit.value === 0 || count === 0) return { ok: false, reason: 'zero' };
  if (count > LARGEST_COUNT || unit.value * count > LARGEST_AMOUNT) {
    return { ok: false, reason: 'too-much' };
  }
  const unitPence = pence(unit.value);
  return { ok: true, pence: multiply(unitPence, count), count, unitPence };
}

function parseUnit(text: string): Unit {
  const sign = SIGN.exec(text);
  const unsigned = sign === null ? text : (sign[1] ?? '') + text.slice(sign[0].length);
  const unit = parseUnsigned(unsigned);
  const isNegative = sign !== null && 'value' in unit && unit.value > 0;
  return isNegative ? { reason: 'negative' } : unit;
}

function parseUnsigned(text: string): Unit {
  if (!MEANT.test(text)) return { reason: 'not-an-amount' };
  const inPence = PENCE.exec(text);
  if (inPence !== null) return whole(inPence[1] ?? '', '');
  const inPounds = POUNDS.exec(text);
  if (inPounds === null) return { reason: 'malformed' };
  const decimals = inPounds[2] ?? '';
  if (decimals.length > 2) return { reason: 'too-many-decimals' };
  return whole(inPounds[1] ?? '', decimals.padEnd(2, '0'));
}

function whole(digits: string, decimals: string): Unit {
  // `007` or `04.20` is more likely a code or a time of day than money.
  if (/^0\d/u.test(digits)) return { reason: 'malformed' };
  return { value: Number(digits.replaceAll(',', '') + decimals) };
}
