import Holidays from 'date-holidays';
import type { Day } from './day.ts';

/** Made once and kept, like the years: the library takes tens of milliseconds for each. */
let england: Holidays | undefined;
const years = new Map<string, ReadonlySet<string>>();

/**
 * Whether a day is a bank holiday in England, substitute days such as Monday 28 December 2026
 * among them. One that is proclaimed later is known when the library is brought up to date.
 */
export function isBankHoliday(on: Day): boolean {
  return holidaysOf(on.slice(0, 4)).has(on);
}

function holidaysOf(year: string): ReadonlySet<string> {
  const known = years.get(year);
  if (known !== undefined) return known;
  england ??= new Holidays('GB', 'ENG', { types: ['public', 'bank'] });
  const found = new Set(england.getHolidays(year).map(({ date }) => date.slice(0, 10)));
  years.set(year, found);
  return found;
}
