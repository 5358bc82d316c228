import { GIVEN_NAMES, NAMES_AND_WORDS } from './given-names.ts';
import {
  AFTER_TITLE,
  isKnownThing,
  MAKES,
  PLACE_WORDS,
  SAINTLY,
  SHOPS,
  withoutPossessive,
} from './no-person.ts';

interface Word {
  readonly text: string;
  readonly lower: string;
  readonly isCapital: boolean;
  readonly start: number;
  readonly end: number;
  /** What stands between this word and the one before. */
  readonly gap: string;
}

const WORD = /\p{L}[\p{L}\p{M}'’\p{Pd}]*/gu;
const SPACE = /^\s{1,2}$/u;
const SPACE_OR_STOP = /^(?:\.\s{0,2}|\s{1,2})$/u;

/** Titles that are nothing else, in any case; the others are words as well. */
const TITLES = new Set(
  'mr mrs ms mx dr prof professor rev reverend sir dame cllr councillor'.split(' '),
);
const TITLES_IN_CAPITALS = new Set('Miss MISS Doctor Mister Nurse Judge Sister'.split(' '));
/** What stands before a given name when somebody is meant: "coffee with Sarah". */
const TOWARDS = new Set(
  `with for to from see seeing visit visiting meet meeting called named by near paid gave told asked
  helped took friend neighbour partner mum mother dad father brother sister son daughter wife husband
  nephew niece cousin`.split(/\s+/u),
);
const MOST_WORDS = 4;

/**
 * R96: what in a text looks like somebody's name, each once: a title with a surname, a common given
 * name with another capitalised word, the possessive of one, or one after a word such as "with".
 * Brands, shops and places are none. It cannot catch every name, for no list of customers is held
 * (R91).
 */
export function namesIn(text: string): string[] {
  const words = wordsOf(text);
  const found: string[] = [];
  for (let at = 0; at < words.length; ) {
    const length = titled(words, at) || given(words, at);
    const [first, last] = [words[at], words[at + length - 1]];
    if (length > 0 && first && last)
      found.push(withoutPossessive(text.slice(first.start, last.end)));
    at += length || 1;
  }
  return [...new Set(found)];
}

function wordsOf(text: string): Word[] {
  let end = 0;
  return [...text.matchAll(WORD)].map((match) => {
    const start = match.index;
    const gap = text.slice(end, start);
    end = start + match[0].length;
    const isCapital = /^\p{Lu}/u.test(match[0]);
    return { text: match[0], lower: match[0].toLowerCase(), isCapital, start, end, gap };
  });
}

/** How many words a title and its surname are; 0 where there is none. */
function titled(words: readonly Word[], at: number): number {
  const [title, next] = [words[at], words[at + 1]];
  if (!title || !next || !SPACE_OR_STOP.test(next.gap)) return 0;
  // MS is an illness.
  const isTitle = TITLES.has(title.lower) && title.text !== 'MS';
  if (!isTitle && !TITLES_IN_CAPITALS.has(title.text)) return 0;
  if (!isTitle && !next.isCapital) return 0;
  const surname = withoutPossessive(next.lower);
  if (AFTER_TITLE.has(surname) || TITLES.has(surname)) return 0;
  if (isKnownThing(title.lower, next.text)) return 0;
  const more = next.isCapital ? capitalsFrom(words, at + 2) : 0;
  return isPlace(words, at + 1, at + 2 + more) ? 0 : 2 + more;
}

/** How many words a given name and what belongs to it are; 0 where there is none. */
function given(words: readonly Word[], at: number): number {
  const word = words[at];
  if (!word) return 0;
  const name = withoutPossessive(word.lower);
  const isPossessive = name !== word.lower;
  const isName = GIVEN_NAMES.has(name) || GIVEN_NAMES.has(name.split(/\p{Pd}/u)[0] ?? '');
  if (!isName && !NAMES_AND_WORDS.has(name)) return 0;
  const before = words[at - 1];
  if (before && SAINTLY.has(before.lower) && SPACE_OR_STOP.test(word.gap)) return 0;
  const more = isPossessive ? 0 : capitalsFrom(words, at + 1);
  if (isPlace(words, at, at + 1 + (isPossessive ? capitalsFrom(words, at + 1) : more))) return 0;
  if (isPossessive) return isName && !SHOPS.has(name) ? 1 : 0;
  if (!word.isCapital) return 0;
  if (more === 0) return isName && isMeant(words, at) ? 1 : 0;
  if (isKnownThing(name, words[at + 1]?.text ?? '')) return 0;
  return isName || isMidSentence(word, before) ? 1 + more : 0;
}

/** A given name by itself: all that was said, or after a word that leads to somebody. */
function isMeant(words: readonly Word[], at: number): boolean {
  const [before, word] = [words[at - 1], words[at]];
  if (!word || MAKES.has(word.lower)) return false;
  if (!before) return words.length === 1;
  return TOWARDS.has(before.lower) && SPACE.test(word.gap);
}

function isMidSentence(word: Word, before: Word | undefined): boolean {
  return before !== undefined && !before.isCapital && SPACE.test(word.gap);
}

/** How many capitalised words follow one another from here; initials count. */
function capitalsFrom(words: readonly Word[], from: number): number {
  let count = 0;
  while (count < MOST_WORDS) {
    const word = words[from + count];
    const isInitial = words[from + count - 1]?.text.length === 1;
    if (!word?.isCapital || !(isInitial ? SPACE_OR_STOP : SPACE).test(word.gap)) break;
    count += 1;
  }
  return count;
}

/** Whether the capitalised words make a place or an organisation: `Sir Stanley Matthews Way`. */
function isPlace(words: readonly Word[], from: number, to: number): boolean {
  return words.slice(from, to).some(({ lower, isCapital }) => isCapital && PLACE_WORDS.has(lower));
}
