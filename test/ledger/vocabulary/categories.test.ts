import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { indexWords, recognise } from '../../../src/domain/category-words.ts';
import { CATEGORIES, COMPONENTS } from '../../../src/ledger/vocabulary/categories.ts';
import { categoryWords } from '../../support/vocabulary.ts';

const index = indexWords(categoryWords());
const labels = new Map(CATEGORIES.map(({ code, label }) => [code, label]));

/** The label of the certain category, or the labels of the candidates. */
function labelled(item: string): string | string[] {
  const recognised = recognise(item, index);
  if ('certain' in recognised) return labels.get(recognised.certain) ?? 'none';
  return recognised.unsure.map((code) => labels.get(code) ?? 'none');
}

const rows = z.array(z.object({ item: z.string(), category: z.string() })).parse(
  parse(readFileSync(new URL('../../../prisma/practice/purchases.csv', import.meta.url)), {
    columns: true,
  }),
);

describe('R49: the categories', () => {
  it('are the seventeen of the report, in its order, then seven additions', () => {
    const inReport = CATEGORIES.filter((category) => category.inReport);
    expect(inReport.map(({ label }) => label)).toEqual([
      'Temporary accommodation',
      'Permanent accommodation',
      'Clothes',
      'Transport',
      'Groceries',
      'Soft furnishings',
      'Furniture',
      'Telecommunications',
      'White goods',
      'Cleaning',
      'Property repair',
      'Electronics',
      'Engagement',
      'Leisure',
      'Health care',
      'Legal services',
      'Counselling',
    ]);
    expect(CATEGORIES.slice(17).map(({ label }) => label)).toEqual([
      'Education and training',
      'Pets',
      'Documents and ID',
      'Utilities and arrears',
      'Moving and storage',
      'Toiletries',
      'Other (say what)',
    ]);
  });

  it('have a code each', () => {
    expect(new Set(CATEGORIES.map(({ code }) => code)).size).toBe(CATEGORIES.length);
  });

  it('list no phrase twice', () => {
    for (const { words } of CATEGORIES) {
      expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
    }
  });

  it.each(CATEGORIES.filter(({ inReport }) => inReport).map(({ label }) => label))(
    '%s is known by its own name',
    (label) => {
      expect(labelled(label)).toBe(label);
    },
  );

  it('only Other is never recognised', () => {
    const silent = CATEGORIES.filter(({ words }) => words.length < 15).map(({ code }) => code);
    expect(silent).toEqual(['other']);
  });
});

describe('R52: each category maps to one of five components', () => {
  it.each([
    ['food shop', 'Essentials'],
    ['clothing', 'Essentials'],
    ['bedding', 'Accommodation'],
    ['utensils', 'Accommodation'],
    ['landlord fees', 'Accommodation'],
    ['phone credit', 'Access to services'],
    ['occupational health assessment', 'Access to services'],
    ['sports equipment', 'Activity and enjoyment'],
    ['craft materials', 'Activity and enjoyment'],
    ['shopping together', 'Engagement'],
    ['coffee and snacks', 'Engagement'],
  ])('%s is %s, as figure a has it', (item, component) => {
    const recognised = recognise(item, index);
    const code = 'certain' in recognised ? recognised.certain : 'unsure';
    expect(CATEGORIES.find((category) => category.code === code)?.component).toBe(component);
    expect(COMPONENTS).toContain(component);
  });
});

