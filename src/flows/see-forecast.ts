import { may } from '../domain/access.ts';
import { budgetYearName, budgetYearOf } from '../domain/budget-year.ts';
import { daysOnCaseload, forecast } from '../domain/forecast.ts';
import { budgetOf } from '../ledger/budgets.ts';
import { timesOnCaseload } from '../ledger/caseload.ts';
import { totals } from '../ledger/sums.ts';
import { forecastAnswer } from '../messages/forecast.ts';
import { type Act, today } from './act.ts';
import { type Answer, say } from './answer.ts';

/**
 * `/spend forecast`: what the year is planned at, what was spent and what finance has set (R35); for
 * managers and finance. Totals alone: no customer, area or reason is in it.
 */
export async function seeForecast(act: Act): Promise<Answer> {
  const { budgetYearStart, planningFigure } = act.workspace;
  const year = budgetYearOf(today(act), budgetYearStart);
  const [caseload, { total }, budget] = await Promise.all([
    timesOnCaseload(act.read),
    totals(act.read, { days: year }),
    budgetOf(act.read, year.from),
  ]);
  return say(
    forecastAnswer({
      year: budgetYearName(year),
      planningFigure,
      customers: caseload.filter((one) => daysOnCaseload(one, year) > 0).length,
      forecast: forecast(caseload, year, planningFigure),
      spent: total.pence,
      budget: budget?.pence,
      maySetBudget: may(act.staff, 'budget'),
    }),
  );
}
