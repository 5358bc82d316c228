import { dayOf } from '../domain/day.ts';
import { dueStep, type EscalationStep, escalationSteps } from '../domain/escalation.ts';
import { notFor, owesAnswer, type Plan } from '../domain/sign-off.ts';
import { dutyOrder } from '../ledger/duty.ts';
import { owe } from '../ledger/outbox.ts';
import { planById } from '../ledger/plan-queries.ts';
import { takeStep } from '../ledger/waiting-plans.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import { oweCardChange, oweNudge } from './card.ts';

/** The step that is due. While whoever asked owes an answer none is: the clock stands still. */
export function stepDue(plan: Plan, workspace: Workspace, now: Date): EscalationStep | undefined {
  if (plan.state !== 'waiting' || owesAnswer(plan)) return undefined;
  const { hours, timezone } = workspace;
  const steps = escalationSteps(plan.urgency, plan.waitsFrom, hours, timezone);
  return dueStep(steps, plan.step, now);
}

/** R30: after a standstill several steps may be due: each in its turn, so that nobody is passed over. */
export async function takeSteps(
  writer: Writer,
  workspace: Workspace,
  planId: number,
): Promise<void> {
  for (;;) {
    const plan = await planById(writer, planId);
    const step = plan && stepDue(plan, workspace, writer.now);
    if (plan === undefined || step === undefined) return;
    if (!(await takeOne(writer, workspace, plan, step))) return;
  }
}

async function takeOne(
  writer: Writer,
  workspace: Workspace,
  plan: Plan,
  step: EscalationStep,
): Promise<boolean> {
  const current = plan.withWhom?.id;
  const withId = step.kind === 'next_manager' ? await nextAfter(writer, workspace, plan) : current;
  if (!(await takeStep(writer, plan, step, withId))) return false;
  if (withId !== current) await oweCardChange(writer, { workspace }, plan);
  if (step.kind !== 'ring') await oweNudge(writer, { workspace }, plan, step.kind, withId);
  else if (plan.askedBy.slackId !== undefined) {
    const conversation = plan.askedBy.slackId;
    await owe(writer, { kind: 'ring', subject: { plan: plan.id }, conversation });
  }
  return true;
}

/** The manager after the one whom it is with; the last one keeps it. */
async function nextAfter(writer: Writer, workspace: Workspace, plan: Plan) {
  const order = await dutyOrder(writer, dayOf(writer.now, workspace.timezone), notFor(plan));
  const at = order.findIndex(({ id }) => id === plan.withWhom?.id);
  return order[at + 1]?.id ?? plan.withWhom?.id;
}
