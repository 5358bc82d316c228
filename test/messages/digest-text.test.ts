import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import type { Trend, WeeklyDigest } from '../../src/domain/digest.ts';
import { pence } from '../../src/domain/money.ts';
import { digestLines, digestText } from '../../src/messages/digest-text.ts';
import { digest } from '../support/samples.ts';

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
    transport: { ...NONE, usual: 0, usualRange: { from: 0, to: 2 }, shown: true, trend: undefined },
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

const trend = (label: string, direction: Trend['direction'] = 'more'): Trend => {
  return { by: 'outcome-area', label, direction, purchases: 20, usual: 10 };
};
const linesWith = (change: Partial<WeeklyDigest>) =>
  digestLines({ ...weekOf(46, 88807, 26), ...change });

describe('R60: what stands out', () => {
  it('is one thing for the meeting', () => {
    const lines = linesWith({ trends: [trend('Social networks and relationships')] });
    expect(lines).toContain('Stands out: Social networks and relationships.');
    expect(lines).toContain('More purchases than chance explains. One for the meeting.');
  });

  it('is several, three of them by name', () => {
    const trends = ['A', 'B', 'C', 'D', 'E'].map((label) => trend(label, 'fewer'));
    const lines = linesWith({ trends });
    expect(lines).toContain('Stand out: A; B; C and 2 more.');
    expect(lines).toContain('Fewer purchases than chance explains. For the meeting.');
  });

  it('is more of one and fewer of another', () => {
    const lines = linesWith({ trends: [trend('Clothes'), trend('Engagement', 'fewer')] });
    expect(lines).toContain('Stand out with more than chance explains: Clothes.');
    expect(lines).toContain('With fewer than chance explains: Engagement. For the meeting.');
  });

  it('is nothing, which is said; of what is merged nothing is said', () => {
    expect(linesWith({})).toContain('No area or category stands out beyond chance.');
    const range = { from: 0, to: 9 };
    const areas = [
      { label: 'Two small areas', usual: 4, usualRange: range, merged: true, ...NONE },
    ];
    expect(linesWith({ areas })).toContain(
      'No area or category shown here stands out beyond chance.',
    );
  });

  it('is not said before there are sixteen weeks to go by', () => {
    const lines = linesWith({ isComparable: false });
    expect(lines).toContain('Too early to say what stands out: that takes sixteen weeks.');
    expect(lines.join()).not.toMatch(/Steady|chance/);
  });
});

describe('R61: buses and taxis', () => {
  const usual = { usual: 30, usualRange: { from: 19, to: 44 }, shown: true, pence: pence(100) };
  it.each([
    [30, undefined, 'Buses and taxis: 30, usual 30. Steady.'],
    [44, undefined, 'Buses and taxis: 44, usual 30. Steady.'],
    [45, undefined, 'Buses and taxis: 45, usual 30. Chance may explain it.'],
    [60, 'more' as const, 'Buses and taxis: 60, usual 30. More than chance explains.'],
    [2, 'fewer' as const, 'Buses and taxis: 2, usual 30. Fewer than chance explains.'],
  ])('%i where 30 are usual', (purchases, stands, line) => {
    expect(linesWith({ transport: { ...usual, purchases, trend: stands } })).toContain(line);
  });

  it('none where none are usual', () => {
    expect(linesWith({})).toContain('Buses and taxis: 0, usual 0.');
  });
});

it('R59, R60: at most eight lines whatever happens, without a percentage; money is no trend', () => {
  fc.assert(
    fc.property(digest, (any) => {
      const lines = digestLines(any);
      expect(lines.length).toBeLessThanOrEqual(8);
      expect(digestText(any)).not.toContain('%');
      const standing = lines.filter((line) => /chance|tand out|tands out/.test(line));
      expect(standing.join()).not.toContain('£');
    }),
  );
});
