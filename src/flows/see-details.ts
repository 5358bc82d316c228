import { readCard } from '../delivery/read.ts';
import { budgetYearName, budgetYearOf } from '../domain/budget-year.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { cannotDecide } from '../domain/sign-off.ts';
import { planById } from '../ledger/plan-queries.ts';
import { boughtFor } from '../ledger/purchase-queries.ts';
import { spentOnCustomer } from '../ledger/sums.ts';
import type { Details } from '../messages/details.ts';
import { type Act, today } from './act.ts';

/** How many of a customer's last purchases Details shows. */
const LAST = 5;

/** `Details`: what a manager sees behind a card, privately. */
export async function seeDetails(act: Act, planId: number): Promise<Details | Refused> {
  const plan = await planById(act.read, planId);
  if (plan === undefined) return refused({ why: 'gone' });
  const { budgetYearStart, planningFigure } = act.workspace;
  const days = budgetYearOf(today(act), budgetYearStart);
  const [card, yearSoFar, history] = await Promise.all([
    readCard(act.read, plan, act.at),
    spentOnCustomer(act.read, plan.customer.id, { days }),
    boughtFor(act.read, plan.customer.id, days, LAST),
  ]);
  const mayDecide = cannotDecide(act.staff, plan) === undefined;
  return { ...card, yearSoFar, year: budgetYearName(days), planningFigure, history, mayDecide };
}
