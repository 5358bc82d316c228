import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TrendCell, trendsIn, usualRange } from '../../src/domain/trends.ts';
import { median, quietTeam, quietYears, weeksUntilNamed } from '../support/quiet-team.ts';

const cell = (label: string, recent: number, before: number): TrendCell => ({
  by: 'category',
  label,
  recent,
  before,
});
/** What else is looked at in a quiet team, by what it buys in four weeks. */
const QUIET = [30, 20, 20, 20, 14, 6, 5, 5, 2, 1, 46, 14, 12, 9, 4, 3, 2, 1, 1, 1, 0].map(
  (often, at) => cell(`quiet ${at}`, often, 3 * often),
);

const named = (cells: readonly TrendCell[]) => trendsIn(cells).map(({ label }) => label);

describe('R60: a trend', () => {
  it('is weekly bus passes that double for four weeks', () => {
    const passes = cell('Transport', 40, 60);
    expect(trendsIn([...QUIET, passes])).toEqual([
      { by: 'category', label: 'Transport', direction: 'more', purchases: 40, usual: 20 },
    ]);
  });

  it('is not one large bill: it is one purchase, whatever it costs', () => {
    expect(named([...QUIET, cell('Legal services', 1, 0)])).toEqual([]);
  });

  it('is something that all but stopped', () => {
    expect(trendsIn([...QUIET, cell('Engagement', 4, 60)])).toMatchObject([
      { label: 'Engagement', direction: 'fewer', purchases: 4, usual: 20 },
    ]);
  });

  it('needs eight purchases in four weeks, now or as usual', () => {
    expect(named([cell('new', 7, 0), cell('gone', 0, 23)])).toEqual([]);
    expect(named([cell('new', 8, 0), cell('gone', 0, 36)])).toEqual(['new', 'gone']);
  });

  it('is harder to name the more is looked at, but not for what could never be named', () => {
    const doubtful = cell('doubtful', 25, 36);
    const few = Array.from({ length: 90 }, (_, at) => cell(`few ${at}`, 1, 3));
    expect(named([doubtful])).toEqual(['doubtful']);
    expect(named([doubtful, ...few])).toEqual(['doubtful']);
    expect(named([doubtful, ...QUIET])).toEqual([]);
  });

  it('the most surprising comes first', () => {
    expect(named([cell('a', 45, 60), cell('b', 70, 60), cell('c', 5, 90)])).toEqual([
      'b',
      'c',
      'a',
    ]);
  });

  it('is none where nothing was bought', () => {
    expect(trendsIn([])).toEqual([]);
    expect(trendsIn([cell('nothing', 0, 0)])).toEqual([]);
  });

  it('more of what is named stays named', () => {
    const counts = fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 900 }));
    fc.assert(
      fc.property(counts, fc.nat({ max: 50 }), ([recent, before], more) => {
        const [trend] = trendsIn([cell('a', recent, before)]);
        if (trend?.direction !== 'more') return;
        expect(named([cell('a', recent + more, before)])).toEqual(['a']);
      }),
    );
  });
});

describe('what four weeks usually vary within', () => {
  it.each([
    [0, 0, 2],
    [3, 0, 5],
    [30, 4, 18],
    [60, 11, 31],
    [90, 18, 44],
  ])('R60: beside %i in twelve weeks, %i to %i', (before, from, to) => {
    expect(usualRange(before)).toEqual({ from, to });
  });

  it('R60: holds the usual count, and grows with it', () => {
    fc.assert(
      fc.property(fc.nat({ max: 3_000 }), (before) => {
        const range = usualRange(before);
        const next = usualRange(before + 3);
        expect(range.from).toBeLessThanOrEqual(Math.round(before / 3));
        expect(range.to).toBeGreaterThanOrEqual(Math.round(before / 3));
        expect(next.from).toBeGreaterThanOrEqual(range.from);
        expect(next.to).toBeGreaterThanOrEqual(range.to);
      }),
    );
  });
});

describe('a team as busy as the carried ledger, `npm run bench -- trends` in small', () => {
  const team = quietTeam(20_260_617);

  it('R60: at most one quiet week in forty names any trend', () => {
    const { weeks, named: loud } = quietYears(team, 100);
    expect(weeks).toBe(5_200);
    expect(loud).toBeLessThanOrEqual(weeks / 40);
  });

  it.each(['Physical health', 'Motivation/taking responsibility', 'Transport'])(
    'R60: %s doubles from five a week or so: named within four weeks in the median run',
    (label) => {
      expect(team.perWeek(team.placeOf(label))).toBeGreaterThan(4.9);
      expect(median(weeksUntilNamed(team, label, 200))).toBeLessThanOrEqual(4);
    },
  );
});
