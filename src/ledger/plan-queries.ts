import { sub } from 'date-fns/sub';
import { type Day, day, dayOf } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import {
  BEFORE_MONTHS,
  type Before,
  type Colleague,
  type Note,
  type Outcome,
  type Plan,
  type PlanState,
} from '../domain/sign-off.ts';
import { aroundPlans } from './approvals.ts';
import type { Prisma } from './generated/client.ts';
import { interestedIn } from './interests.ts';
import { moreFrom } from './more-column.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';
import type { Writer } from './writer.ts';

const WHOLE = { decision: true, notes: { orderBy: { id: 'asc' } } } as const;
type Row = Prisma.PlanGetPayload<{ include: { decision: true; notes: true } }>;

/** A request by its id. */
export async function planById(from: Reader | Writer, id: number): Promise<Plan | undefined> {
  const rows = await from.db.plan.findMany({
    where: { id, workspaceId: from.workspaceId },
    include: WHOLE,
  });
  return (await toPlans(from, rows))[0];
}

/** What waits for a decision, oldest first. */
export async function plansWaiting(from: Reader | Writer): Promise<Plan[]> {
  const rows = await from.db.plan.findMany({
    where: { workspaceId: from.workspaceId, state: 'waiting' },
    orderBy: { id: 'asc' },
    include: WHOLE,
  });
  return toPlans(from, rows);
}

/** What somebody asked that waits, or is approved and still to buy, oldest first. */
export async function openPlansOf(from: Reader, askedById: number): Promise<Plan[]> {
  const rows = await from.db.plan.findMany({
    where: {
      workspaceId: from.workspaceId,
      askedById,
      OR: [{ state: 'waiting' }, { state: 'approved', kind: 'ahead' }],
    },
    orderBy: { id: 'asc' },
    include: WHOLE,
  });
  return toPlans(from, rows);
}

/** The reference of the request that was asked in the place of another and stands. */
export async function planAfter(
  from: Reader | Writer,
  planId: number,
): Promise<string | undefined> {
  const row = await from.db.plan.findFirst({
    where: {
      workspaceId: from.workspaceId,
      followsId: planId,
      kind: 'ahead',
      state: { not: 'withdrawn' },
    },
    select: { reference: true },
  });
  return row?.reference;
}

