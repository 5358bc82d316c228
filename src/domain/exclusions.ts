import {
  EXCLUDED,
  type ExclusionRule,
  FLAGGED,
  HARMLESS,
  NOT_AFTER,
  NOT_BEFORE,
} from './excluded-words.ts';
import { plainWords } from './plain-words.ts';

/** Which rule forbids the goods, and the word that says so, in plain lower case. */
export interface Excluded {
  readonly rule: ExclusionRule;
  readonly word: string;
}

const ORDER: readonly ExclusionRule[] = ['tobacco', 'alcohol', 'illegal substances'];
const NUMBER =
  '(?:\\d+|one|two|three|four|five|six|eight|ten|twelve|twenty|forty|few|couple|dozen|several)';
const FILLER = `(?:${NUMBER}|x|of|a|an|the|some|his|her|their|my|more|cheap|bit|lot)`;
/** "Bag of weed and milk" names goods; "bag of grass seed" others. */
const ENDS_GOODS = '(?= (?:and|with|from|at|in|on|for|to|plus|or|then|x|,)(?= |$)|$)';

const ALWAYS = anyOf(ORDER.flatMap((rule) => EXCLUDED[rule].always));
const FORGIVEN = [
  anyOf(HARMLESS),
  `${anyOf(NOT_BEFORE)} (?:(?:a|the|any|all|his|her|their) )?${ALWAYS}`,
  `${ALWAYS} ${anyOf(NOT_AFTER)}`,
].map((phrase) => new RegExp(` ${phrase}(?= |$)`, 'gu'));
/** "20 cigarettes a day" is a habit in a reason; as an item it would be goods. */
const HABIT = new RegExp(
  ` ${ALWAYS} (?:(?:a|per|each|every) (?:day|week|night|month)|daily|weekly)(?= |$)`,
  'gu',
);
const VAPES = new RegExp(` (?<word>${anyOf(FLAGGED)})(?= |$)`, 'u');
const NO_VAPES = new RegExp(` ${anyOf(NOT_BEFORE)} ${anyOf(FLAGGED)}(?= |$)`, 'gu');

/** What one rule looks for; each pattern names the word it found. */
interface Rule {
  readonly rule: ExclusionRule;
  readonly anywhere: RegExp;
  readonly measured: RegExp;
  readonly alone: RegExp;
  readonly measuredInReason: RegExp;
  readonly aloneInReason: RegExp;
}

const RULES: readonly Rule[] = ORDER.map((rule) => {
  const { always, alone, measured, measures, byNumber } = EXCLUDED[rule];
  const unit = anyOf(measures);
  const measure = `(?:${NUMBER} ${unit}(?: of)?|${unit} of${byNumber ? `|${NUMBER}` : ''})`;
  const everyday = `(?<word>${alone.concat(measured).join('|')})`;
  return {
    rule,
    anywhere: new RegExp(` (?<word>${anyOf(always)})(?= |$)`, 'u'),
    measured: new RegExp(` ${measure} ${everyday}${ENDS_GOODS}`, 'u'),
    alone: whollyGoods(alone.join('|')),
    measuredInReason: new RegExp(
      ` (?:${measure}|${NUMBER}) (?<word>${anyOf(always)})${ENDS_GOODS}`,
      'u',
    ),
    aloneInReason: whollyGoods(`${anyOf(always)}|${alone.join('|')}`),
  };
});

/**
 * The hard exclusion (R37): cigarettes, tobacco, alcohol and illegal substances are never bought.
 * Undefined for everything else, such as alcohol-free hand gel or the bus to a detox (R38). The
 * reason is refused only when it names goods: a measured amount, or nothing but the word.
 */
export function excluded(item: string, purpose: string | undefined): Excluded | undefined {
  return excludedItem(item) ?? (purpose === undefined ? undefined : excludedReason(purpose));
}

/** E-cigarettes and vapes, which the source does not name: flagged, never refused (R38). */
export function flagged(item: string, purpose?: string): { readonly word: string } | undefined {
  const text = `${plain(item)} ,${plain(purpose ?? '')}`.replace(NO_VAPES, ' ·');
  const word = VAPES.exec(text)?.groups?.word;
  return word === undefined ? undefined : { word };
}

function excludedItem(item: string): Excluded | undefined {
  const text = forgiven(plain(item));
  const things = thingsIn(text);
  for (const { rule, anywhere, measured, alone } of RULES) {
    const word =
      wordIn(text, anywhere) ??
      wordIn(text, measured) ??
      things.map((thing) => wordIn(thing, alone)).find((found) => found !== undefined);
    if (word !== undefined) return { rule, word };
  }
  return undefined;
}

function excludedReason(purpose: string): Excluded | undefined {
  const text = forgiven(plain(purpose).replace(HABIT, ' ·'));
  for (const { rule, measured, measuredInReason, aloneInReason } of RULES) {
    const word =
      wordIn(text, measuredInReason) ?? wordIn(text, measured) ?? wordIn(text, aloneInReason);
    if (word !== undefined) return { rule, word };
  }
  return undefined;
}

function wordIn(text: string, pattern: RegExp): string | undefined {
  return pattern.exec(text)?.groups?.word;
}

/**
 * Plain words, each with a blank before it; a comma where punctuation parts two things, and
 * numbers apart from their units ("5g" is "5 g").
 */
function plain(text: string): string {
  const things = text.split(/[,;:.!?]+(?=\s|$)|[;()/+]| [-–—] /u);
  const words = things.map((thing) => plainWords(thing).join(' ')).filter((thing) => thing !== '');
  return ` ${words.join(' , ').replace(/(?<= |^)(\d+)(?=[a-z])/gu, '$1 ')}`;
}

function forgiven(text: string): string {
  return FORGIVEN.reduce((left, phrase) => left.replace(phrase, ' ·'), text);
}

/** One thing at a time. "And" parts only what follows it: "crack and damp repair" is no crack. */
function thingsIn(text: string): string[] {
  return text
    .split(' ,')
    .flatMap((part) => [part, ...part.split(/ (?:and|plus|with|or)(?= )/u).slice(1)]);
}

/** A text that says nothing but the word, with a number or an article at most. */
function whollyGoods(words: string): RegExp {
  return new RegExp(`^(?: ${FILLER})* (?<word>${words})(?: ${FILLER})*$`, 'u');
}

/** Any of some phrases, in singular or plural, longest first: "beer garden" before "beer". */
function anyOf(phrases: readonly string[]): string {
  const longestFirst = phrases.toSorted((a, b) => b.length - a.length);
  return `(?:${longestFirst.join('|')})(?:s|es)?`;
}
