import { type AuditCandidate, stratumOf } from '../domain/audit-sample.ts';
import { addDays, type Days, instantAt } from '../domain/day.ts';
import type { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

type From = Reader | Writer;

/** What was bought; undone entries are left out, and what is forgotten tells an auditor nothing. */
const SAVED = {
  ...{ correctedOn: null, customerId: { not: null } },
  kind: { in: ['purchase', 'amendment', 'breach'] },
};

/**
 * R74: what a round about some days may draw: what was saved for one of them and stands, what a
 * manager declined on one of them, and lines of them that nobody finished.
 */
export async function auditCandidates(
  from: From,
  { from: first, to }: Days,
  timezone: string,
): Promise<AuditCandidate[]> {
  const day = { gte: first, lte: to };
  const decidedAt = {
    gte: instantAt(first, '00:00', timezone),
    lt: instantAt(addDays(to, 1), '00:00', timezone),
  };
  return [
    ...(await saved(from, { ...SAVED, day })),
    ...(await declined(from, { decision: { outcome: 'declined', decidedAt } })),
    ...(await unfinished(from, { state: { in: ['open', 'discarded'] }, day })),
  ];
}

/** One entry by its name, such as `purchase:12`, whatever became of it since it was drawn. */
export async function auditCandidate(
  from: From,
  subject: string,
): Promise<AuditCandidate | undefined> {
  const [kind, id] = subject.split(':');
  const where = { id: Number(id) };
  if (kind === 'purchase') return (await saved(from, where))[0];
  if (kind === 'plan') return (await declined(from, where))[0];
  return kind === 'draft' ? (await unfinished(from, where))[0] : undefined;
}

async function saved(from: From, which: Prisma.PurchaseWhereInput): Promise<AuditCandidate[]> {
  const { db, workspaceId } = from;
  const lines = { orderBy: { position: 'asc' }, take: 1, select: { areaId: true } } as const;
  const rows = await db.purchase.findMany({
    where: { ...which, workspaceId },
    orderBy: { id: 'asc' },
    select: { id: true, reference: true, pence: true, customerId: true, lines },
  });
  const hands = await handsOn(
    from,
    rows.map(({ reference }) => reference),
  );
  const leads = await leadsOf(from, rows);
  return rows.map(({ id, reference, pence, customerId, lines: [line] }) => ({
    ...{ subject: `purchase:${id}`, stratum: stratumOf('saved', pence) },
    areaId: line?.areaId ?? undefined,
    barred: known(...(hands.get(reference) ?? []), leads.get(customerId ?? 0)),
  }));
}

/** Whoever bought, recorded, asked for, decided or signed off what stands under each reference. */
async function handsOn(
  { db, workspaceId }: From,
  references: readonly string[],
): Promise<Map<string, (number | null)[]>> {
  const versions = await db.purchase.findMany({
    where: { workspaceId, reference: { in: [...references] } },
    select: {
      ...{ id: true, reference: true, planId: true, buyerId: true },
      ...{ recordedById: true, signedOffById: true },
    },
  });
  const approvals = versions.flatMap(({ planId }) => planId ?? []);
  const asked = { purchaseId: { in: versions.map(({ id }) => id) } };
  const plans = await db.plan.findMany({
    where: { workspaceId, OR: [{ id: { in: approvals } }, asked] },
    select: {
      ...{ id: true, purchaseId: true, askedById: true },
      decision: { select: { decidedById: true } },
    },
  });
  const hands = new Map<string, (number | null)[]>();
  for (const one of versions) {
    const about = plans.filter(({ id, purchaseId }) => id === one.planId || purchaseId === one.id);
    hands.set(one.reference, [
      ...(hands.get(one.reference) ?? []),
      ...[one.buyerId, one.recordedById, one.signedOffById],
      ...about.flatMap(({ askedById, decision }) => [askedById, decision?.decidedById ?? null]),
    ]);
  }
  return hands;
}

async function declined(from: From, which: Prisma.PlanWhereInput): Promise<AuditCandidate[]> {
  const { db, workspaceId } = from;
  const rows = await db.plan.findMany({
    where: { ...which, workspaceId, customerId: { not: null } },
    orderBy: { id: 'asc' },
    include: { decision: { select: { decidedById: true } } },
  });
  const leads = await leadsOf(from, rows);
  return rows.map(({ id, upToPence, areaId, askedById, customerId, decision }) => ({
    ...{ subject: `plan:${id}`, stratum: stratumOf('declined', upToPence) },
    areaId: areaId ?? undefined,
    barred: known(askedById, decision?.decidedById, leads.get(customerId ?? 0)),
  }));
}

async function unfinished(from: From, which: Prisma.DraftWhereInput): Promise<AuditCandidate[]> {
  const { db, workspaceId } = from;
  const rows = await db.draft.findMany({
    where: { ...which, workspaceId },
    orderBy: { id: 'asc' },
  });
  const leads = await leadsOf(from, rows);
  return rows.map(({ id, pence, areaId, buyerId, customerId }) => ({
    ...{ subject: `draft:${id}`, stratum: stratumOf('unfinished', pence) },
    areaId: areaId ?? undefined,
    barred: known(buyerId, leads.get(customerId)),
  }));
}

/** Who holds the case of each customer now. */
async function leadsOf(
  { db, workspaceId }: From,
  rows: readonly { readonly customerId: number | null }[],
): Promise<Map<number, number | null>> {
  const ids = [...new Set(rows.flatMap(({ customerId }) => customerId ?? []))];
  const customers = await db.customer.findMany({
    where: { workspaceId, id: { in: ids } },
    select: { id: true, leadId: true },
  });
  return new Map(customers.map(({ id, leadId }) => [id, leadId]));
}

function known(...ids: readonly (number | null | undefined)[]): number[] {
  return [...new Set(ids.flatMap((id) => id ?? []))];
}
