import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import type { WeeklyDigest } from '../../src/domain/digest.ts';
import { pence } from '../../src/domain/money.ts';
import { digestLines } from '../../src/messages/digest-text.ts';

const NONE = { pence: pence(0), purchases: 0 };

function weekOf(purchases: number, spent: number, customers: number): WeeklyDigest {
  return {
    week: { from: day('2018-06-11') as Day, to: day('2018-06-17') as Day },
    total: { pence: pence(spent), purchases, customers },
    fourWeeks: NONE,
    usual: NONE,
    coded: NONE,
    areas: [],
    categories: [],
    transport: { ...NONE, usual: 0, usualRange: { from: 0, to: 2 }, shown: true },
    isComparable: true,
    trends: [],
    waiting: { signOffs: 0, oldestDays: 0, toFinish: 0 },
  };
}

describe('the total of a week', () => {
  it('is told in purchases, pounds and people', () => {
    expect(digestLines(weekOf(46, 88807, 26))[1]).toBe('46 purchases · £888.07 · 26 people');
  });

  it('R69: of a week without purchases is said', () => {
    expect(digestLines(weekOf(0, 0, 0))[1]).toBe('No purchases recorded.');
  });

  it('R94: about one person does not say what was spent on them', () => {
    expect(digestLines(weekOf(2, 3320, 1))[1]).toBe('2 purchases, for one person.');
  });
});
