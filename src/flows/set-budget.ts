import { may } from '../domain/access.ts';
import { LARGEST_BUDGET, parseBudget } from '../domain/budget.ts';
import { budgetYearName, budgetYearOf, nextBudgetYear } from '../domain/budget-year.ts';
import { parseDay } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { budgetOf, setBudget } from '../ledger/budgets.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { budgetFault, budgetForm } from '../messages/forecast.ts';
import { BUDGET } from '../messages/ids.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { seeForecast } from './see-forecast.ts';

/** This budget year and the next, which finance may set before it begins. */
function years(act: Act) {
  const start = act.workspace.budgetYearStart;
  const year = budgetYearOf(today(act), start);
  return [year, nextBudgetYear(year, start)] as const;
}

/** `/spend budget`: the form for finance; what is set and spent, for managers. */
export async function openBudget(act: Act): Promise<Answer> {
  if (!may(act.staff, 'budget')) return seeForecast(act);
  const [year, next] = years(act);
  const set = await budgetOf(act.read, year.from);
  const choices = [year, next].map((one) => ({ from: one.from, name: budgetYearName(one) }));
  return showView(budgetForm(choices, set?.pence));
}

/** A budget form as it was sent. */
export interface SentBudget {
  readonly yearFrom: string | undefined;
  readonly amount: string;
  readonly key: string;
}

/** Takes in the form; the same form again changes nothing, nor does the amount that is set. */
export async function submitBudget(
  act: Act,
  { yearFrom, amount, key }: SentBudget,
): Promise<Refused | { kind: 'faults'; faults: Record<string, string> } | { kind: 'closed' }> {
  if (!may(act.staff, 'budget')) return refused({ why: 'not-finance' });
  const pence = parseBudget(amount);
  if (pence === undefined) {
    return { kind: 'faults', faults: { [BUDGET.amount]: budgetFault(LARGEST_BUDGET) } };
  }
  const chosen = parseDay(yearFrom ?? '') ?? today(act);
  const { from } = budgetYearOf(chosen, act.workspace.budgetYearStart);
  try {
    await change(act, async (writer) => {
      const now = await budgetOf(writer, from);
      const asSet = now?.pence === pence ? now.id : undefined;
      const budget =
        asSet ?? (await setBudget(writer, { yearFrom: from, pence, by: act.staff.id }));
      await keepAnswer(writer, key, { kind: 'budget', id: budget });
      await owe(writer, {
        kind: 'budget_set',
        subject: { budget },
        conversation: act.staff.slackId,
      });
    });
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
  return { kind: 'closed' };
}
