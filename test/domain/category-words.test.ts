import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indexWords, recognise } from '../../src/domain/category-words.ts';

const index = indexWords(
  Object.entries({
    groceries: ['food', 'battery chicken', 'potato'],
    pets: ['dog food', 'dog'],
    engagement: ['coffee', 'tea', 'cake'],
    furniture: ['coffee table', 'table', 'shelf', 'glasses'],
    transport: ['taxi', 'bus', "driver's fare", 'pay-as-you-go bike'],
    health: ['dentist', 'glasses'],
    electronics: ['battery', 'kettle'],
  }).flatMap(([category, phrases]) => phrases.map((phrase) => ({ phrase, category }))),
);

describe('R49: the words of an item make a category certain', () => {
  it.each([
    ['Coffee', 'engagement'],
    ['COFFEE, TEA AND CAKES!', 'engagement'],
    ['dog food', 'pets'],
    ['dog-food', 'pets'],
    ['large coffee table, second hand', 'furniture'],
    ['two buses', 'transport'],
    ['batteries', 'electronics'],
    ['potatoes', 'groceries'],
    ['drivers fare', 'transport'],
    ['driver’s fares', 'transport'],
    ['pay as you go bike', 'transport'],
    ['taxi to the dentist', 'transport'],
    ['taxi from the dentist', 'transport'],
    ['tea at the Dog and Table', 'engagement'],
    ['Kéttle', 'electronics'],
  ])('%s is %s', (item, category) => {
    expect(recognise(item, index)).toEqual({ certain: category });
  });

  it.each([
    ['nothing known', []],
    ['', []],
    ['teapot', []],
    ['omnibus', []],
    ['coffee and a taxi', ['engagement', 'transport']],
    ['taxi and coffee', ['transport', 'engagement']],
    ['glasses', ['furniture', 'health']],
    ['trip to the dentist', ['health']],
    ['contribution to a taxi', ['transport']],
  ])('%s is unsure', (item, candidates) => {
    expect(recognise(item, index)).toEqual({ unsure: candidates });
  });

  it('a word to the left of "to" counts even when it comes first', () => {
    expect(recognise('to dentist', index)).toEqual({ certain: 'health' });
  });

  it('capitals and punctuation around the words change nothing', () => {
    const words = fc.constantFrom('coffee', 'dog', 'food', 'table', 'taxi', 'to', 'glasses', 'x');
    fc.assert(
      fc.property(fc.array(words), fc.constantFrom(' ', '-', ' / ', '. '), (list, gap) => {
        expect(recognise(list.join(gap).toUpperCase(), index)).toEqual(
          recognise(list.join(' '), index),
        );
      }),
    );
  });

  it('answers any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(recognise(text, index)).toBeDefined();
      }),
    );
  });
});
