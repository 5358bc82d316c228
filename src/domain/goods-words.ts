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
  const text = except.map(asText).reduce(
    (left, phrase) => {
      return phrase.trim() === '' ? left : left.replaceAll(phrase, ' · ');
    },
    asText(goods.join(' ')),
  );
  return phrases.find((phrase) => phrase.trim() !== '' && text.includes(asText(phrase)));
}

function comparable(text: string): string[] {
  return plainWords(text).map(singular);
}

/** Words with a blank on each side; the blanks between two are shared by both. */
function asText(text: string): string {
  return ` ${comparable(text).join('  ')} `;
}
