import type { Plan } from '../domain/sign-off.ts';
import type { Urgency } from '../domain/urgency.ts';
import type { Writer } from './writer.ts';

/** Where a request goes: how urgent it is, by when an answer is needed, and whom it is with. */
export interface Route {
  readonly urgency: Urgency;
  readonly answerBy: Date;
  /** Undefined when there is nobody else to decide. */
  readonly withId: number | undefined;
}

/**
 * Changes how urgent a request is while it waits; its steps begin anew (R30). One conditional
 * update decides.
 *
 * @returns false when it does not wait any more, or is as urgent as that already
 */
export async function changeUrgency(writer: Writer, plan: Plan, to: Route): Promise<boolean> {
  const { urgency, answerBy, withId = null } = to;
  const { count } = await writer.db.plan.updateMany({
    where: { ...waiting(writer, plan), urgency: plan.urgency, NOT: { urgency } },
    data: { urgency, answerBy, withId, step: 0, waitsFrom: writer.now },
  });
  if (count === 0) return false;
  const facts = {
    from: plan.urgency,
    to: urgency,
    answerBy: answerBy.toISOString(),
    with: withId,
  };
  writer.record({ kind: 'plan.urgency', subject: `plan:${plan.id}`, facts });
  return true;
}

/**
 * Notes that a step was done for a request that waits (R30), once whoever tries.
 *
 * @param withId whom it is with from now on
 * @returns false when it does not wait any more, or another did the step first
 */
export async function takeStep(
  writer: Writer,
  plan: Plan,
  step: { step: number; kind: string },
  withId: number | undefined,
): Promise<boolean> {
  const { count } = await writer.db.plan.updateMany({
    where: { ...waiting(writer, plan), step: plan.step, waitsFrom: plan.waitsFrom },
    data: { step: step.step, withId: withId ?? null },
  });
  if (count === 0) return false;
  const facts = { step: step.step, kind: step.kind, with: withId ?? null };
  writer.record({ kind: 'plan.step', subject: `plan:${plan.id}`, facts });
  return true;
}

/**
 * Passes a request that waits on to somebody else.
 *
 * @returns false when it does not wait any more, or is with another than it was taken to be
 */
export async function passOn(writer: Writer, plan: Plan, to: number | undefined): Promise<boolean> {
  const from = plan.withWhom?.id ?? null;
  const { count } = await writer.db.plan.updateMany({
    where: { ...waiting(writer, plan), withId: from },
    data: { withId: to ?? null },
  });
  if (count === 0) return false;
  const facts = { from, to: to ?? null };
  writer.record({ kind: 'plan.passed_on', subject: `plan:${plan.id}`, facts });
  return true;
}

/** R30: a question was answered; from now on it is the manager's turn again. */
export async function restartWait(writer: Writer, plan: Plan): Promise<void> {
  const { count } = await writer.db.plan.updateMany({
    where: waiting(writer, plan),
    data: { step: 0, waitsFrom: writer.now },
  });
  if (count === 0) return;
  writer.record({ kind: 'plan.waits-again', subject: `plan:${plan.id}`, facts: {} });
}

function waiting(writer: Writer, { id }: Plan) {
  return { id, workspaceId: writer.workspaceId, state: 'waiting' };
}