/** What managers were asked about money that had gone, under a purchase's reference; oldest first. */
export async function plansOfPurchase(from: Reader | Writer, reference: string): Promise<Plan[]> {
  const { db, workspaceId } = from;
  const where = { workspaceId, reference };
  const versions = await db.purchase.findMany({ where, select: { id: true } });
  const rows = await db.plan.findMany({
    where: { workspaceId, purchaseId: { in: versions.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
    include: WHOLE,
  });
  return toPlans(from, rows);
}

/**
 * How requests of the same category ended in the last twelve months; an import's purchases that
 * somebody signed off are approvals.
 */
export async function before(from: Reader | Writer, plan: Plan): Promise<Before> {
  const { workspaceId } = from;
  const since = day(
    sub(new Date(`${plan.askedOn}T12:00:00Z`), { months: BEFORE_MONTHS })
      .toISOString()
      .slice(0, 10),
  );
  const like = { workspaceId, categoryId: plan.category.id, askedOn: { gte: since } };
  const [approved, declined, imported] = await Promise.all([
    from.db.decision.count({ where: { outcome: 'approved', plan: like } }),
    from.db.decision.count({ where: { outcome: 'declined', plan: like } }),
    from.db.purchase.count({
      where: {
        workspaceId,
        source: 'import',
        signedOffById: { not: null },
        day: { gte: since },
        lines: { some: { categoryId: plan.category.id } },
      },
    }),
  ]);
  return { approved: approved + imported, declined };
}

async function toPlans(from: Reader | Writer, rows: readonly Row[]): Promise<Plan[]> {
  if (rows.length === 0) return [];
  const { workspaceId } = from;
  const purchaseIds = rows.flatMap((row) => row.purchaseId ?? []);
  const [customers, categories, areas, people, purchases, space, around, interested] =
    await Promise.all([
      from.db.customer.findMany({
        where: { workspaceId, id: { in: rows.flatMap((r) => r.customerId ?? []) } },
      }),
      from.db.category.findMany({ where: { workspaceId } }),
      from.db.outcomeArea.findMany({ where: { workspaceId } }),
      colleagues(from, rows.flatMap(peopleIn)),
      from.db.purchase.findMany({ where: { workspaceId, id: { in: purchaseIds } } }),
      from.db.workspace.findUniqueOrThrow({ where: { id: workspaceId } }),
      aroundPlans(from, rows),
      interestedIn(
        from,
        rows.map(({ id }) => id),
      ),
    ]);
  const found = <T extends { id: number }>(list: readonly T[], id: number | null) =>
    list.find((one) => one.id === id);
  const person = (id: number): Colleague =>
    people.get(id) ?? { id, slackId: undefined, name: undefined };
  return rows.map((row) => {
    const purchase = found(purchases, row.purchaseId);
    const bought = around.last(row.id);
    return {
      ...plain(row, person),
      customer: found(customers, row.customerId) ?? { id: row.customerId ?? 0, reference: '—' },
      category: found(categories, row.categoryId) ?? { id: row.categoryId, label: '—' },
      area: found(areas, row.areaId) ?? { id: row.areaId ?? 0, label: '—' },
      purchase: purchase && {
        id: purchase.id,
        reference: purchase.reference,
        voided: around.voided(purchase.reference),
        buyerId: purchase.buyerId,
      },
      parts: around.parts(row.id),
      follows: around.follows(row.followsId),
      interested: interested.get(row.id) ?? [],
      bought: bought && { reference: bought.reference, day: bought.day as Day },
      askedOn: dayOf(row.askedAt, space.timezone),
    };
  });
}

function peopleIn(row: Row): number[] {
  const decider = row.decision === null ? [] : [row.decision.decidedById];
  const asked = row.withId === null ? [] : [row.withId];
  return [row.askedById, ...asked, ...decider, ...row.notes.map((note) => note.byId)];
}

type Plain = Omit<
  Plan,
  | 'customer'
  | 'category'
  | 'area'
  | 'purchase'
  | 'parts'
  | 'follows'
  | 'bought'
  | 'askedOn'
  | 'interested'
>;

function plain(row: Row, person: (id: number) => Colleague): Plain {
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind as Plan['kind'],
    state: row.state as PlanState,
    askedBy: person(row.askedById),
    askedAt: row.askedAt,
    upTo: pence(row.upToPence),
    count: row.count,
    unitPence: pence(row.unitPence),
    item: row.item,
    purpose: row.purpose ?? row.item,
    paidBy: row.paidBy as PaymentMethod,
    otherSource: row.otherSource ?? undefined,
    whyThisOne: row.whyThisOne ?? undefined,
    more: { ...moreFrom(row.more), interest: row.interest },
    tried: row.tried ?? undefined,
    urgency: row.urgency as Plan['urgency'],
    answerBy: row.answerBy ?? undefined,
    step: row.step,
    waitsFrom: row.waitsFrom ?? row.askedAt,
    softRule: row.softRule ?? undefined,
    rulesVersion: row.rulesVersion ?? undefined,
    followsId: row.followsId ?? undefined,
    withWhom: row.withId === null ? undefined : person(row.withId),
    boughtSoFar: pence(row.boughtPence),
    overItem: row.overItem,
    overDay: row.overDay,
    policyId: row.policyId,
    cardId: row.cardId ?? undefined,
    decision: row.decision === null ? undefined : toDecision(row.decision, person),
    notes: row.notes.map((note) => ({
      id: note.id,
      kind: note.kind as Note['kind'],
      by: person(note.byId),
      at: note.at,
      text: note.text,
    })),
  };
}

function toDecision(row: NonNullable<Row['decision']>, person: (id: number) => Colleague) {
  return {
    outcome: row.outcome as Outcome,
    by: person(row.decidedById),
    at: row.decidedAt,
    upTo: pence(row.upToPence),
    reason: row.reason ?? undefined,
  };
}
