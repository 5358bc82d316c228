import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EVALUATION_COLUMNS } from '../../src/domain/evaluation.ts';
import { EXPORT_COLUMNS } from '../../src/domain/ledger-export.ts';
import { EVALUATION_MEANINGS } from '../../src/messages/evaluation-codebook.ts';

const page = readFileSync(new URL('../../docs/codebook.md', import.meta.url), 'utf8');
const [, ledger = '', evaluator = ''] = page.split(/^## /mu);
const told = (part: string) => [...part.matchAll(/^\| `(\w+)` \| (.+) \|$/gmu)];

describe.each([
  ['R148: the ledger', ledger, EXPORT_COLUMNS],
  ['R105: the evaluator’s file', evaluator, EVALUATION_COLUMNS],
] as const)('%s', (_what, part, columns) => {
  it('has every exported column in the codebook, in its order, and the reverse', () => {
    expect(told(part).map(([, column]) => column)).toEqual(columns);
  });

  it('has a meaning for each, in plain words', () => {
    for (const [, column, meaning = ''] of told(part)) expect(meaning, column).toMatch(/\w{3}/u);
    for (const column of columns) expect(column).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
  });
});

it('R105: the page says of each column what the file’s own codebook says', () => {
  const meanings = Object.fromEntries(told(evaluator).map(([, column, what]) => [column, what]));
  expect(meanings).toEqual(EVALUATION_MEANINGS);
});
