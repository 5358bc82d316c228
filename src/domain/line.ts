import { type HeadProblem, readHead } from './line-head.ts';
import { type Amount, totalFor } from './money.ts';
import {
  type PaidBy,
  paymentsIn,
  takeMarkedPayments,
  withoutPaymentAtEnd,
  withoutPaymentAtStart,
} from './payment-words.ts';

/** The most characters each part of a line may have; free text is capped (R96). */
export const MOST_CHARACTERS = { line: 500, item: 140, purpose: 140 } as const;

/** What is wrong with a line; the rest of it was understood all the same. */
export type LineProblem =
  | HeadProblem
  | { readonly kind: 'severalPayments'; readonly named: readonly PaidBy[] }
  | {
      readonly kind: 'tooLong';
      readonly part: keyof typeof MOST_CHARACTERS;
      readonly most: number;
    };

/** One line as far as it was understood. An empty item means that none was given. */
export interface ParsedLine {
  readonly amount?: Amount;
  /** The reference as it is on file, however it was typed. */
  readonly customer?: string;
  readonly item: string;
  readonly purpose?: string;
  /** The outcome areas that the tags name, each once, in the order typed. */
  readonly areas: readonly string[];
  readonly unknownTags: readonly string[];
  readonly paidBy?: PaidBy;
  readonly problems: readonly LineProblem[];
}

/** What is on file in the workspace. */
export interface Known {
  /** The reference on file for a word as typed, or undefined. */
  customer(word: string): string | undefined;
  /** The area's code for a tag in lower case and without hyphens, or undefined. */
  area(tag: string): string | undefined;
}

const SLACK_CHANNEL = /<#[^<>|\s]*(?:\|([^<>]*))?>/gu;
const TAG = /(?<![^\s,;.(])#(\p{L}[\p{L}\p{N}_\p{Pd}]*)/gu;
/** The comma in `1,000 pieces` ends no item. */
const WHY = /,(?!(?<=\d,)\d{3}(?!\d))| for /iu;
/**
 * Reads `29 V042 boots and socks, flip-flops in snow #self-care` (R1). Tags and payment words may
 * stand anywhere; amount and customer are the first two words left, in either order; the rest is
 * what was bought and, after the first comma or ` for `, why. Never throws: what is wrong or
 * missing is in the answer.
 */
export function parseLine(text: string, known: Known): ParsedLine {
  const typed = plainLine(text);
  const tags = [...typed.matchAll(TAG)].map((match) => match[1] ?? '');
  const marked = takeMarkedPayments(tidy(typed.replace(TAG, ' ')));
  const untagged = tidy(marked.text);
  const head = readHead(untagged, (word) => known.customer(word));
  const { item, purpose } = splitAtWhy(head.rest);
  const payment = onePayment(marked.paidBy, paymentsIn(untagged));
  const { amount } = head.found;
  return {
    ...head.found,
    ...(amount && { amount: forNights(amount, head.rest) }),
    item,
    ...(purpose === '' ? {} : { purpose }),
    ...readTags(tags, known),
    ...payment.found,
    problems: [...head.problems, ...payment.problems, ...tooLong({ line: typed, item, purpose })],
  };
}

/** A line as its writer sees it: nothing escaped, single spaces. */
export function plainLine(text: string): string {
  return tidy(unescaped(text));
}

const NIGHTS = /(?<![\p{L}\p{N}.,£-])([1-9]\d{0,2}) nights\b/iu;

/** `624 V042 Travelodge 11 nights` is eleven of a thing (R5), unless the amount says how many. */
function forNights(amount: Amount, text: string): Amount {
  const nights = Number(NIGHTS.exec(text)?.[1] ?? 1);
  return amount.count > 1 || nights < 2 ? amount : totalFor(amount.pence, nights);
}

function unescaped(text: string): string {
  return text
    .replace(SLACK_CHANNEL, ' #$1 ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function tidy(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,;]|\.(?: |$))/gu, '')
    .trim();
}

function splitAtWhy(rest: string): { item: string; purpose: string } {
  const why = WHY.exec(rest);
  const item = why === null ? rest : rest.slice(0, why.index);
  const purpose = why === null ? '' : rest.slice(why.index + why[0].length).trim();
  return {
    item: trimmed(withoutPaymentAtEnd(trimmed(item))),
    purpose: trimmed(withoutPaymentAtEnd(withoutPaymentAtStart(trimmed(purpose)))),
  };
}

function trimmed(part: string): string {
  return part.replace(/^[\s,]+|[\s,]+$/gu, '');
}

function readTags(
  tags: readonly string[],
  known: Known,
): Pick<ParsedLine, 'areas' | 'unknownTags'> {
  const read = tags.map((tag) => ({ tag, area: known.area(plainTag(tag)) }));
  const areas = read.flatMap(({ area }) => (area === undefined ? [] : [area]));
  const unknownTags = read.filter(({ area }) => area === undefined).map(({ tag }) => tag);
  return { areas: [...new Set(areas)], unknownTags: [...new Set(unknownTags)] };
}

/** A tag as it is looked up: case, hyphens and underscores left out. */
export function plainTag(tag: string): string {
  return tag.replace(/^#|[_\p{Pd}]/gu, '').toLowerCase();
}

/** A marked payment (`@card`) outweighs mere words; two different ones leave it open. */
function onePayment(
  marked: readonly PaidBy[],
  words: readonly PaidBy[],
): { found: Pick<ParsedLine, 'paidBy'>; problems: LineProblem[] } {
  const named = [...new Set(marked.length > 0 ? marked : words)];
  const [paidBy] = named;
  if (paidBy === undefined) return { found: {}, problems: [] };
  if (named.length > 1) return { found: {}, problems: [{ kind: 'severalPayments', named }] };
  return { found: { paidBy }, problems: [] };
}

function tooLong(parts: Record<keyof typeof MOST_CHARACTERS, string>): LineProblem[] {
  return (['line', 'item', 'purpose'] as const)
    .filter((part) => [...parts[part]].length > MOST_CHARACTERS[part])
    .map((part) => ({ kind: 'tooLong', part, most: MOST_CHARACTERS[part] }));
}
