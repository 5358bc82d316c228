import { readFileSync } from 'node:fs';
import { type Source, sourcesIn } from './sources.ts';

/** A rule of docs/rules.md: its number, its sentence and the places it names. */
export interface Rule {
  readonly line: string;
  readonly rule: string;
  readonly sentence: string;
  readonly places: string[];
}

/** A test or a group of tests by the name it goes by. */
export interface Titled {
  readonly path: string;
  readonly title: string;
}

const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');

/** The rules of the page; a line that cannot be read has an empty number. */
export const RULES: readonly Rule[] = page
  .split('\n')
  .filter((line) => line.startsWith('- **R'))
  .map((line) => {
    const [, rule = '', sentence = '', places = ''] =
      /^- \*\*(R\d{1,3})\*\* (.+?[.]) ((?:`[^`]+`\s*)+)$/u.exec(line) ?? [];
    const named = [...places.matchAll(/`([^`]+)`/gu)].map(([, at = '']) => at);
    return { line, rule, sentence, places: named };
  });

/** The files of tests that vitest runs. */
export function testFiles(): Source[] {
  return sourcesIn(['test'], ['.test.ts']);
}

const CALL = /(?<![\w.'"`])(?:it|test|describe)((?:\.\w+)*)\s*(?:<[^>]*>)?\(/gu;
const STRING = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/gu;

/** The titles in a file of tests, those of groups too; what is skipped or to be done has none. */
export function titlesIn({ path, text }: Source): Titled[] {
  return [...text.matchAll(CALL)].flatMap((match) => {
    const [call, how = ''] = match;
    if (/\.(?:skip|todo)\b/u.test(how)) return [];
    const from = match.index + call.length;
    if (!/\.(?:each|for|runIf|skipIf)$/u.test(how)) return titleAt(path, text, from);
    const end = closing(text, from);
    const [titled] = titleAt(path, text, end + (/^\s*\(/u.exec(text.slice(end))?.[0].length ?? 0));
    if (titled === undefined) return [];
    // A title made of the rows, such as '%s': the rows' own words are its words.
    const rows = /[%$]/u.test(titled.title) ? (text.slice(from, end).match(STRING) ?? []) : [];
    return [titled, ...rows.map((row) => ({ path, title: row.slice(1, -1) }))];
  });
}

function titleAt(path: string, text: string, from: number): Titled[] {
  const rest = text.slice(from);
  const [start = ''] = /^\s*/u.exec(rest) ?? [];
  const [first] = rest.matchAll(STRING);
  return first?.index === start.length ? [{ path, title: first[0].slice(1, -1) }] : [];
}

/** The place after the bracket that closes the one before `from`; brackets in strings are none. */
function closing(text: string, from: number): number {
  const blank = text.slice(from).replace(STRING, (string) => ' '.repeat(string.length));
  let depth = 1;
  let at = 0;
  for (; depth > 0 && at < blank.length; at += 1) {
    if (blank[at] === '(') depth += 1;
    else if (blank[at] === ')') depth -= 1;
  }
  return from + at;
}

/** For each rule of the page the tests that are named after it. */
export function testsOfRules(rules: readonly Rule[], tests: readonly Source[]) {
  const titles = tests.flatMap(titlesIn);
  return rules.map((rule) => ({
    ...rule,
    tests: titles.filter(({ title }) => new RegExp(`\\b${rule.rule}\\b`, 'u').test(title)),
  }));
}

/** The page's own words for a rule that only the storage knows so far. */
export function isNotBuiltYet({ sentence }: Rule): boolean {
  return /\bnot built yet\b/u.test(sentence);
}
