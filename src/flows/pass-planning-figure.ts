import { budgetYearOf } from '../domain/budget-year.ts';
import { type Pence, pence } from '../domain/money.ts';
import { passes } from '../domain/planning.ts';
import { claim } from '../ledger/claims.ts';
import { leadOnTeam } from '../ledger/customers.ts';
import { owe } from '../ledger/outbox.ts';
import { colleagues } from '../ledger/people.ts';
import { spentOnCustomer } from '../ledger/person-sums.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Spent, Writer } from '../ledger/writer.ts';

const CLAIM = 'planning_figure';

/**
 * R33: looks at what a transaction has spent, whichever story it was. Where it took a customer's
 * budget year past the planning figure, one notice goes to whoever leads their case, or else to the
 * buyer, and one to the managers; once for a customer and a budget year. Nothing is held back, and
 * what the buyer is answered does not change.
 */
export async function tellOfPassing(writer: Writer, workspace: Workspace): Promise<void> {
  for (const { customerId, buyerId, from, to, spent } of byCustomerAndYear(writer, workspace)) {
    if (spent <= 0) continue;
    const yearNow = await spentOnCustomer(writer, customerId, { days: { from, to } });
    if (!passes(yearNow, spent, workspace.planningFigure)) continue;
    if (!(await claim(writer, CLAIM, `${customerId}:${from}`))) continue;
    const subject = { customer: customerId, from };
    const told = await whoIsTold(writer, customerId, buyerId);
    if (told !== undefined) await owe(writer, { kind: 'year_passed', subject, conversation: told });
    const { managersChannel: conversation } = workspace;
    if (conversation !== undefined) {
      await owe(writer, { kind: 'year_passed_notice', subject, conversation });
    }
  }
}

async function whoIsTold(writer: Writer, customerId: number, buyerId: number) {
  const lead = await leadOnTeam(writer, customerId);
  if (lead?.slackId !== undefined) return lead.slackId;
  return (await colleagues(writer, [buyerId])).get(buyerId)?.slackId;
}

interface YearSpent extends Pick<Spent, 'customerId' | 'buyerId'> {
  readonly from: ReturnType<typeof budgetYearOf>['from'];
  readonly to: ReturnType<typeof budgetYearOf>['to'];
  readonly spent: Pence;
}

/** An amendment takes off what stood before, so only the difference is spent. */
function byCustomerAndYear({ spending }: Writer, { budgetYearStart }: Workspace): YearSpent[] {
  const years = new Map<string, YearSpent>();
  for (const { customerId, buyerId, day, pence: amount } of spending) {
    const year = budgetYearOf(day, budgetYearStart);
    const key = `${customerId}:${year.from}`;
    const spent = pence((years.get(key)?.spent ?? 0) + amount);
    years.set(key, { customerId, buyerId, ...year, spent });
  }
  return [...years.values()];
}
