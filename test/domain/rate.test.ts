import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { letThrough, MOST_A_MINUTE, type Rate } from '../../src/domain/rate.ts';

const BEGAN = Date.parse('2026-06-17T10:00:00Z');

/** What becomes of everything that somebody sends, by the moments in milliseconds. */
function sent(moments: readonly number[], most?: number): boolean[] {
  let rate: Rate | undefined;
  return moments.map((at) => {
    const answer = letThrough(rate, new Date(BEGAN + at), most);
    rate = answer.rate;
    return answer.through;
  });
}

describe('how much one person may send', () => {
  const gaps = fc.array(fc.nat(15_000), { minLength: 1, maxLength: 200 });
  const moments = gaps.map((all) => {
    let at = 0;
    return all.map((gap) => {
      at += gap;
      return at;
    });
  });
  const within = (all: readonly number[], upTo: number) =>
    all.filter((at, index) => index <= upTo && at > (all[upTo] ?? 0) - 60_000).length;

  it('300 within a minute are let through, and so are 600', () => {
    expect(MOST_A_MINUTE).toBe(600);
    expect(sent(Array.from({ length: 600 }, () => 0))).not.toContain(false);
    expect(sent(Array.from({ length: 601 }, () => 0)).at(-1)).toBe(false);
  });

  it('who sends no more than the most within any minute is never refused', () => {
    fc.assert(
      fc.property(moments, (all) => {
        const most = Math.max(...all.map((_, at) => within(all, at)));
        expect(sent(all, most)).not.toContain(false);
      }),
    );
  });

  it('who is refused has sent as many within the minute before', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 20 }), (all, most) => {
        for (const [at, through] of sent(all, most).entries()) {
          if (!through) expect(within(all, at)).toBeGreaterThan(most);
        }
      }),
    );
  });

  it('a clock that is set back refuses nobody for longer than a minute', () => {
    const back = [0, 0, 0, -3_600_000, -3_540_000];
    expect(sent(back, 2)).toEqual([true, true, false, false, true]);
  });
});
