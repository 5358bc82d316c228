import type { Day } from '../domain/day.ts';
import { followUpFacts } from './facts.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** What is asked about a purchase later: what it unlocked (R46), how a new use went (R66). */
export type FollowUpKind = 'unlocked' | 'went';

/** Something to be asked about a purchase on a later day (R46, R66). */
export interface FollowUp {
  readonly id: number;
  readonly reference: string;
  readonly kind: FollowUpKind;
  readonly personId: number;
  readonly dueOn: Day;
  /** Undefined while it is open; answered or dropped then. */
  readonly closedAt: Date | undefined;
}

/** Notes what is to be asked, of whom and from which day on; returns the ledger's id of it. */
export async function addFollowUp(
  writer: Writer,
  told: { reference: string; kind: FollowUpKind; personId: number; dueOn: Day },
): Promise<number> {
  const data = { workspaceId: writer.workspaceId, ...told, madeAt: writer.now };
  const { id } = await writer.db.followUp.create({ data, select: { id: true } });
  const facts = followUpFacts(told);
  writer.record({ kind: 'follow-up.made', subject: `follow-up:${id}`, facts });
  return id;
}

/** What is due by a day and was neither asked nor closed, oldest first. */
export async function dueFollowUps(from: Reader | Writer, by: Day): Promise<FollowUp[]> {
  const rows = await from.db.followUp.findMany({
    where: { workspaceId: from.workspaceId, dueOn: { lte: by }, askedAt: null, closedAt: null },
    orderBy: { id: 'asc' },
    take: 50,
  });
  return rows.map(toFollowUp);
}

/** R66: of some purchases those that nobody is or was to be asked about, with their buyers. */
export async function neverToFollow(
  { db, workspaceId }: Reader | Writer,
  references: readonly string[],
  kind: FollowUpKind,
): Promise<{ reference: string; personId: number; day: Day }[]> {
  const of = { workspaceId, reference: { in: [...references] } };
  const followed = await db.followUp.findMany({ where: { ...of, kind } });
  // An import is history: nobody is asked about it.
  const rows = await db.purchase.findMany({
    where: { ...of, source: 'slack', correctedOn: null, kind: { in: ['purchase', 'amendment'] } },
    orderBy: { id: 'asc' },
  });
  return rows
    .filter(({ reference }) => followed.every((one) => one.reference !== reference))
    .map(({ reference, buyerId, day }) => ({ reference, personId: buyerId, day: day as Day }));
}

/** The first day on which something is due that was neither asked nor closed. */
export async function nextFollowUpDay({ db, workspaceId }: Reader): Promise<Day | undefined> {
  const row = await db.followUp.findFirst({
    where: { workspaceId, askedAt: null, closedAt: null },
    orderBy: { dueOn: 'asc' },
    select: { dueOn: true },
  });
  return row === null ? undefined : (row.dueOn as Day);
}

/** What is due by a day and somebody has not answered, oldest first. */
export async function openFollowUpsOf(
  from: Reader,
  personId: number,
  by: Day,
): Promise<FollowUp[]> {
  const { db, workspaceId } = from;
  const rows = await db.followUp.findMany({
    where: { workspaceId, personId, dueOn: { lte: by }, closedAt: null },
    orderBy: { id: 'asc' },
  });
  return rows.map(toFollowUp);
}

/**
 * Closes what is open about a purchase, or what is of one kind: it is not asked any more.
 *
 * @returns whether anything was open
 */
export async function dropFollowUps(
  writer: Writer,
  reference: string,
  kind?: FollowUpKind,
): Promise<boolean> {
  const { db, workspaceId } = writer;
  const open = await db.followUp.findMany({
    where: { workspaceId, reference, closedAt: null, ...(kind && { kind }) },
    select: { id: true },
  });
  for (const { id } of open) await closeFollowUp(writer, id);
  return open.length > 0;
}

/** One by its id. */
export async function followUpById(
  from: Reader | Writer,
  id: number,
): Promise<FollowUp | undefined> {
  const where = { id, workspaceId: from.workspaceId };
  const row = await from.db.followUp.findFirst({ where });
  return row === null ? undefined : toFollowUp(row);
}

/** Takes the asking of one; false when it was asked or closed before. */
export async function markAsked(writer: Writer, id: number): Promise<boolean> {
  const { count } = await writer.db.followUp.updateMany({
    where: { id, workspaceId: writer.workspaceId, askedAt: null, closedAt: null },
    data: { askedAt: writer.now },
  });
  if (count === 0) return false;
  writer.record({ kind: 'follow-up.asked', subject: `follow-up:${id}`, facts: {} });
  return true;
}

/** Closes one; one conditional update decides between two taps. */
export async function closeFollowUp(writer: Writer, id: number): Promise<boolean> {
  const { count } = await writer.db.followUp.updateMany({
    where: { id, workspaceId: writer.workspaceId, closedAt: null },
    data: { closedAt: writer.now },
  });
  if (count === 0) return false;
  writer.record({ kind: 'follow-up.closed', subject: `follow-up:${id}`, facts: {} });
  return true;
}

function toFollowUp(row: {
  id: number;
  reference: string;
  kind: string;
  personId: number;
  dueOn: string;
  closedAt: Date | null;
}): FollowUp {
  const { id, reference, personId } = row;
  const kind = row.kind as FollowUpKind;
  return {
    id,
    reference,
    kind,
    personId,
    dueOn: row.dueOn as Day,
    closedAt: row.closedAt ?? undefined,
  };
}
