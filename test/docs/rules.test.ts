import { describe, expect, it } from 'vitest';
import { isNotBuiltYet, RULES, testFiles, testsOfRules, titlesIn } from '../support/rules.ts';
import { sourcesIn } from '../support/sources.ts';

const sources = sourcesIn(['src', 'test', 'prisma'], ['.ts', '.tsx', '.prisma']);
const used = new Set(
  sources.flatMap(({ text }) => [...text.matchAll(/\bR\d{1,3}\b/gu)].map(([rule]) => rule)),
);

describe('docs/rules.md', () => {
  it('has a sentence and a place for each rule', () => {
    expect(RULES.filter(({ rule }) => rule === '').map(({ line }) => line)).toEqual([]);
    expect(new Set(RULES.map(({ rule }) => rule)).size).toBe(RULES.length);
  });

  it('has every rule that the code or a test is marked with', () => {
    const explained = new Set(RULES.map(({ rule }) => rule));
    expect([...used].filter((rule) => !explained.has(rule))).toEqual([]);
  });

  it('has no rule that nothing is marked with', () => {
    expect(RULES.map(({ rule }) => rule).filter((rule) => !used.has(rule))).toEqual([]);
  });

  it.each(RULES)('$rule: is marked in the places that it names', ({ rule, places }) => {
    const marked = sources
      .filter(({ text }) => new RegExp(`\\b${rule}\\b`, 'u').test(text))
      .map(({ path }) => path.replace(/^src\//u, ''));
    expect(marked).toEqual(expect.arrayContaining(places));
  });
});

describe('every rule has its test, named after it', () => {
  const told = testsOfRules(RULES, testFiles());
  const built = told.filter((one) => !isNotBuiltYet(one));

  it.each(built)('$rule: $sentence', ({ rule, tests }) => {
    const how = `No test's name has ${rule}. Name the test that holds it, such as it('${rule}: …'); a rule that only the storage knows says “not built yet” on the page.`;
    expect(tests.length, how).toBeGreaterThan(0);
  });

  it('a rule that a test is named after is not said to be unbuilt', () => {
    const wrong = told.filter((one) => isNotBuiltYet(one) && one.tests.length > 0);
    expect(wrong.map(({ rule }) => rule)).toEqual([]);
  });
});

describe('the names of tests', () => {
  const named = (text: string) => titlesIn({ path: 'a', text }).map(({ title }) => title);

  it.each([
    ["it('R1: a', () => {});", ['R1: a']],
    ['describe("R1, R2: it\'s", () => {});', ["R1, R2: it's"]],
    ["test.each([[')'], [1]])('R1: %s', (a) => {});", ['R1: %s', ')']],
    ["it.runIf(a(b))(\n  'R1: c',\n  () => {});", ['R1: c']],
    ['it.each<[A, B]>(rows)(`R1: d`, () => {});', ['R1: d']],
  ])('%s are %j', (text, titles) => expect(named(text)).toEqual(titles));

  it.each(["it.skip('R1: a');", "it.todo('R1: a');", "omit('R1');", '// R1', "expect('R1')"])(
    '%s is none',
    (text) => expect(named(text)).toEqual([]),
  );
});
