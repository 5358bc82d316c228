import { readCard } from '../delivery/read.ts';
import { budgetYearName, budgetYearOf } from '../domain/budget-year.ts';
import type { Why } from '../domain/look.ts';
import { refused } from '../domain/refusal.ts';
import { cannotDecide, type Plan } from '../domain/sign-off.ts';
import { spentOnCustomer } from '../ledger/person-sums.ts';
import { planById } from '../ledger/plan-queries.ts';
import { boughtFor } from '../ledger/purchase-queries.ts';
import { type Details, details } from '../messages/details.ts';
import { type Act, today } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { asksWhatFor, isTask } from './look.ts';

/** How many of a customer's last purchases Details shows. */
const LAST = 5;

/**
 * `Details`: what a manager sees behind a card, privately. Of a request that is theirs to decide
 * nothing is asked; the look is noted all the same (R124).
 */
export async function openDetails(
  act: Act,
  planId: number,
  key: string,
  why?: Why,
): Promise<Answer> {
  const plan = await planById(act.read, planId);
  if (plan === undefined) return refused({ why: 'gone' });
  const { reference, customer } = plan;
  const sight = { what: 'details', about: String(planId), reference } as const;
  const whose = { customerId: customer.id, isOwn: isTask(act, plan) };
  const asked = await asksWhatFor(act, { ...sight, ...whose }, key, why);
  return asked ?? showView(details(await seeDetails(act, plan)));
}

/** What Details shows, without a look being noted. */
export async function seeDetails(act: Act, plan: Plan): Promise<Details> {
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
