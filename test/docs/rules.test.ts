import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sourcesIn } from '../support/sources.ts';

const page = readFileSync(new URL('../../docs/rules.md', import.meta.url), 'utf8');

/** The rules of the page: the number, the sentence, and the places in src/ that it names. */
const rules = page
  .split('\n')
  .filter((line) => line.startsWith('- **R'))
  .map((line) => {
    const [, rule = '', sentence = '', places = ''] =
      /^- \*\*(R\d{1,3})\*\* (.+?[.]) ((?:`[^`]+`\s*)+)$/u.exec(line) ?? [];
    return {
      line,
      rule,
      sentence,
      places: [...places.matchAll(/`([^`]+)`/gu)].map(([, at]) => at),
    };
  });

const sources = sourcesIn(['src', 'test', 'prisma'], ['.ts', '.tsx', '.prisma']);
const used = new Set(
  sources.flatMap(({ text }) => [...text.matchAll(/\bR\d{1,3}\b/gu)].map(([rule]) => rule)),
);

describe('docs/rules.md', () => {
  it('has a sentence and a place for each rule', () => {
    expect(rules.filter(({ rule }) => rule === '').map(({ line }) => line)).toEqual([]);
    expect(new Set(rules.map(({ rule }) => rule)).size).toBe(rules.length);
  });

  it('has every rule that the code or a test is marked with', () => {
    const explained = new Set(rules.map(({ rule }) => rule));
    expect([...used].filter((rule) => !explained.has(rule))).toEqual([]);
  });

  it('has no rule that nothing is marked with', () => {
    expect(rules.map(({ rule }) => rule).filter((rule) => !used.has(rule))).toEqual([]);
  });

  it.each(rules)('$rule: is marked in the places that it names', ({ rule, places }) => {
    const marked = sources
      .filter(({ text }) => new RegExp(`\\b${rule}\\b`, 'u').test(text))
      .map(({ path }) => path.replace(/^src\//u, ''));
    expect(marked).toEqual(expect.arrayContaining(places));
  });
});
