/** How a line says it was paid: by the preloaded card, from petty cash, by the bank. */
export type PaidBy = 'card' | 'cash' | 'bank';

/**
 * Things that are bought and places that are gone to, which happen to contain a payment word.
 * Without this list "birthday card" would be paid by card and "food bank" by the bank. It is kept
 * short: a payment wrongly noted shows in the answer and is put right with one tap.
 */
const NO_PAYMENT = `birthday card, day card, christmas card, easter card, valentine card, valentines card,
  anniversary card, wedding card, sympathy card, greeting card, greetings card, thank you card,
  get well card, new home card, gift card, sim card, phone card, library card, id card, pass card,
  citizen card, bank card, bus card, travel card, top up card, gas card, electric card, key card,
  meter card, memory card, sd card, playing card, post card, report card, appointment card,
  loyalty card, membership card, cscs card, card reader, card holder, card making, card game,
  card table, card factory, card shop, card machine, card wallet, cash machine, cash point,
  cash box, cash card, cash converters, cash generator, cash back, food bank, power bank,
  piggy bank, clothes bank, clothing bank, baby bank, bottle bank, bank holiday, bank statement,
  bank account, bank charge, bank fee, bank appointment, bank manager, bank branch, bank letter,
  bank details, bank loan`;

const COMPOUND = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${NO_PAYMENT.split(',')
    .map((phrase) => phrase.trim().replace(/\s+/gu, '[ -]'))
    .join('|')})s?(?![\\p{L}\\p{N}])`,
  'giu',
);

const PAYMENT =
  '(?:(?:debit |credit |charge |preloaded |prepaid )?card|(?:(?:from )?petty )?cash|bank(?: transfer| payment)?)';
const LEAD = '(?:(?:paid (?:by|in|with|on)|paid|by|in|with|on) (?:the |my )?)?';
const ENDS = "(?![\\p{L}\\p{N}'’_@-])";

const OUTRIGHT =
  /(?<![\p{L}\p{N}.@])(?:(?:paid )?by )?@(card|cash|bank)(?![\p{L}\p{N}_-]|\.\p{L})/giu;
const ANYWHERE = new RegExp(`(?<![\\p{L}\\p{N}'’_@-])(card|cash|bank)${ENDS}`, 'giu');
const AT_START = new RegExp(`^${LEAD}${PAYMENT}${ENDS}(?! for )[.,; ]*`, 'iu');
const AT_END = new RegExp(`[.,; ]+${LEAD}${PAYMENT}[.,;! ]*$`, 'iu');

/** Takes out `@card`, `@cash`, `@bank` wherever they stand, and says which there were. */
export function takeMarkedPayments(text: string): { text: string; paidBy: PaidBy[] } {
  const paidBy = [...text.matchAll(OUTRIGHT)].map((match) => named(match[1]));
  return { text: text.replace(OUTRIGHT, ' '), paidBy };
}

/** The payment words in a text, in order, without those that are part of a known compound. */
export function paymentsIn(text: string): PaidBy[] {
  return [...masked(text).matchAll(ANYWHERE)].map((match) => named(match[1]));
}

/** The text without a payment that it begins with: `by card 29 V042` is `29 V042`. */
export function withoutPaymentAtStart(text: string): string {
  return text.slice(AT_START.exec(masked(text))?.[0].length ?? 0);
}

/** The text without a payment that it ends with: `boots, paid in cash` is `boots`. */
export function withoutPaymentAtEnd(text: string): string {
  return text.slice(0, AT_END.exec(masked(text))?.index ?? text.length);
}

/** The same length, so that what is found here can be cut from the text itself. */
function masked(text: string): string {
  return text.replace(COMPOUND, (compound) => '_'.repeat(compound.length));
}

function named(word: string | undefined): PaidBy {
  const lower = word?.toLowerCase();
  return lower === 'card' || lower === 'cash' ? lower : 'bank';
}
