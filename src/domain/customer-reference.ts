/** R146: what a proposed reference begins with. */
const PREFIX = 'V';
/** Letters that nobody takes for a figure or for one another; 17, a prime, so that the check holds. */
const LETTERS = 'ACDEFHJKLMNPRTWXY';
const FEWEST_DIGITS = 4;
const MOST_DIGITS = 8;
const TRIES = 50;
const SHAPE = new RegExp(`^${PREFIX}(\\d{${FEWEST_DIGITS},${MOST_DIGITS}})([${LETTERS}])$`, 'u');

/**
 * R146: a new reference such as `V4711K`: random, so that nothing follows from it, neither who came
 * first nor a birthday, and with a check letter.
 *
 * @param taken whether a reference is on file
 * @param random a number from 0 up to, not including, 1
 * @throws Error when `taken` says so of everything
 */
export function proposeReference(taken: (reference: string) => boolean, random: () => number) {
  for (let digits = FEWEST_DIGITS; digits <= MOST_DIGITS; digits++) {
    for (let tries = 0; tries < TRIES; tries++) {
      const number = String(Math.floor(random() * 10 ** digits)).padStart(digits, '0');
      const reference = `${PREFIX}${number}${checkLetter(number)}`;
      if (!looksLikeDate(number) && !taken(reference)) return reference;
    }
  }
  throw new Error('No reference is free');
}

/** A year, or a day and a month. */
function looksLikeDate(number: string): boolean {
  if (number.length > FEWEST_DIGITS) return false;
  const [day, month] = [Number(number.slice(0, 2)), Number(number.slice(2))];
  return day === 19 || day === 20 || (day >= 1 && day <= 31 && month >= 1 && month <= 12);
}

/**
 * The check letter for the figures of a reference: each figure has a weight of its own, so that any
 * one wrong figure and any two neighbours swapped give another letter.
 *
 * @param reference with or without its first letter; at most eight figures
 */
export function checkLetter(reference: string): string {
  const digits = reference.replace(/\D/gu, '');
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at + 2), 0);
  return LETTERS.charAt(sum % LETTERS.length);
}

/**
 * Whether a reference is one that could have been proposed, its check letter right. One brought by
 * an import, such as V042, has none: it is good because it is on file.
 */
export function isWellFormed(reference: string): boolean {
  const [, digits = '', letter] = SHAPE.exec(reference.trim().toUpperCase()) ?? [];
  return letter !== undefined && checkLetter(digits) === letter;
}

/**
 * What somebody may have meant by a reference that is not on file: those one slip away, two
 * neighbours swapped first, then one character wrong, missing or too many. A question to ask, never
 * an answer to take. A reference that is on file is no slip.
 */
export function slip(typed: string, onFile: readonly string[]): string[] {
  const meant = typed.trim().toUpperCase();
  const near = onFile.map((reference) => ({
    reference,
    far: distance(meant, reference.toUpperCase()),
  }));
  if (near.some(({ far }) => far === 0)) return [];
  return near
    .filter(({ far }) => far !== undefined)
    .sort((a, b) => Number(a.far) - Number(b.far) || (a.reference < b.reference ? -1 : 1))
    .map(({ reference }) => reference);
}

/** 0 for the same, 1 for two neighbours swapped, 2 for one other slip; undefined beyond. */
function distance(one: string, other: string): 0 | 1 | 2 | undefined {
  if (one === other) return 0;
  if (Math.abs(one.length - other.length) > 1) return undefined;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const [a, b] = [one.slice(at), other.slice(at)];
  if (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2) && a.length > 1) return 1;
  const isOne = a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
  return isOne ? 2 : undefined;
}
