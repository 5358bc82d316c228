/** Letters that begin the postcodes of Britain and its islands. V and P alone begin none. */
const AREAS = new Set(
  `AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH
  EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M
  ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST
  SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE`.split(/\s+/u),
);
const POSTCODE =
  /(?<![\p{L}\p{N}])(\p{L}{1,2})\d[A-Z\d]?(\s{0,2}|\p{Pd})\d([ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}])/giu;
/** `M1 2nd`, `b12 5ug`: ordinals and units that only end as a postcode does. */
const NO_END = /^(?:st|nd|rd|th|ft|lb|ug|yr|hr|pt|pp|gb|GB|tb|TB)$/u;

/** R96: a postcode in a text, as it stands there. */
export function postcodeIn(text: string): string | undefined {
  for (const [found, area = '', gap = '', end = ''] of text.matchAll(POSTCODE)) {
    const isUnit = gap !== '' && NO_END.test(end);
    if (AREAS.has(area.toUpperCase()) && !isUnit) return found;
  }
  return undefined;
}

const NI =
  /(?<![\p{L}\p{N}])[A-Z]{2}[\s.\p{Pd}]{0,2}(?:\d{2}[\s.\p{Pd}]{0,2}){3}[A-D](?![\p{L}\p{N}])/iu;

/** A National Insurance number: two letters, six figures, a letter from A to D. */
export function niIn(text: string): string | undefined {
  return NI.exec(text)?.[0];
}

const NHS = /(?<!\d)\d{3}([\s\p{Pd}]{0,2})\d{3}[\s\p{Pd}]{0,2}\d{4}(?!\d)/gu;
const SAYS_NHS = /\bNHS\b[^\d]{0,20}$/iu;

/**
 * An NHS number: ten figures whose last one checks (modulo 11), so that most ordinary figures of
 * that length pass; any ten after the word NHS, since a slip of a finger is no less telling.
 */
export function nhsIn(text: string): string | undefined {
  for (const match of text.matchAll(NHS)) {
    const before = text.slice(Math.max(0, match.index - 30), match.index);
    if (checksAsNhs(match[0].replace(/\D/gu, '')) || SAYS_NHS.test(before)) return match[0];
  }
  return undefined;
}

function checksAsNhs(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, at) => {
    return total + Number(digit) * (10 - at);
  }, 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Local parts and names of a host are short, which keeps the search linear. */
const EMAIL = /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/u;

/** An e-mail address. */
export function emailIn(text: string): string | undefined {
  return text.includes('@') ? EMAIL.exec(text)?.[0] : undefined;
}
