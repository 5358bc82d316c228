import { plainWords, singular } from './plain-words.ts';

/** "Taxi to the television shop": where to, not what. */
const WHERE = new Set(['to', 'at', 'from']);

/**
 * The first of some phrases that an item names, as it is listed: whole words, any case, singular or
 * plural; not within one of the exceptions, nor behind to, at or from. "TV licence" is no TV.
 */
export function namedIn(
  item: string,
  phrases: readonly string[],
  except: readonly string[],
): string | undefined {
  if (phrases.length === 0) return undefined;
  const words = comparable(item);
  const where = words.findIndex((word, at) => at > 0 && WHERE.has(word));
  const goods = where === -1 ? words : words.slice(0, where);
  const text = asTexts(except).reduce(
    (left, phrase) => {
      return phrase.trim() === '' ? left : left.replaceAll(phrase, ' · ');
    },
    asText(goods.join(' ')),
  );
  const texts = asTexts(phrases);
  return phrases.find((phrase, at) => phrase.trim() !== '' && text.includes(texts[at] ?? phrase));
}

/** What was made of a list of phrases: each entry is held against the same few lists. */
const MADE = new WeakMap<readonly string[], readonly string[]>();

function asTexts(phrases: readonly string[]): readonly string[] {
  const texts = MADE.get(phrases) ?? phrases.map(asText);
  MADE.set(phrases, texts);
  return texts;
}

function comparable(text: string): string[] {
  return plainWords(text).map(singular);
}

/** Words with a blank on each side; the blanks between two are shared by both. */
function asText(text: string): string {
  return ` ${comparable(text).join('  ')} `;
}
