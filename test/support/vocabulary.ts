import type { CategoryWord } from '../../src/domain/category-words.ts';
import { CATEGORIES } from '../../src/ledger/vocabulary/categories.ts';

/** Every phrase that a new ledger knows, with the code of its category. */
export function categoryWords(): CategoryWord[] {
  return CATEGORIES.flatMap(({ code, words }) =>
    words.map((phrase) => ({ phrase, category: code })),
  );
}
