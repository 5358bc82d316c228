import { type Day, dayOf } from '../domain/day.ts';
import { add } from '../domain/money.ts';
import { boughtAs } from '../domain/part.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { isBeyond, notFor, type Plan } from '../domain/sign-off.ts';
import { usualUrgency } from '../domain/urgency.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { addPlan } from '../ledger/plans.ts';
import { limitsOn } from '../ledger/policies.ts';
import type { Writer } from '../ledger/writer.ts';
import { boughtForm } from '../messages/bought-form.ts';
import { MONEY_FAULTS } from '../messages/field-faults.ts';
import { MONEY_FIELDS } from '../messages/ids.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { stillToBuy } from './bought.ts';
import { buyPart } from './buy-part.ts';
import { oweCard } from './card.ts';
import { isRefused } from './own-draft.ts';
import {
  isFaulty,
  type MoneyFaults,
  type MoneyValues,
  type ReadMoney,
  readMoney,
} from './read-money.ts';
import { route } from './route.ts';

/** `Bought some`: the form, if something may still be bought on the approval. */
export async function boughtSomeForm(act: Act, planId: number): Promise<Answer> {
  const plan = await stillToBuy(act.read, act, planId);
  return isRefused(plan) ? plan : showView(boughtForm(plan, today(act)));
}

const DONE = { kind: 'closed' } as const;

/** What becomes of a sent form about a part. */
export type PartSent = typeof DONE | MoneyFaults | Refused;

/**
 * A part was bought; told by a message, once per form (R14). R25: what is beyond the approval counts
 * at once when it is paid, and is asked about when it is not.
 */
export async function boughtSome(
  act: Act,
  planId: number,
  values: MoneyValues & { paid: boolean },
  key: string,
): Promise<PartSent> {
  const seen = await stillToBuy(act.read, act, planId);
  if (isRefused(seen)) return seen;
  const read = readMoney(act, values, approvedOn(act, seen));
  if (isFaulty(read)) return read;
  try {
    return await change(act, async (writer) => {
      const plan = await stillToBuy(writer, act, planId);
      if (isRefused(plan)) return plan;
      const settle = values.paid ? buy : askForMore;
      return settle(writer, act, plan, read, key);
    });
  } catch (error) {
    if (error instanceof CameBefore) return DONE;
    throw error;
  }
}

function approvedOn(act: Act, { decision, askedOn }: Plan): Day {
  return decision === undefined ? askedOn : dayOf(decision.at, act.workspace.timezone);
}

async function buy(
  writer: Writer,
  act: Act,
  plan: Plan,
  part: ReadMoney,
  key: string,
): Promise<PartSent> {
  const bought = await buyPart(writer, act, plan, part);
  if (isRefused(bought)) return bought;
  const { purchase, beyond } = bought;
  await keepAnswer(writer, key, { kind: 'saved', id: purchase.id });
  const ids = { plan: plan.id, purchase: purchase.id };
  const subject = beyond === undefined ? ids : { ...ids, beyond: beyond.id };
  await owe(writer, { kind: 'part_bought', subject, conversation: act.staff.slackId });
  return DONE;
}

/** Not paid yet, and more than is approved: nothing is bought; a manager is asked for it first. */
async function askForMore(
  writer: Writer,
  act: Act,
  plan: Plan,
  part: ReadMoney,
  key: string,
): Promise<PartSent> {
  const limits = await limitsOn(writer, today(act));
  if (!isBeyond(plan, add(plan.boughtSoFar, part.pence), limits.tolerance)) {
    return { kind: 'faults', faults: { [MONEY_FIELDS.paid]: MONEY_FAULTS.within } };
  }
  const channel = act.workspace.managersChannel;
  if (channel === undefined) return refused({ why: 'no-managers-channel' });
  const { overItem, overDay, softRule, rulesVersion } = plan;
  const { hours, timezone } = act.workspace;
  const urgency = usualUrgency(act.at, hours, timezone);
  const asked = await addPlan(writer, boughtAs(plan, part), {
    ...{ overItem, overDay, softRule, rulesVersion },
    kind: 'ahead',
    by: act.staff.id,
    ...(await route(writer, act.workspace, urgency, notFor(plan))),
    policyId: limits.policyId,
    followsId: plan.id,
  });
  await keepAnswer(writer, key, { kind: 'asked', id: asked.id });
  await oweCard(writer, channel, asked.id);
  const subject = { plan: asked.id };
  await owe(writer, { kind: 'asked_more', subject, conversation: act.staff.slackId });
  return DONE;
}
