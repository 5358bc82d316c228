import type { Day } from '../domain/day.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** Something to be asked about a purchase on a later day (R46). */
export interface FollowUp {
  readonly id: number;
  readonly reference: string;
  readonly kind: string;
  readonly personId: number;
  readonly dueOn: Day;
  readonly isOpen: boolean;
}

/** Notes what is to be asked, of whom and from which day on. */
export async function addFollowUp(
  writer: Writer,
  told: { reference: string; kind: string; personId: number; dueOn: Day },
): Promise<void> {
  const data = { workspaceId: writer.workspaceId, ...told, madeAt: writer.now };
  const { id } = await writer.db.followUp.create({ data, select: { id: true } });
  const { reference, kind, personId, dueOn } = told;
  const facts = { reference, kind, person: personId, dueOn };
  writer.record({ kind: 'follow-up.made', subject: `follow-up:${id}`, facts });
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

/** Closes what is open about a purchase: it was undone, and nothing is asked of it any more. */
export async function dropFollowUps(writer: Writer, reference: string): Promise<void> {
  const { db, workspaceId } = writer;
  const open = await db.followUp.findMany({
    where: { workspaceId, reference, closedAt: null },
    select: { id: true },
  });
  for (const { id } of open) await closeFollowUp(writer, id);
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
  return count === 1;
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
  const { id, reference, kind, personId } = row;
  return { id, reference, kind, personId, dueOn: row.dueOn as Day, isOpen: row.closedAt === null };
}
