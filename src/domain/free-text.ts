import { birthDateIn } from './birth-date.ts';
import { cardNumberIn } from './card-number.ts';
import { namesIn } from './person-names.ts';
import { emailIn, nhsIn, niIn, postcodeIn } from './personal-numbers.ts';
import { phoneIn } from './phone-number.ts';

/** What free text may not hold. */
export type Personal = 'postcode' | 'phone' | 'email' | 'ni' | 'nhs' | 'birth' | 'card';

/** What the guard says of a text. */
export type Guarded =
  | { readonly kind: 'fine' }
  /** `found` is for the person alone, never for a log; it is empty for a card number (R10). */
  | { readonly kind: 'refused'; readonly what: Personal; readonly found: string }
  /** What may be people's names, as typed, each once: the person says whether it is. */
  | { readonly kind: 'challenge'; readonly found: readonly string[] };

/** In this order, so that what is longest is named first. */
const PATTERNS: readonly [Personal, (text: string) => string | undefined][] = [
  ['card', (text) => (cardNumberIn(text) ? '' : undefined)],
  ['email', emailIn],
  ['ni', niIn],
  ['postcode', postcodeIn],
  ['phone', phoneIn],
  ['nhs', nhsIn],
  ['birth', birthDateIn],
];

/**
 * R96: looks through free text before it is stored. What tells who or where somebody is by its
 * pattern is refused; what looks like a name is challenged, since only the person knows that Dr
 * Martens are boots. A street without a postcode passes. Never throws; takes time in proportion to
 * the text's length.
 */
export function guard(text: string): Guarded {
  const plain = text.normalize('NFKC');
  for (const [what, findIn] of PATTERNS) {
    const found = findIn(plain);
    if (found !== undefined) return { kind: 'refused', what, found };
  }
  const names = namesIn(plain);
  return names.length === 0 ? { kind: 'fine' } : { kind: 'challenge', found: names };
}

/**
 * The same for the parts of one entry, which are stored side by side: what is refused may also
 * stand across them, as in `born 3 May, 1980`.
 */
export function guardAll(parts: readonly (string | undefined)[]): Guarded {
  const texts = parts.filter((part) => part !== undefined && part !== '');
  const all = texts.map((text) => guard(text ?? ''));
  const refused = [...all, guard(texts.join(', '))].find(({ kind }) => kind === 'refused');
  if (refused !== undefined) return refused;
  const names = namesInAll(texts);
  return names.length === 0 ? { kind: 'fine' } : { kind: 'challenge', found: names };
}

/** What may be names in any of several texts, each once. */
export function namesInAll(texts: readonly (string | undefined)[]): string[] {
  return [...new Set(texts.flatMap((text) => namesIn((text ?? '').normalize('NFKC'))))];
}
