import type { Trigger } from './guidelines.ts';

/** Words that bring a guideline up, and phrases that hold one of them and mean something else. */
export type BringsUp = Pick<Trigger, 'words' | 'except'>;

/** What parts the words from the exceptions. */
const NOT = /(?:^|[\s,;.])not\s*:/iu;

/** `television, TV, not: TV licence, TV stand`, parted by commas or lines; each once. */
export function readBringsUp(text: string): BringsUp {
  const [words = '', ...except] = text.split(NOT);
  return { words: phrases(words), except: phrases(except.join(',')) };
}

/** The same as it is typed. */
export function bringsUpText({ words, except }: BringsUp): string {
  if (except.length === 0) return words.join(', ');
  return `${words.join(', ')}, not: ${except.join(', ')}`;
}

function phrases(list: string): string[] {
  const all = list
    .split(/[,;\n]/u)
    .map((phrase) => phrase.replace(/\s+/gu, ' ').replace(/^[ .]+|[ .]+$/gu, ''));
  return [...new Set(all.filter((phrase) => /[\p{L}\p{N}]/u.test(phrase)))];
}
