import { addDays, type Day, type Days, parseDay } from './day.ts';

/**
 * R34: the budget year that a day is in. Years follow one another without a gap; one that is to
 * begin on 29 February begins on 1 March where there is none.
 *
 * @param start the month and day on which a budget year begins, `MM-DD`
 * @throws RangeError for a start that is no day of any year
 */
export function budgetYearOf(on: Day, start: string): Days {
  const year = Number(on.slice(0, 4));
  const begins = on >= startIn(year, start) ? year : year - 1;
  return { from: startIn(begins, start), to: addDays(startIn(begins + 1, start), -1) };
}

/** The budget year after one. */
export function nextBudgetYear({ to }: Days, start: string): Days {
  return budgetYearOf(addDays(to, 1), start);
}

/** What people call it: `2026`, or `2026/27` where it ends in the next. */
export function budgetYearName({ from, to }: Days): string {
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}/${last.slice(2)}`;
}

function startIn(year: number, start: string): Day {
  const written = (monthAndDay: string) =>
    parseDay(`${String(year).padStart(4, '0')}-${monthAndDay}`);
  const found = written(start) ?? (start === '02-29' ? written('03-01') : undefined);
  if (found === undefined) throw new RangeError(`No day of the year (MM-DD): ${start}`);
  return found;
}
