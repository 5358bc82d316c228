import { readFileSync } from 'node:fs';
import poisson from '@stdlib/random-base-poisson';
import { parse } from 'csv-parse/sync';
import { type TrendCell, trendsIn } from '../../src/domain/trends.ts';

/** Made-up years of a team as busy as the carried ledger was in 2018, week by week. */

/** What is bought together: so often a week, in the area and the category at these places. */
interface Habit {
  readonly perWeek: number;
  readonly places: readonly [number, number];
}

export interface QuietTeam {
  /** A week's purchases by cell, those of one of them doubled when asked. */
  readonly week: (doubled?: number) => number[];
  /** What stands out in the last four of sixteen weeks or more. */
  readonly trends: (weeks: readonly (readonly number[])[]) => ReturnType<typeof trendsIn>;
  /** Where a cell stands in a week. */
  readonly placeOf: (label: string) => number;
  readonly perWeek: (place: number) => number;
}

interface Row {
  readonly date: string;
  readonly category: string;
  readonly outcome_area: string;
}

const CARRIED = new URL('../../prisma/practice/purchases.csv', import.meta.url);
const YEAR = '2018';
const WEEKS = 52;

/** A team where nothing changes but by chance; the same for the same seed. */
export function quietTeam(seed: number): QuietTeam {
  const rows = (parse(readFileSync(CARRIED), { columns: true }) as Row[]).filter(({ date }) =>
    date.startsWith(YEAR),
  );
  const cells = cellsOf(rows);
  const placeOf = (label: string) => cells.findIndex((cell) => cell.label === label);
  const habits = habitsOf(rows, placeOf);
  const draw = poisson.factory({ seed });
  const week = (doubled?: number) => {
    const counts = cells.map(() => 0);
    for (const { perWeek, places } of habits) {
      const bought = draw(places.some((place) => place === doubled) ? perWeek * 2 : perWeek);
      for (const place of places) counts[place] = (counts[place] ?? 0) + bought;
    }
    return counts;
  };
  const perWeek = (place: number) =>
    habits.reduce((sum, each) => sum + (each.places.includes(place) ? each.perWeek : 0), 0);
  return { week, placeOf, perWeek, trends: (weeks) => trendsIn(counted(cells, weeks)) };
}

function cellsOf(rows: readonly Row[]): Pick<TrendCell, 'by' | 'label'>[] {
  const distinct = (labels: readonly string[]) => [...new Set(labels)];
  return [
    ...distinct(rows.map((row) => row.outcome_area)).map((label) => {
      return { by: 'outcome-area' as const, label };
    }),
    ...distinct(rows.map((row) => row.category)).map((label) => {
      return { by: 'category' as const, label };
    }),
  ];
}

function habitsOf(rows: readonly Row[], placeOf: (label: string) => number): Habit[] {
  const often = new Map<string, Habit>();
  for (const { outcome_area: area, category } of rows) {
    const before = often.get(`${area}\n${category}`)?.perWeek ?? 0;
    const places: Habit['places'] = [placeOf(area), placeOf(category)];
    often.set(`${area}\n${category}`, { perWeek: before + 1 / WEEKS, places });
  }
  return [...often.values()];
}

function counted(
  cells: readonly Pick<TrendCell, 'by' | 'label'>[],
  weeks: readonly (readonly number[])[],
): TrendCell[] {
  const sum = (of: readonly (readonly number[])[], place: number) =>
    of.reduce((all, week) => all + (week[place] ?? 0), 0);
  const [recent, before] = [weeks.slice(-4), weeks.slice(-16, -4)];
  return cells.map((cell, place) => {
    return { ...cell, recent: sum(recent, place), before: sum(before, place) };
  });
}

/** Of the digests of so many quiet years, how many weeks named any trend. */
export function quietYears(team: QuietTeam, years: number): { weeks: number; named: number } {
  const counts = { weeks: 0, named: 0 };
  for (let year = 0; year < years; year += 1) {
    const history = Array.from({ length: 15 }, () => team.week());
    for (let week = 0; week < WEEKS; week += 1) {
      history.push(team.week());
      counts.weeks += 1;
      if (team.trends(history).length > 0) counts.named += 1;
    }
  }
  return counts;
}

/** In so many runs, how many weeks after a cell doubled it was named as more; eight at most. */
export function weeksUntilNamed(team: QuietTeam, label: string, runs: number): number[] {
  const doubled = team.placeOf(label);
  return Array.from({ length: runs }, () => {
    const history = Array.from({ length: 16 }, () => team.week());
    for (let week = 1; week <= 8; week += 1) {
      history.push(team.week(doubled));
      const isNamed = team
        .trends(history)
        .some((trend) => trend.label === label && trend.direction === 'more');
      if (isNamed) return week;
    }
    return Number.POSITIVE_INFINITY;
  });
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
