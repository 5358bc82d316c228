import { plainWords, singular } from './plain-words.ts';

/** One way to name goods of a category; a phrase that several share makes none certain. */
export interface CategoryWord {
  readonly phrase: string;
  readonly category: string;
}

/** What `indexWords` builds; made once, then recognising an item costs microseconds. */
export interface WordIndex {
  readonly categories: ReadonlyMap<string, readonly string[]>;
  readonly longest: number;
}

/** Unsure holds the candidates in the order they were named; none when no word was known. */
export type Recognised = { readonly certain: string } | { readonly unsure: readonly string[] };

interface Match {
  readonly start: number;
  readonly length: number;
  readonly categories: readonly string[];
}

/** "Taxi to the dentist", "coffee at the library": where to, not what. */
const WHERE = new Set(['to', 'at', 'from']);

/** Prepares a vocabulary for `recognise`. */
export function indexWords(list: Iterable<CategoryWord>): WordIndex {
  const categories = new Map<string, string[]>();
  let longest = 0;
  for (const { phrase, category } of list) {
    const words = comparable(phrase);
    if (words.length === 0) continue;
    const key = words.join(' ');
    const known = categories.get(key) ?? [];
    if (!known.includes(category)) categories.set(key, [...known, category]);
    longest = Math.max(longest, words.length);
  }
  return { categories, longest };
}

/**
 * The category that the words of an item make certain (R49, R53), or the candidates.
 * Whole words only, any case, singular or plural. A longer phrase hides the shorter ones it
 * overlaps: "dog food" is no food, "coffee table" no coffee. What follows to, at or from never
 * makes a category certain; it is a candidate when nothing else is.
 */
export function recognise(item: string, index: WordIndex): Recognised {
  const words = comparable(item);
  const where = words.findIndex((word, at) => at > 0 && WHERE.has(word));
  const named = categoriesIn(where === -1 ? words : words.slice(0, where), index);
  const [only] = named;
  if (only !== undefined && named.length === 1) return { certain: only };
  if (named.length > 1 || where === -1) return { unsure: named };
  return { unsure: categoriesIn(words.slice(where + 1), index) };
}

function comparable(text: string): string[] {
  return plainWords(text).map(singular);
}

function categoriesIn(words: readonly string[], index: WordIndex): string[] {
  const kept: Match[] = [];
  for (const match of matchesIn(words, index)) {
    const isHidden = kept.some((longer) => longer.length > match.length && overlap(longer, match));
    if (!isHidden) kept.push(match);
  }
  const inOrder = kept.toSorted((a, b) => a.start - b.start);
  return [...new Set(inOrder.flatMap((match) => match.categories))];
}

/** Every known phrase in the words, longest first. */
function matchesIn(words: readonly string[], index: WordIndex): Match[] {
  const matches: Match[] = [];
  for (let length = Math.min(index.longest, words.length); length > 0; length -= 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      const categories = index.categories.get(words.slice(start, start + length).join(' '));
      if (categories !== undefined) matches.push({ start, length, categories });
    }
  }
  return matches;
}

function overlap(a: Match, b: Match): boolean {
  return a.start < b.start + b.length && b.start < a.start + a.length;
}
