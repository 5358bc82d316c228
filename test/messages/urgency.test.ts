import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { URGENCIES } from '../../src/domain/urgency.ts';
import { WORKING_HOURS } from '../../src/domain/working-time.ts';
import { neededByWords, urgencyLabel } from '../../src/messages/urgency.ts';

describe('when an answer is needed, in words', () => {
  it("is offered by the team's own closing time", () => {
    expect(URGENCIES.map((urgency) => urgencyLabel(urgency, WORKING_HOURS))).toEqual([
      'Now, at the counter',
      'Today by 17:00',
      'This week',
    ]);
    expect(urgencyLabel('today', { from: '10:00', until: '18:30' })).toBe('Today by 18:30');
  });

  it('stands on a card with the day, unless that is today', () => {
    expect(neededByWords({ when: 'now' })).toBe('at the counter now');
    expect(neededByWords({ when: 'today', time: '17:00' })).toBe('by 17:00 today');
    expect(neededByWords({ when: 'day', day: day('2026-11-23'), time: '17:00' })).toBe(
      'by 17:00 on Monday 23 November',
    );
  });
});
