import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { EXPORT_COLUMNS } from '../../src/domain/ledger-export.ts';

const page = readFileSync(new URL('../../docs/codebook.md', import.meta.url), 'utf8');
const told = [...page.matchAll(/^\| `(\w+)` \| (.+) \|$/gmu)];

it('R148: every exported column is in the codebook, in its order, and the reverse', () => {
  expect(told.map(([, column]) => column)).toEqual(EXPORT_COLUMNS);
});

it('R148: each has its meaning, in plain words', () => {
  for (const [, column, meaning = ''] of told) expect(meaning, column).toMatch(/\w{3}/u);
  for (const column of EXPORT_COLUMNS) expect(column).toMatch(/^[a-z]+(?:_[a-z]+)*$/u);
});
