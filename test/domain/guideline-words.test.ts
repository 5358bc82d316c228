import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bringsUpText, readBringsUp } from '../../src/domain/guideline-words.ts';
import { GUIDELINES } from '../../src/ledger/vocabulary/guidelines.ts';

it('R47: words that bring a guideline up, and after “not:” those that do not count', () => {
  expect(readBringsUp(' television,  TV ,, TV\nnot: TV  licence, TV stand')).toEqual({
    words: ['television', 'TV'],
    except: ['TV licence', 'TV stand'],
  });
  expect(readBringsUp('')).toEqual({ words: [], except: [] });
  expect(readBringsUp('knot, not yet')).toEqual({ words: ['knot', 'not yet'], except: [] });
  expect(readBringsUp('TV. Not: TV stand')).toMatchObject({ words: ['TV'], except: ['TV stand'] });
});

it('R47: what every team begins with reads back as it was, and fits the form', () => {
  for (const { code, trigger } of GUIDELINES) {
    const { words = [], except = [] } = trigger;
    const text = bringsUpText({ words, except });
    expect(readBringsUp(text), code).toEqual({
      words: [...new Set(words)],
      except: [...new Set(except)],
    });
    expect(text.length, code).toBeLessThan(3_000);
  }
});

it('any text is read, and what was read reads back', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readBringsUp(text);
      expect(readBringsUp(bringsUpText(read))).toEqual(read);
    }),
  );
});
