/**
 * The words of a text as they are compared: lower case, without accents and apostrophes,
 * split at everything else. `Agent's fee` is `agents fee`, `pay-as-you-go` four words, `&` is `and`.
 */
export function plainWords(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘]/gu, '')
    .replaceAll('&', ' and ');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * One form for singular and plural: `buses` and `bus`, `batteries` and `battery`. Good enough to
 * compare two words of everyday English, no more: the result need not be a word.
 */
export function singular(word: string): string {
  if (word.length <= 3 || /(?:ss|us|[^ax]is)$/u.test(word)) return word;
  const bare = word.replace(/s$/u, '');
  if (/ie$/u.test(bare) && bare.length > 3) return bare.replace(/ie$/u, 'y');
  if (/oe$/u.test(bare) && bare.length > 4) return bare.slice(0, -1);
  return bare.replace(/(?<=ch|sh|[sxz])e$/u, '');
}
