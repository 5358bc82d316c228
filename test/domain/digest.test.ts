import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { digestWindows, usualOf, waitingOn } from '../../src/domain/digest.ts';
import { pence } from '../../src/domain/money.ts';

describe('the windows of a digest', () => {
  it.each(['2018-06-18', '2018-06-20', '2018-06-24'])('R58: on %s it is the same week', (on) => {
    const { week, fourWeeks, before } = digestWindows(day(on));
    expect(week).toEqual({ from: '2018-06-11', to: '2018-06-17' });
    expect(fourWeeks).toEqual({ from: '2018-05-21', to: '2018-06-17' });
    expect(before).toEqual({ from: '2018-02-26', to: '2018-05-20' });
  });

  it('R59: usual is a third of the twelve weeks before, rounded half up', () => {
    expect(usualOf({ pence: pence(10), purchases: 8 })).toEqual({ pence: 3, purchases: 3 });
    expect(usualOf({ pence: pence(0), purchases: 1 })).toEqual({ pence: 0, purchases: 0 });
  });
});

it('R62: counts what waits, with the age of the oldest', () => {
  const asked = [day('2018-06-17'), day('2018-06-13'), day('2018-06-19')];
  expect(waitingOn(day('2018-06-18'), asked, 3)).toEqual({
    signOffs: 2,
    oldestDays: 5,
    toFinish: 3,
  });
  expect(waitingOn(day('2018-06-18'), [], 0)).toEqual({ signOffs: 0, oldestDays: 0, toFinish: 0 });
});
