/** How many digits payment cards have. */
const FEWEST = 13;
const MOST = 19;

/** Digits with single gaps between them, as cards print them. */
const RUN = /\d+(?:[\s\p{Pd}]{1,2}\d+)*/gu;

/**
 * Whether a text holds a payment card's full number, which is refused and not logged (R10): 13 to
 * 19 digits, with or without spaces or hyphens, that pass the check every card number passes
 * (Luhn's), and any 16 digits in a row even when they do not, for that is a slip of a finger.
 * A telephone number has 11.
 */
export function cardNumberIn(text: string): boolean {
  return [...text.normalize('NFKC').matchAll(RUN)].some(([run]) => hasCardNumber(run));
}

function hasCardNumber(run: string): boolean {
  const groups = run.split(/[\s\p{Pd}]+/u);
  if (groups.join('').length === 16) return true;
  // An amount or a year may stand next to the number, so every stretch of groups is tried.
  return groups.some((_, start) => {
    let digits = '';
    for (const group of groups.slice(start, start + MOST)) {
      digits += group;
      if (digits.length > MOST) return false;
      if (isCardNumber(digits, groups.slice(start, start + 4))) return true;
    }
    return false;
  });
}

function isCardNumber(digits: string, groups: readonly string[]): boolean {
  if (digits.length < FEWEST) return false;
  const isPrintedAsOne = digits.length === 16 && (groups[0]?.length === 16 || inFours(groups));
  return isPrintedAsOne || passesLuhn(digits);
}

function inFours(groups: readonly string[]): boolean {
  return groups.slice(0, 4).every((group) => group.length === 4);
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
