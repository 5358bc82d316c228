import { type Day, type Days, daysBetween } from './day.ts';
import { type Pence, pence } from './money.ts';

/** A customer's time on the caseload; both days are on it. */
export interface OnCaseload {
  /** Undefined: not known, and taken as before the year. */
  readonly introducedOn: Day | undefined;
  /** Undefined: open, and taken to stay so until the year ends. */
  readonly closedOn: Day | undefined;
}

/**
 * R35: what the team is forecast to spend in a budget year: the planning figure for each customer,
 * by the days that they are on the caseload in it. In pence, rounded once, at the end.
 */
export function forecast(caseload: readonly OnCaseload[], year: Days, figure: Pence): Pence {
  const days = caseload.reduce((total, one) => total + daysOnCaseload(one, year), 0);
  return pence(Math.round((figure * days) / daysIn(year)));
}

/** Days of a year on which a customer is on the caseload: 0 to 366. */
export function daysOnCaseload({ introducedOn, closedOn }: OnCaseload, year: Days): number {
  const from = introducedOn !== undefined && introducedOn > year.from ? introducedOn : year.from;
  const to = closedOn !== undefined && closedOn < year.to ? closedOn : year.to;
  return from > to ? 0 : daysIn({ from, to });
}

function daysIn({ from, to }: Days): number {
  return daysBetween(from, to) + 1;
}
