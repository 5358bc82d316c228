import { budgetYearName, budgetYearOf } from '../domain/budget-year.ts';
import type { Day } from '../domain/day.ts';
import { customerById } from '../ledger/customers.ts';
import type { Reader } from '../ledger/open.ts';
import { colleagues } from '../ledger/people.ts';
import { spentOnCustomer } from '../ledger/person-sums.ts';
import { boughtFor } from '../ledger/purchase-queries.ts';
import { workspace } from '../ledger/workspaces.ts';
import type { CustomerYear } from '../messages/planning.ts';

/** How many of a customer's last purchases are shown. */
const LAST = 5;

/** A customer's budget year, as the ledger stands; undefined when they are no longer in it. */
export async function readYear(
  from: Reader,
  customerId: number,
  on: Day,
): Promise<CustomerYear | undefined> {
  const customer = await customerById(from, customerId);
  if (customer === undefined) return undefined;
  const { budgetYearStart, planningFigure } = await workspace(from);
  const days = budgetYearOf(on, budgetYearStart);
  const { leadId } = customer;
  return {
    reference: customer.reference,
    lead: leadId === undefined ? undefined : (await colleagues(from, [leadId])).get(leadId),
    year: budgetYearName(days),
    yearSoFar: await spentOnCustomer(from, customerId, { days }),
    planningFigure,
    history: await boughtFor(from, customerId, days, LAST),
  };
}
