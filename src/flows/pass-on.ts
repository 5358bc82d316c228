import { dayOf } from '../domain/day.ts';
import { type Colleague, notFor, type Plan } from '../domain/sign-off.ts';
import { dutyOrder, standInFor } from '../ledger/duty.ts';
import type { Reader } from '../ledger/open.ts';
import { planById } from '../ledger/plan-queries.ts';
import { passOn } from '../ledger/waiting-plans.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import { oweCardChange, oweNudge } from './card.ts';

/** Whether a request is with somebody who is away or no manager any more, or with nobody. */
export async function isElsewhere(
  from: Reader,
  { timezone }: Workspace,
  now: Date,
  plan: Plan,
): Promise<boolean> {
  const order = await dutyOrder(from, dayOf(now, timezone), notFor(plan));
  return order.length > 0 && order.every(({ id }) => id !== plan.withWhom?.id);
}

/**
 * R30: a stand-in gets what already waits, too: a request goes from whoever is away to the one in
 * their place, else to the first who is there. Changes nothing for whoever is there.
 */
export async function passOnFromAway(
  writer: Writer,
  workspace: Workspace,
  planId: number,
): Promise<void> {
  const plan = await planById(writer, planId);
  if (plan === undefined) return;
  const today = dayOf(writer.now, workspace.timezone);
  const order = await dutyOrder(writer, today, notFor(plan));
  const isThere = order.some(({ id }) => id === plan.withWhom?.id);
  const to = isThere ? undefined : await inPlaceOf(writer, today, plan.withWhom, order);
  if (to === undefined || !(await passOn(writer, plan, to.id))) return;
  await oweCardChange(writer, { workspace }, plan);
  await oweNudge(writer, { workspace }, plan, 'passed_on', to.id);
}

async function inPlaceOf(
  writer: Writer,
  today: Parameters<typeof standInFor>[1],
  away: Colleague | undefined,
  order: readonly Colleague[],
): Promise<Colleague | undefined> {
  const standIn = away && (await standInFor(writer, today, away.id));
  return order.find(({ id }) => id === standIn) ?? order[0];
}
