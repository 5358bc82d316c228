import { expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { briefDay } from '../../src/messages/text.ts';

it.each([
  ['2026-06-17', 'today'],
  ['2026-06-16', 'Tue'],
  ['2026-06-11', 'Thu'],
  ['2026-06-10', '10 Jun'],
  ['2025-11-12', '12 Nov'],
  ['2025-06-17', '17 Jun 2025'],
  ['2026-06-18', '18 Jun'],
])('%s reads as “%s” on Wednesday 17 June 2026', (on, brief) => {
  expect(briefDay(day(on), day('2026-06-17'))).toBe(brief);
});
