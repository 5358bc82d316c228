import { quantile } from 'simple-statistics';
import { type Day, type Days, daysBetween } from './day.ts';
import { daysOnCaseload, type OnCaseload } from './forecast.ts';
import { add, meanHalfUp, multiply, type Pence, pence, sum, ZERO } from './money.ts';

/** How amounts are spread over people, none of whom is named: no league table (R73). */
export interface Spread {
  readonly meanPence: Pence;
  readonly lowerPence: Pence;
  readonly medianPence: Pence;
  readonly upperPence: Pence;
}

/** The customers who were on the caseload in a period. */
export interface Caseload {
  /** In whole periods: who was there for half of it counts as half. */
  readonly size: number;
  /** On it at the period's end, and those of them for whom nothing was spent in it. */
  readonly open: number;
  readonly openWithoutSpend: number;
}

/** R73: a group of people, what was spent as it was spent, and how it was spread over them. */
export interface FairnessRow {
  readonly label: string;
  readonly people: number;
  readonly pence: Pence;
  readonly spread?: Spread;
  readonly caseload?: Caseload;
}

/** What was spent for a customer in the period, and their time on the caseload. */
export interface CaseSpend {
  readonly pence: Pence;
  /** Undefined: not on file at the time. */
  readonly time: OnCaseload | undefined;
}

/**
 * R73: each customer's spending is taken for a whole period on the caseload, so that £500 in half of
 * it reads as £1,000. Quartiles and medians are by linear interpolation; money is rounded to the
 * penny once, at the end.
 *
 * @param withoutCustomer pence of lines that no customer stands beside
 * @param perWorker pence by whoever bought, one for each
 */
export function fairness(
  cases: readonly CaseSpend[],
  withoutCustomer: Pence,
  perWorker: readonly Pence[],
  period: Days,
): FairnessRow[] {
  const timed = cases.map((one) => ({
    ...one,
    days: one.time === undefined ? 0 : daysOnCaseload(one.time, period),
  }));
  const others = timed.filter(({ days, pence: spent }) => days === 0 && spent !== 0);
  const othersPence = add(...others.map((one) => one.pence), withoutCustomer);
  return [
    onCaseload(
      timed.filter(({ days }) => days > 0),
      period,
    ),
    ...(others.length > 0 || othersPence !== 0
      ? [{ label: 'not on the caseload', people: others.length, pence: othersPence }]
      : []),
    {
      label: 'workers',
      people: perWorker.length,
      pence: sum(perWorker),
      spread: {
        ...quartiles(perWorker),
        meanPence: meanHalfUp(sum(perWorker), perWorker.length),
      },
    },
  ];
}

function onCaseload(there: readonly (CaseSpend & { days: number })[], period: Days): FairnessRow {
  const whole = daysBetween(period.from, period.to) + 1;
  const days = there.reduce((all, one) => all + one.days, 0);
  const spent = sum(there.map((one) => one.pence));
  const open = there.filter((one) => isOpen(one.time, period.to));
  return {
    label: 'customers on the caseload',
    people: there.length,
    pence: spent,
    spread: {
      ...quartiles(there.map((one) => (one.pence * whole) / one.days)),
      meanPence: meanHalfUp(multiply(spent, whole), days),
    },
    caseload: {
      size: days / whole,
      open: open.length,
      openWithoutSpend: open.filter((one) => one.pence <= 0).length,
    },
  };
}

function isOpen(time: OnCaseload | undefined, on: Day): boolean {
  if (time === undefined) return false;
  return (time.introducedOn ?? on) <= on && (time.closedOn === undefined || time.closedOn > on);
}

function quartiles(amounts: readonly number[]): Omit<Spread, 'meanPence'> {
  const at = (part: number) =>
    amounts.length === 0 ? ZERO : pence(Math.round(quantile([...amounts], part)));
  return { lowerPence: at(0.25), medianPence: at(0.5), upperPence: at(0.75) };
}