describe('R53 and A8: plain words and aliases', () => {
  it.each([
    ['travel', 'Transport'],
    ['travel to family', 'Transport'],
    ['clothing', 'Clothes'],
    ['Boots and thick socks', 'Clothes'],
    ['boots', 'Clothes'],
    ['Snacks and coffee', 'Engagement'],
    ["Coffee and McDonald's", 'Engagement'],
    ['Travelodge', 'Temporary accommodation'],
    ['Travelodge 11 nights', 'Temporary accommodation'],
    ['application fee and rent up front', 'Permanent accommodation'],
    ['deposit', 'Permanent accommodation'],
    ['next-day delivery of ID', 'Documents and ID'],
    ['Basic pay-as-you-go phone', 'Telecommunications'],
    ['phones and credit', 'Telecommunications'],
    ['phone credit', 'Telecommunications'],
    ['Mental health assessment by a nurse', 'Health care'],
    ['OT and mental health assessment', 'Health care'],
    ['OT assessment', 'Health care'],
    ['private report', 'Health care'],
    ['Legal services through CASCAIDr, two letters', 'Legal services'],
    ['Driving lessons', 'Education and training'],
    ['Provisional licence and photo', 'Documents and ID'],
    ['Dog sitter, three dogs', 'Pets'],
    ['jeans, gloves, hat', 'Clothes'],
    ['grocery shops', 'Groceries'],
    ['easy chair, table and chairs, cabinet', 'Furniture'],
    ['lamp', 'Electronics'],
    ['slow cooker', 'Electronics'],
    ['utensils', 'Furniture'],
    ['large grocery shop', 'Groceries'],
    ['bike', 'Leisure'],
    ['fishing', 'Leisure'],
    ['a course', 'Education and training'],
    ['service charge arrears', 'Utilities and arrears'],
    ['cooking appliances', 'White goods'],
    ['bedding, towels', 'Soft furnishings'],
    ['storage drawers', 'Furniture'],
    ['food shops', 'Groceries'],
    ['storage boxes', 'Moving and storage'],
    ['CD player', 'Electronics'],
    ['CDs', 'Leisure'],
    ['newspapers', 'Leisure'],
    ['laundry', 'Cleaning'],
    ['cutlery', 'Furniture'],
    ['kettle, toaster', 'Electronics'],
    ['white goods', 'White goods'],
    ['tables and chairs, cabinets', 'Furniture'],
    ['specialist needle disposal and cleaning', 'Cleaning'],
    ['professional cleaning', 'Cleaning'],
    ['repairs', 'Property repair'],
    ['moving costs', 'Property repair'],
    ['nightwear', 'Clothes'],
    ['shower gel', 'Toiletries'],
    ['electricity', 'Utilities and arrears'],
    ['toiletries', 'Groceries'],
    ['day bus passes', 'Transport'],
    ['bus pass', 'Transport'],
    ['taxis', 'Transport'],
    ['gym', 'Leisure'],
    ['rock climbing', 'Leisure'],
    ['cycling equipment and clothing', 'Leisure'],
    ['sketchbooks, colouring pencils', 'Leisure'],
    ['vet for a cat', 'Pets'],
    ['counselling', 'Counselling'],
    ['skincare', 'Health care'],
    ['duvet, cushions', 'Soft furnishings'],
    ['cooking equipment', 'Furniture'],
    ['dog food', 'Pets'],
    ['coffee table', 'Furniture'],
    ['taxi to the dentist', 'Transport'],
    ['fridge', 'White goods'],
    ['birth certificate', 'Documents and ID'],
    ['gas top up', 'Utilities and arrears'],
    ['phone top-up', 'Telecommunications'],
    ['hash browns', 'Groceries'],
    ['bike repair', 'Leisure'],
    ['toothbrush and toothpaste', 'Toiletries'],
    ['van hire', 'Moving and storage'],
    ['sponge bag', 'Toiletries'],
  ])('%s is %s', (item, label) => {
    expect(labelled(item)).toBe(label);
  });

  it.each([
    ['top up', ['Telecommunications', 'Utilities and arrears']],
    ['nightwear and shower gel', ['Clothes', 'Toiletries']],
    ['glasses', ['Furniture', 'Health care']],
    ['a nice surprise', []],
  ])('%s is unsure', (item, candidates) => {
    expect(labelled(item)).toEqual(candidates);
  });
});

describe('the carried ledger', () => {
  it('is never recognised as another category than its own', () => {
    const wrong = rows.filter(({ item, category }) => {
      const found = labelled(item);
      return typeof found === 'string' && found !== category;
    });
    expect(wrong).toEqual([]);
  });

  it('is recognised in full', () => {
    const unsure = rows.filter(({ item }) => typeof labelled(item) !== 'string');
    expect([...new Set(unsure.map(({ item }) => item))]).toEqual([]);
  });

  it('is recognised a hundred times over within a test’s time', () => {
    for (let round = 0; round < 100; round += 1) {
      for (const { item } of rows.slice(0, 1_000)) recognise(item, index);
    }
    expect(recognise('coffee', index)).toHaveProperty('certain');
  });
});
