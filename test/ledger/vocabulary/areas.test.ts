import { expect, it } from 'vitest';
import { AREAS } from '../../../src/ledger/vocabulary/areas.ts';

it('R50: ten outcome areas answer to their tags, case and hyphens left out', () => {
  const tags = AREAS.map(({ code }) => code.replaceAll('-', ''));
  expect(new Set(tags).size).toBe(10);
  expect(tags.every((tag) => /^[a-z]+$/u.test(tag))).toBe(true);
});

it('R95: health and offending are sensitive', () => {
  const sensitive = AREAS.filter((area) => area.sensitive).map(({ label }) => label);
  expect(sensitive).toEqual([
    'Physical health',
    'Mental wellbeing',
    'Substance abuse',
    'Offending',
  ]);
});
