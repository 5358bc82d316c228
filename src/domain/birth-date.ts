const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const NUMBER = '(?:0?[1-9]|1[0-2])';
const APART = '\\s?[/.\\-‐–]\\s?';
/** Years in which the people of a service for adults were born; later days are appointments. */
const YEAR = '(?:19\\d\\d|200\\d|2010)';
const SHORT_YEAR = '(?:[4-9]\\d|0\\d)';

const DATES = [
  `${DAY}${APART}${NUMBER}${APART}(?:${YEAR}|${SHORT_YEAR})`,
  `${YEAR}${APART}${NUMBER}${APART}${DAY}`,
  `${DAY}(?:st|nd|rd|th)?\\s{1,2}(?:of\\s)?${MONTH}\\.?,?\\s{0,2}(?:${YEAR}|['’][4-9]\\d)`,
  `${MONTH}\\.?\\s${DAY}(?:st|nd|rd|th)?,?\\s${YEAR}`,
].map((date) => new RegExp(`(?<![\\p{L}\\p{N}£.])${date}(?![\\p{L}\\p{N}])`, 'iu'));

/** The words for it, with figures soon after. */
const SAID = /\b(?:d\.?\s?o\.?\s?b\b|date of birth|birth ?date)[^\d\n]{0,20}\d/iu;
const BORN = new RegExp(
  `\\bborn\\b[^\\d\\n]{0,20}(?:(?:19|20)\\d\\d|${DAY}(?:st|nd|rd|th)?(?:${APART}\\d|\\s(?:of\\s)?${MONTH}))(?![\\p{L}])`,
  'iu',
);

/**
 * R96: a date of birth in a text: called one, or a whole date of a year in which an adult may have
 * been born. "12/06/2026" is an appointment.
 */
export function birthDateIn(text: string): string | undefined {
  for (const pattern of [SAID, BORN, ...DATES]) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}
