import { median, quietTeam, quietYears, weeksUntilNamed } from '../support/quiet-team.ts';

const YEARS = 1_000;
const SEED = 20_260_617;
/** Areas and categories about which five purchases a week are made. */
const FIVE = ['Physical health', 'Motivation/taking responsibility', 'Transport'];

/** R60: how often chance alone names a trend, and how soon a doubling is named. */
export async function benchTrends(print: (line: string) => void): Promise<void> {
  const team = quietTeam(SEED);
  const { weeks, named } = quietYears(team, YEARS);
  print(
    `${YEARS} quiet years: ${named} of ${weeks} weeks name any trend, one in ${(weeks / named).toFixed(0)} (at most one in 40)`,
  );
  for (const label of FIVE) {
    const taken = weeksUntilNamed(team, label, YEARS);
    const within = taken.filter((each) => each <= 4).length;
    const often = team.perWeek(team.placeOf(label)).toFixed(1);
    print(
      `${label}, ${often} a week, doubles: named after ${median(taken)} weeks in the median of ${YEARS} runs (at most 4); within four in ${within}`,
    );
  }
}
