import { expect, it } from 'vitest';
import { ALL_FINE, auditResults, isFinding } from '../../src/domain/audit.ts';

it('R75: a no or a word is a finding; what cannot be told by itself is none', () => {
  expect(isFinding({ answers: ALL_FINE, finding: undefined })).toBe(false);
  expect(isFinding({ answers: ALL_FINE, finding: 'two receipts' })).toBe(true);
  expect(isFinding({ answers: { ...ALL_FINE, receipt: 'no' }, finding: undefined })).toBe(true);
  const unsure = { ...ALL_FINE, plan: 'cannot_tell' } as const;
  expect(isFinding({ answers: unsure, finding: undefined })).toBe(false);
});

it('R75: results add up to what was looked at', () => {
  const fine = { answers: ALL_FINE, finding: undefined };
  const missing = { answers: { ...ALL_FINE, receipt: 'no' as const }, finding: undefined };
  const unsure = { answers: { ...ALL_FINE, plan: 'cannot_tell' as const }, finding: undefined };
  expect(auditResults([fine, missing, unsure, undefined, fine])).toEqual({
    ...{ given: 5, looked: 4, fine: 2, findings: 1, unclear: 1 },
    no: { plan: 0, guidelines: 0, sign_off: 0, receipt: 1 },
  });
});
