import type { Day, Days } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { PackModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import { packFacts } from './pack-facts.ts';
import type { Writer } from './writer.ts';

/** The paper for one meeting, as it was made. */
export interface PackRecord {
  readonly id: number;
  readonly meeting: Meeting;
  /** The month that it is about. */
  readonly month: Days;
  readonly asOf: Day;
  /** R65: of the examples drawn at random. */
  readonly seed: number;
  readonly madeAt: Date;
  readonly isReminded: boolean;
  /** The outbox row of its message; undefined where none was posted. */
  readonly messageId: number | undefined;
}

/**
 * Takes the making of a meeting's pack; undefined when somebody has made it already. Written in the
 * transaction that owes its message, so that it goes out once or not at all.
 */
export async function addPack(
  writer: Writer,
  told: Pick<PackRecord, 'meeting' | 'month' | 'asOf' | 'seed'>,
): Promise<number | undefined> {
  if ((await packOfMeeting(writer, told.meeting.day)) !== undefined) return undefined;
  const row = {
    workspaceId: writer.workspaceId,
    meetingOn: told.meeting.day,
    meetingTime: told.meeting.time,
    fromDay: told.month.from,
    untilDay: told.month.to,
    asOf: told.asOf,
    seed: told.seed,
    madeAt: writer.now,
    remindedAt: null,
    messageId: null,
  };
  const { id } = await writer.db.pack.create({ data: row, select: { id: true } });
  writer.record({ kind: 'pack.made', subject: `pack:${id}`, facts: packFacts(row) });
  return id;
}

/** Notes which message shows the pack, so that it can be changed in place. */
export async function setPackMessage(writer: Writer, id: number, messageId: number): Promise<void> {
  const where = { id, workspaceId: writer.workspaceId };
  await writer.db.pack.update({ where, data: { messageId } });
}

/** Takes the reminder of a meeting; false when somebody has it already (R63). */
export async function markReminded(writer: Writer, id: number): Promise<boolean> {
  const { count } = await writer.db.pack.updateMany({
    where: { id, workspaceId: writer.workspaceId, remindedAt: null },
    data: { remindedAt: writer.now },
  });
  if (count === 0) return false;
  writer.record({ kind: 'pack.reminded', subject: `pack:${id}`, facts: {} });
  return true;
}

/** The pack of the meeting on a day. */
export async function packOfMeeting(
  from: Reader | Writer,
  on: Day,
): Promise<PackRecord | undefined> {
  const where = { workspaceId: from.workspaceId, meetingOn: on };
  const row = await from.db.pack.findFirst({ where });
  return row === null ? undefined : toPack(row);
}

/** One by its id. */
export async function packById(from: Reader | Writer, id: number): Promise<PackRecord | undefined> {
  const row = await from.db.pack.findFirst({ where: { id, workspaceId: from.workspaceId } });
  return row === null ? undefined : toPack(row);
}

/** The first pack for a meeting on or after a day. */
export async function packFrom(from: Reader | Writer, day: Day): Promise<PackRecord | undefined> {
  const row = await from.db.pack.findFirst({
    where: { workspaceId: from.workspaceId, meetingOn: { gte: day } },
    orderBy: { meetingOn: 'asc' },
  });
  return row === null ? undefined : toPack(row);
}

/** The pack that was made last. */
export async function lastPack(from: Reader | Writer): Promise<PackRecord | undefined> {
  const row = await from.db.pack.findFirst({
    where: { workspaceId: from.workspaceId },
    orderBy: { id: 'desc' },
  });
  return row === null ? undefined : toPack(row);
}

/** A pack and those made after it, oldest first. */
export async function packsSince(from: Reader | Writer, id: number): Promise<PackRecord[]> {
  const rows = await from.db.pack.findMany({
    where: { workspaceId: from.workspaceId, id: { gte: id } },
    orderBy: { id: 'asc' },
  });
  return rows.map(toPack);
}

function toPack(row: PackModel): PackRecord {
  return {
    id: row.id,
    meeting: { day: row.meetingOn as Day, time: row.meetingTime },
    month: { from: row.fromDay as Day, to: row.untilDay as Day },
    asOf: row.asOf as Day,
    seed: row.seed,
    madeAt: row.madeAt,
    isReminded: row.remindedAt !== null,
    messageId: row.messageId ?? undefined,
  };
}
