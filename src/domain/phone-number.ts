/** Figures with brackets and short gaps between them, not those of a reference such as P05485. */
const RUN = /(?<!\d|(?<!\p{L})\p{L})\+?\(?\d+(?:[\s().\p{Pd}]{1,3}\d+)*/gu;
const MOST_GROUPS = 7;
const MOST_DIGITS = 15;

/** As dialled within Britain: eleven figures after a nought, ten in some old areas. */
const NATIONAL = /^0(?:7\d{9}|[12389]\d{8,9})$/u;
const FROM_ABROAD = /^(?:0044|\+44)0?[1-35789]\d{8,9}$/u;
const WITHOUT_PLUS = /^44[127]\d{9}$/u;
const ELSEWHERE = /^\+\d{9,14}$/u;

/** R96: a telephone number in a text: British, mobile or landline, or any that begins with +. */
export function phoneIn(text: string): string | undefined {
  for (const [run] of text.matchAll(RUN)) {
    const groups = run.split(/[\s().\p{Pd}]+/u).filter((group) => group !== '');
    if (groups.some((_, start) => isPhone(groups.slice(start, start + MOST_GROUPS)))) return run;
  }
  return undefined;
}

/** Whether the first groups make a number; an amount or an hour may stand after it. */
function isPhone(groups: readonly string[]): boolean {
  let digits = '';
  for (const [at, group] of groups.entries()) {
    // Single figures between gaps are amounts, but for the nought of +44 (0)1782.
    if (at > 0 && group.length < 2 && group !== '0') return false;
    digits += group;
    if (digits.length > MOST_DIGITS) return false;
    if (isDialled(digits, groups[0] ?? '', at > 0)) return true;
  }
  return false;
}

/** Ten figures in one piece are more often a receipt's; eleven that begin so are a telephone's. */
function isDialled(digits: string, first: string, hasGaps: boolean): boolean {
  if (ELSEWHERE.test(digits) || FROM_ABROAD.test(digits) || WITHOUT_PLUS.test(digits)) return true;
  if (!NATIONAL.test(digits) || (digits.length === 10 && !hasGaps)) return false;
  return first.length >= 3 || first === '07';
}
