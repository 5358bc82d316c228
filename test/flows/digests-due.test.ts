import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  day,
  dayOf,
  mondayOf,
  timeOf,
  WEEKDAYS,
  weekdayOf,
} from '../../src/domain/day.ts';
import { digestsDue } from '../../src/flows/post-digest.ts';
import type { Workspace } from '../../src/ledger/workspaces.ts';

const HOUR = 3_600_000;
const QUARTER = HOUR / 4;

/** A team that was set up in good time. */
function team(change: Partial<Workspace> = {}): Workspace {
  return {
    id: 1,
    slackTeam: 'T0PRACTICE',
    timezone: 'Europe/London',
    digestChannel: 'C0PRTEAM00',
    managersChannel: undefined,
    digest: { day: 'Monday', time: '09:00' },
    setUpAt: new Date('2020-01-01T12:00:00Z'),
    ...change,
  } as Workspace;
}

/** When each week's digest came due, seen by a clock that ticks every quarter of an hour. */
function postings(workspace: Workspace, from: Date, days: number): Map<string, Date> {
  const seen = new Set(digestsDue(workspace, from));
  const found = new Map<string, Date>();
  for (let at = from.getTime(); at < from.getTime() + days * 24 * HOUR; at += QUARTER) {
    for (const monday of digestsDue(workspace, new Date(at))) {
      if (!seen.has(monday)) found.set(monday, new Date(at));
      seen.add(monday);
    }
  }
  return found;
}

const zone = fc.constantFrom(
  'Europe/London',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Tokyo',
);
const moment = fc.record({
  day: fc.constantFrom(...WEEKDAYS),
  time: fc.constantFrom('00:00', '00:30', '01:30', '02:15', '09:00', '23:45'),
});
/** Round the year, and so through every change of the clocks. */
const start = fc.integer({ min: 0, max: 365 }).map((days) => addDays(day('2026-01-01'), days));

describe('R58: when a digest is due', () => {
  it('each week comes due once, on its day and at its hour by the team’s own clock', () => {
    const cases = fc.tuple(zone, moment, start);
    fc.assert(
      fc.property(cases, ([timezone, digest, from]) => {
        const workspace = team({ timezone, digest });
        const found = postings(workspace, new Date(`${from}T00:00:00Z`), 15);
        expect(found.size).toBeGreaterThanOrEqual(2);
        for (const [monday, at] of found) {
          const on = dayOf(at, timezone);
          expect(weekdayOf(on)).toBe(digest.day);
          expect(mondayOf(on)).toBe(addDays(day(monday), 7));
          // A time that the clocks skip is the same moment an hour, or half an hour, later.
          const late = [digest.time, '02:00', '02:30', '03:15', '02:45'];
          expect(late).toContain(timeOf(at, timezone));
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each([
    ['before the clocks go forward', '2026-03-23', '2026-03-23T09:00:00Z'],
    ['after the clocks went forward', '2026-03-30', '2026-03-30T08:00:00Z'],
    ['before the clocks go back', '2026-10-19', '2026-10-19T08:00:00Z'],
    ['after the clocks went back', '2026-10-26', '2026-10-26T09:00:00Z'],
  ])('at nine in London, %s', (_when, on, instant) => {
    const at = new Date(instant);
    const monday = addDays(day(on), -7);
    expect(digestsDue(team(), at)).toContain(monday);
    expect(digestsDue(team(), new Date(at.getTime() - 1))).not.toContain(monday);
  });

  it('an hour that comes twice when the clocks go back is the first of the two', () => {
    const workspace = team({ digest: { day: 'Sunday', time: '01:30' } });
    const found = postings(workspace, new Date('2026-10-24T12:00:00Z'), 3);
    expect([...found.values()].map((at) => at.toISOString())).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  it('after any stop, weeks are due oldest first, none older than four, none before set-up', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 24 * 400 }));
    fc.assert(
      fc.property(span, ([setUp, hours]) => {
        const setUpAt = new Date(Date.parse('2026-01-01T12:00:00Z') + setUp * 24 * HOUR);
        const now = new Date(setUpAt.getTime() + hours * HOUR);
        const due = digestsDue(team({ setUpAt }), now);
        expect(due).toEqual(due.toSorted());
        expect(due.length).toBeLessThanOrEqual(4);
        const ended = due.map((monday) => addDays(monday, 6));
        const born = dayOf(setUpAt, 'Europe/London');
        expect(ended.every((last) => last >= born && last < dayOf(now, 'Europe/London'))).toBe(
          true,
        );
      }),
    );
  });

  it('none without a channel for it, and none before set-up', () => {
    const now = new Date('2026-06-22T08:00:00Z');
    expect(digestsDue(team({ digestChannel: undefined }), now)).toEqual([]);
    expect(digestsDue(team({ setUpAt: undefined }), now)).toEqual([]);
  });
});
