import { expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { wholeMonths } from '../../src/domain/report-days.ts';

const on = (from: string, to: string, today: string) =>
  wholeMonths({ from: day(from), to: day(to) }, day(today));

it.each([
  ['2026-02-11', '2026-03-05', '2026-06-17', '2026-02-01', '2026-03-31'],
  ['2026-01-01', '2026-06-17', '2026-06-17', '2026-01-01', '2026-05-31'],
  ['2025-12-31', '2026-01-01', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['2024-02-29', '2024-02-29', '2024-03-01', '2024-02-01', '2024-02-29'],
])('R108: %s to %s, asked on %s, is %s to %s', (from, to, today, first, last) => {
  expect(on(from, to, today)).toEqual({ from: first, to: last });
});

it('R108: a month that is not over is no whole month', () => {
  expect(on('2026-06-01', '2026-06-30', '2026-06-30')).toBeUndefined();
  expect(on('2026-07-01', '2026-07-31', '2026-06-30')).toBeUndefined();
});
