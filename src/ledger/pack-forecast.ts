import { budgetYearOf } from '../domain/budget-year.ts';
import type { Day } from '../domain/day.ts';
import { forecast } from '../domain/forecast.ts';
import type { PackForecast } from '../domain/pack.ts';
import { budgetOf } from './budgets.ts';
import { timesOnCaseload } from './caseload.ts';
import type { Reader } from './open.ts';
import { spentIn } from './sums.ts';
import type { Workspace } from './workspaces.ts';

/** R35: what the budget year of a month is planned at, and what was spent in it until its end. */
export async function packForecast(
  reader: Reader,
  until: Day,
  asOf: Day,
  { budgetYearStart, planningFigure }: Workspace,
): Promise<PackForecast> {
  const year = budgetYearOf(until, budgetYearStart);
  const lens = { days: { from: year.from, to: until }, asOf };
  const [caseload, spent, budget] = await Promise.all([
    timesOnCaseload(reader),
    spentIn(reader, lens),
    budgetOf(reader, year.from),
  ]);
  return {
    year,
    planned: forecast(caseload, year, planningFigure),
    spent,
    budget: budget?.pence,
  };
}
