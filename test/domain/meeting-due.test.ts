import { describe, expect, it } from 'vitest';
import { dayOf, instantAt, timeOf } from '../../src/domain/day.ts';
import type { MeetingRule } from '../../src/domain/meeting.ts';
import { meetingAhead } from '../../src/domain/meeting-due.ts';
import { parseMeetingRule } from '../../src/domain/meeting-rule.ts';

const LONDON = 'Europe/London';
const MINUTE = 60_000;

function rule(text: string): MeetingRule {
  const read = parseMeetingRule(text);
  if (!read.ok) throw new Error(read.why);
  return read.rule;
}

function ahead(text: string, now: Date, settings: { days?: number; time?: string } = {}) {
  return meetingAhead(rule(text), { days: 3, time: '09:00', timezone: LONDON, ...settings }, now);
}

/**
 * What a clock that ticks every half hour posts, in order: each pack once, each reminder
 * once, by what is remembered of a meeting's day.
 */
function postings(text: string, from: string, days: number, settings = {}): string[] {
  const begin = Date.parse(`${from}T00:00:00Z`);
  const seen = new Set<string>();
  const posted: string[] = [];
  for (let at = begin; at < begin + days * 1_440 * MINUTE; at += 30 * MINUTE) {
    const now = new Date(at);
    const next = ahead(text, now, settings);
    if (next === undefined) continue;
    const due = [
      ['pack', next.packAt],
      ['reminder', next.reminderAt],
    ] as const;
    for (const [what, instant] of due) {
      const key = `${what} for ${next.meeting.day}`;
      if (instant > now || seen.has(key)) continue;
      seen.add(key);
      posted.push(`${dayOf(now, LONDON)} ${timeOf(now, LONDON)} ${key}`);
    }
  }
  return posted;
}

describe('R63: when the pack and the reminder go out', () => {
  it('R63: for twelve months with a year’s end, Easter and Christmas, each once, at nine', () => {
    expect(postings('first Tuesday at 10:00', '2026-01-01', 365)).toEqual([
      '2026-01-01 00:00 pack for 2026-01-06', // late at once: it was due on 31 December
      '2026-01-05 09:00 reminder for 2026-01-06',
      '2026-01-29 09:00 pack for 2026-02-03',
      '2026-02-02 09:00 reminder for 2026-02-03',
      '2026-02-26 09:00 pack for 2026-03-03',
      '2026-03-02 09:00 reminder for 2026-03-03',
      '2026-03-31 09:00 pack for 2026-04-07', // Good Friday and Easter Monday lie between
      '2026-04-02 09:00 reminder for 2026-04-07',
      '2026-04-29 09:00 pack for 2026-05-05', // the early May holiday
      '2026-05-01 09:00 reminder for 2026-05-05',
      '2026-05-28 09:00 pack for 2026-06-02',
      '2026-06-01 09:00 reminder for 2026-06-02',
      '2026-07-02 09:00 pack for 2026-07-07',
      '2026-07-06 09:00 reminder for 2026-07-07',
      '2026-07-30 09:00 pack for 2026-08-04',
      '2026-08-03 09:00 reminder for 2026-08-04',
      '2026-08-26 09:00 pack for 2026-09-01', // the August holiday
      '2026-08-28 09:00 reminder for 2026-09-01',
      '2026-10-01 09:00 pack for 2026-10-06',
      '2026-10-05 09:00 reminder for 2026-10-06',
      '2026-10-29 09:00 pack for 2026-11-03',
      '2026-11-02 09:00 reminder for 2026-11-03',
      '2026-11-26 09:00 pack for 2026-12-01',
      '2026-11-30 09:00 reminder for 2026-12-01',
      '2026-12-30 09:00 pack for 2027-01-05', // New Year
    ]);
  });

  it('R63: around Christmas the last Tuesday waits for nobody at home', () => {
    expect(postings('last Tuesday at 10:00', '2026-12-01', 31)).toEqual([
      '2026-12-22 09:00 pack for 2026-12-29',
      '2026-12-24 09:00 reminder for 2026-12-29',
    ]);
  });

  it.each([
    ['2026-03-29', 'forward', '2026-03-24'],
    ['2026-10-25', 'back', '2026-10-20'],
  ])('R63: on the night of %s, when the clocks go %s, it comes once', (on, _, from) => {
    const meeting = `${on} 10:00`;
    const settings = { time: '01:30', days: 0 };
    const posted = postings(meeting, from, 7, settings);
    expect(posted.filter((one) => one.includes('pack'))).toHaveLength(1);
    expect(posted.filter((one) => one.includes('reminder'))).toHaveLength(1);
  });

  it('R63: a meeting that has begun is past, and the next one lies ahead', () => {
    const begins = instantAt('2026-07-14' as never, '10:00', LONDON);
    const before = ahead('second Tuesday at 10:00', new Date(begins.getTime() - 1));
    const after = ahead('second Tuesday at 10:00', begins);
    expect([before?.meeting.day, after?.meeting.day]).toEqual(['2026-07-14', '2026-08-11']);
    expect(ahead('2026-07-14 10:00', begins)).toBeUndefined();
  });

  it('R63: on the very day it comes an hour before at the latest', () => {
    const settings = { days: 0, time: '16:00' };
    const next = ahead('2026-07-14 10:00', new Date('2026-07-01T00:00:00Z'), settings);
    expect(next && timeOf(next.packAt, LONDON)).toBe('09:00');
  });
});
