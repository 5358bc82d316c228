/** What stands in the place of a customer's reference. */
const INSTEAD = 'the customer';

/** Words as they were typed, without a customer's reference should it stand in there (design 6). */
export function withoutReference(text: string, reference: string): string {
  const runs = reference.match(/\p{L}+|\p{N}+/gu);
  return runs === null ? text : text.replace(writtenAs(runs), INSTEAD);
}

/**
 * A reference as people write it among other words: `v042`, `V 042`, `V-042`, `V042s`, `forV042`; but
 * not the beginning of another, `V0421`. One of letters alone, or of figures, must stand alone.
 */
function writtenAs(runs: readonly string[]): RegExp {
  const isFigures = (run: string | undefined) => /^\p{N}/u.test(run ?? '');
  const reference = runs.join('[^\\p{L}\\p{N}]{0,3}');
  if (runs.length === 1)
    return new RegExp(`(?<![\\p{L}\\p{N}])${reference}(?![\\p{L}\\p{N}])`, 'giu');
  const before = isFigures(runs[0]) ? '(?<!\\p{N})' : '';
  const after = isFigures(runs.at(-1)) ? '(?!\\p{N})' : '(?!\\p{L})';
  return new RegExp(`${before}${reference}${after}`, 'giu');
}
