import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { excluded, flagged } from '../../../src/domain/exclusions.ts';
import { categoryWords } from '../../support/vocabulary.ts';

const rows = z.array(z.object({ item: z.string(), purpose: z.string() })).parse(
  parse(readFileSync(new URL('../../../prisma/practice/purchases.csv', import.meta.url)), {
    columns: true,
  }),
);

it('R38: nothing in the carried ledger is refused or flagged', () => {
  const caught = rows.filter(
    ({ item, purpose }) => excluded(item, purpose) ?? flagged(item, purpose),
  );
  expect(caught).toEqual([]);
});

it('R38: no word of any category is refused', () => {
  const caught = categoryWords().filter(({ phrase }) => excluded(phrase, phrase));
  expect(caught).toEqual([]);
});
