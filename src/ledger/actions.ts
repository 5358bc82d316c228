import { type Day, dayOf } from '../domain/day.ts';
import type { PackAction } from '../domain/pack.ts';
import type { ActionModel } from './generated/models.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import { actionFacts } from './pack-facts.ts';
import { colleagues } from './people.ts';
import type { Writer } from './writer.ts';

/** R67: what a meeting decided, as it stands in the ledger. */
export interface ActionRecord extends Omit<PackAction, 'isNew'> {
  /** The pack of the meeting that decided it. */
  readonly packId: number;
  readonly doneAt: Date | undefined;
}

/** What is told of an action when it is recorded. */
export interface ToldAction {
  readonly packId: number;
  readonly reference: string | undefined;
  readonly decided: string;
  readonly ownerId: number;
  readonly dueOn: Day;
  /** The code of the guideline that came of it. */
  readonly guidelineCode: string | undefined;
  readonly recordedById: number;
}

/** Records what was decided, who does it and by when (R67); returns its id. */
export async function addAction(writer: Writer, told: ToldAction): Promise<number> {
  const row = {
    ...told,
    workspaceId: writer.workspaceId,
    reference: told.reference ?? null,
    guidelineCode: told.guidelineCode ?? null,
    at: writer.now,
    doneAt: null,
    doneById: null,
    salt: newSalt(),
  };
  const { id } = await writer.db.action.create({ data: row, select: { id: true } });
  writer.record({ kind: 'action.recorded', subject: `action:${id}`, facts: actionFacts(row) });
  return id;
}

/** Marks an action as done, or as not done after all; false when it stood so before. */
export async function setDone(writer: Writer, id: number, isDone: boolean): Promise<boolean> {
  const { count } = await writer.db.action.updateMany({
    where: { id, workspaceId: writer.workspaceId, doneAt: isDone ? null : { not: null } },
    data: { doneAt: isDone ? writer.now : null, doneById: isDone ? writer.actorId : null },
  });
  if (count === 0) return false;
  const kind = isDone ? 'action.done' : 'action.not-done';
  writer.record({ kind, subject: `action:${id}`, facts: {} });
  return true;
}

/** One by its id. */
export async function actionById(
  from: Reader | Writer,
  id: number,
): Promise<ActionRecord | undefined> {
  const row = await from.db.action.findFirst({ where: { id, workspaceId: from.workspaceId } });
  return row === null ? undefined : (await toActions(from, [row]))[0];
}

/** What meetings decided about a purchase, oldest first. */
export async function actionsAbout(from: Reader, reference: string): Promise<ActionRecord[]> {
  const where = { workspaceId: from.workspaceId, reference };
  return toActions(from, await from.db.action.findMany({ where, orderBy: { id: 'asc' } }));
}

/** What is not done yet, by the day until when; of one person, or of everybody. */
export async function openActions(
  from: Reader | Writer,
  ownerId?: number,
): Promise<ActionRecord[]> {
  const { db, workspaceId } = from;
  const rows = await db.action.findMany({
    where: { workspaceId, doneAt: null, ...(ownerId === undefined ? {} : { ownerId }) },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  });
  return toActions(from, rows);
}

/** What somebody did since an instant, the last first. */
export async function doneSince(
  from: Reader,
  ownerId: number,
  since: Date,
): Promise<ActionRecord[]> {
  const { db, workspaceId } = from;
  const rows = await db.action.findMany({
    where: { workspaceId, ownerId, doneAt: { gte: since } },
    orderBy: { doneAt: 'desc' },
  });
  return toActions(from, rows);
}

/**
 * R64 (7), R67: the actions that a pack lists: of earlier meetings, those that were open when the
 * pack before it was made or later, done or not; and what this meeting decided itself.
 */
export async function actionsOfPack(from: Reader | Writer, packId: number): Promise<PackAction[]> {
  const { db, workspaceId } = from;
  const before = await db.pack.findFirst({
    where: { workspaceId, id: { lt: packId } },
    orderBy: { id: 'desc' },
  });
  const since = before?.madeAt ?? new Date(0);
  const rows = await db.action.findMany({
    where: {
      workspaceId,
      packId: { lte: packId },
      OR: [{ packId }, { doneAt: null }, { doneAt: { gte: since } }],
    },
    orderBy: { id: 'asc' },
  });
  const actions = await toActions(from, rows);
  return actions.map((action) => ({ ...action, isNew: action.packId === packId }));
}

async function toActions(
  from: Reader | Writer,
  rows: readonly ActionModel[],
): Promise<ActionRecord[]> {
  const people = await colleagues(
    from,
    rows.map(({ ownerId }) => ownerId),
  );
  const { timezone } = await from.db.workspace.findUniqueOrThrow({
    where: { id: from.workspaceId },
    select: { timezone: true },
  });
  const on = (at: Date | null) => (at === null ? undefined : dayOf(at, timezone));
  const nobody = (id: number) => ({ id, slackId: undefined, name: undefined });
  return rows.map((row) => ({
    id: row.id,
    packId: row.packId,
    decided: row.decided,
    reference: row.reference ?? undefined,
    owner: people.get(row.ownerId) ?? nobody(row.ownerId),
    dueOn: row.dueOn as Day,
    doneOn: on(row.doneAt),
    doneAt: row.doneAt ?? undefined,
    guideline: row.guidelineCode ?? undefined,
  }));
}
