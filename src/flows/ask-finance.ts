import { budgetYearName, budgetYearOf } from '../domain/budget-year.ts';
import { parseDay } from '../domain/day.ts';
import { refused } from '../domain/refusal.ts';
import { budgetOf } from '../ledger/budgets.ts';
import { claim } from '../ledger/claims.ts';
import { owe } from '../ledger/outbox.ts';
import { holdersOf } from '../ledger/people.ts';
import { financeAsked } from '../messages/ask-finance.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, sayBeside } from './answer.ts';

/** The kind of claim by which finance is asked at most once a day, whichever manager asks. */
const CLAIM = 'budget_asked';

/**
 * `Ask finance`, beside a forecast without a budget (R35): everybody in finance is asked to set the
 * year's, in a message of their own.
 *
 * @param from the first day of the budget year, as the button carries it
 */
export async function askFinance(act: Act, from: string): Promise<Answer> {
  const first = parseDay(from);
  if (first === undefined) return refused({ why: 'gone' });
  const days = budgetYearOf(first, act.workspace.budgetYearStart);
  const year = budgetYearName(days);
  if ((await budgetOf(act.read, days.from)) !== undefined) {
    return sayBeside(financeAsked({ year, outcome: 'set' }));
  }
  const people = await inFinance(act);
  if (people.length === 0) return sayBeside(financeAsked({ year, outcome: 'nobody' }));
  const isNew = await change(act, async (writer) => {
    if (!(await claim(writer, CLAIM, `${days.from} ${today(act)}`))) return false;
    const subject = { from: days.from, by: act.staff.id };
    for (const conversation of people) await owe(writer, { kind: CLAIM, subject, conversation });
    return true;
  });
  return sayBeside(financeAsked({ year, outcome: isNew ? 'asked' : 'asked-before' }));
}

/** Each by themselves; those of a user group too. */
async function inFinance({ deps, read, workspace }: Act): Promise<string[]> {
  const holders = await holdersOf(read, 'finance');
  const members = holders.map(async ({ slackId, isGroup }) => {
    if (slackId === undefined) return [];
    return isGroup ? deps.directory.membersOf(slackId, workspace.slackTeam) : [slackId];
  });
  return [...new Set((await Promise.all(members)).flat())];
}
