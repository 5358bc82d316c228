import { expect, it } from 'vitest';
import { OUTCOME_AREAS } from '../../../src/ledger/vocabulary/areas.ts';

it('R50: ten outcome areas answer to their tags, case and hyphens left out', () => {
  const tags = OUTCOME_AREAS.map(({ code }) => code.replaceAll('-', ''));
  expect(new Set(tags).size).toBe(10);
  expect(tags.every((tag) => /^[a-z]+$/u.test(tag))).toBe(true);
});

it('R95: health and offending are sensitive', () => {
  const sensitive = OUTCOME_AREAS.filter((area) => area.sensitive).map(({ label }) => label);
  expect(sensitive).toEqual([
    'Physical health',
    'Mental wellbeing',
    'Substance abuse',
    'Offending',
  ]);
});
