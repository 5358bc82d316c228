import { dayOf } from '../domain/day.ts';
import type { Judgement } from '../domain/policy.ts';
import type { Complete } from '../domain/purchase.ts';
import type { Note, Outcome, Plan, PlanState } from '../domain/sign-off.ts';
import { insistOnCustomer } from './customers.ts';
import { decisionFacts, noteFacts, planFacts, planOpening } from './facts.ts';
import { newSalt } from './history.ts';
import { carryInterests } from './interests.ts';
import { toldColumns } from './told-columns.ts';
import type { Writer } from './writer.ts';

/** How and why a request is made. */
export interface Asking extends Judgement {
  readonly kind: Plan['kind'];
  readonly by: number;
  readonly policyId: number;
  readonly rulesVersion?: number | undefined;
  /** The purchase in question, where the money has gone. */
  readonly purchaseId?: number;
  /** The request that this one follows. */
  readonly followsId?: number | undefined;
  readonly tried?: string | undefined;
  readonly urgency?: Plan['urgency'];
  readonly answerBy?: Date | undefined;
  /** The manager whom it is with first. */
  readonly withId?: number | undefined;
}

/** Asks for sign-off under the next reference. The worker who buys is the one who asks. */
export async function addPlan(
  writer: Writer,
  told: Complete,
  asked: Asking,
): Promise<{ id: number; reference: string }> {
  await insistOnCustomer(writer, told.customer.id);
  const { interest } = told.more;
  const row = {
    workspaceId: writer.workspaceId,
    reference: writer.nextSignOffReference(),
    kind: asked.kind,
    askedById: asked.by,
    askedAt: writer.now,
    askedOn: dayOf(writer.now, writer.timezone),
    // R143: an interest has a column of its own here.
    ...toldColumns({ ...told, more: { ...told.more, interest: false } }),
    upToPence: told.pence,
    categoryId: told.category.id,
    areaId: told.area.id,
    overItem: asked.overItem,
    overDay: asked.overDay,
    softRule: asked.softRule ?? null,
    policyId: asked.policyId,
    rulesVersion: asked.rulesVersion ?? null,
    purchaseId: asked.purchaseId ?? null,
    followsId: asked.followsId ?? null,
    tried: asked.tried ?? null,
    urgency: asked.urgency ?? 'week',
    answerBy: asked.answerBy ?? null,
    withId: asked.withId ?? null,
    interest,
    step: 0,
    waitsFrom: writer.now,
    boughtPence: 0,
    state: 'waiting',
    settledAt: null,
    boughtId: null,
    cardId: null,
    salt: newSalt(),
  };
  const { id } = await writer.db.plan.create({ data: row, select: { id: true } });
  const facts = { ...planFacts(row), ...planOpening(row) };
  writer.record({ kind: 'plan.asked', subject: `plan:${id}`, facts });
  if (row.followsId !== null) await carryInterests(writer, row.followsId, id);
  return { id, reference: row.reference };
}

/** Remembers which message is the request's card, so that it can be changed later. */
export async function rememberCard(writer: Writer, id: number, cardId: number): Promise<void> {
  await writer.db.plan.updateMany({
    where: { id, workspaceId: writer.workspaceId },
    data: { cardId },
  });
}

/**
 * Moves a request on. One conditional update, judged by the rows it changed, decides who was first
 * (design 2).
 *
 * @returns false when it was no longer in the state it was taken to be in
 */
export async function movePlan(
  writer: Writer,
  id: number,
  from: PlanState,
  to: PlanState,
): Promise<boolean> {
  const { count } = await writer.db.plan.updateMany({
    where: { id, workspaceId: writer.workspaceId, state: from },
    data: { state: to, settledAt: writer.now },
  });
  if (count === 0) return false;
  writer.record({
    kind: `plan.${to}`,
    subject: `plan:${id}`,
    facts: { from },
  });
  return true;
}

/**
 * Decides a request (R26, R29, R36), with the text that was in front of the decider.
 *
 * @returns false when it was decided before
 */
export async function decidePlan(
  writer: Writer,
  plan: Plan,
  made: { outcome: Outcome; by: number; reason: string | undefined; shown: string },
): Promise<boolean> {
  if (!(await movePlan(writer, plan.id, 'waiting', made.outcome))) return false;
  const row = {
    workspaceId: writer.workspaceId,
    planId: plan.id,
    outcome: made.outcome,
    decidedById: made.by,
    decidedAt: writer.now,
    upToPence: plan.upTo,
    reason: made.reason ?? null,
    policyId: plan.policyId,
    shown: made.shown,
    salt: newSalt(),
  };
  const { id } = await writer.db.decision.create({ data: row, select: { id: true } });
  writer.record({ kind: 'decision.made', subject: `decision:${id}`, facts: decisionFacts(row) });
  return true;
}

/** Adds to a request: a question, its answer, what was forgotten, a reply to a no. */
export async function addNote(
  writer: Writer,
  planId: number,
  note: { kind: Note['kind']; by: number; text: string },
): Promise<number> {
  const row = {
    workspaceId: writer.workspaceId,
    planId,
    kind: note.kind,
    byId: note.by,
    at: writer.now,
    text: note.text,
    salt: newSalt(),
  };
  const { id } = await writer.db.planNote.create({ data: row, select: { id: true } });
  writer.record({ kind: 'note.added', subject: `note:${id}`, facts: noteFacts(row) });
  return id;
}
