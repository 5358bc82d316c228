import { describe, expect, it } from 'vitest';
import { PracticeClock } from '../../src/practice/clock.ts';
import { Traveller } from '../../src/practice/travel.ts';

const DAY = 24 * 3_600_000;
const START = Date.parse('2027-01-04T09:00:00Z');
/** A stop every seven days, the third without a name. */
const stops = async (after: Date) => {
  const week = Math.floor((after.getTime() - START) / (7 * DAY)) + 1;
  const at = new Date(START + 7 * DAY * week);
  return [{ at, ...(week === 3 ? {} : { label: `Week ${week}` }) }];
};

function journey(onStop: (day: number) => unknown = () => undefined) {
  const clock = new PracticeClock();
  clock.resume(START - Date.now());
  const days: number[] = [];
  const day = () => Math.round((clock.now().getTime() - START) / DAY);
  clock.onMoved(() => {
    days.push(day());
    return onStop(day());
  });
  return { clock, days, traveller: new Traveller(clock, stops, () => undefined) };
}

describe('moving the practice clock on', () => {
  it('stops in order wherever something happens, and at the end', async () => {
    const { days, traveller } = journey();
    await traveller.go(new Date(START + 24 * DAY));
    expect(days).toEqual([7, 14, 21, 24]);
  });

  it('waits at each stop until what happens there has happened', async () => {
    const done: number[] = [];
    const { traveller } = journey(async (day) => {
      await Promise.resolve();
      done.push(day);
    });
    await traveller.go(10 * DAY);
    expect(done).toEqual([7, 10]);
  });

  it('goes one way after another when it is asked twice at once', async () => {
    const { days, traveller } = journey();
    await Promise.all([traveller.go(8 * DAY), traveller.go(8 * DAY)]);
    expect(days).toEqual([7, 8, 14, 16]);
  });

  it('never goes back, and can be moved on after a refusal', async () => {
    const { days, traveller } = journey();
    await expect(traveller.go(new Date(START - DAY))).rejects.toThrow('clock_goes_forward');
    await expect(traveller.go(0)).rejects.toThrow('clock_goes_forward');
    await traveller.go(DAY);
    expect(days).toEqual([1]);
  });

  it('of a long way only the last ten weeks are stopped at', async () => {
    const { days, traveller } = journey();
    await traveller.go(new Date(START + 371 * DAY));
    expect(days[0]).toBe(301);
    expect(days).toHaveLength(11);
    expect(days.at(-1)).toBe(371);
  });

  it('offers what has a name', async () => {
    const { traveller } = journey();
    expect(await traveller.offers()).toEqual([{ label: 'Week 1', at: '2027-01-11T09:00:00.000Z' }]);
    await traveller.go(15 * DAY);
    expect(await traveller.offers()).toEqual([]);
  });
});
