import type { Absence } from '../domain/absence.ts';
import type { Day } from '../domain/day.ts';
import type { AbsenceModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';
import { absenceFacts } from './team-facts.ts';
import type { Writer } from './writer.ts';

/** A manager's times away that are not over on a day, soonest first; all managers' without one. */
export async function absencesFrom(
  from: Reader | Writer,
  today: Day,
  personId?: number,
): Promise<Absence[]> {
  const rows = await from.db.absence.findMany({
    where: {
      workspaceId: from.workspaceId,
      untilDay: { gte: today },
      endedAt: null,
      ...(personId === undefined ? {} : { personId }),
    },
    orderBy: [{ fromDay: 'asc' }, { id: 'asc' }],
  });
  return toAbsences(from, rows);
}

/** A time away by its id. */
export async function absenceById(from: Reader | Writer, id: number): Promise<Absence | undefined> {
  const rows = await from.db.absence.findMany({ where: { workspaceId: from.workspaceId, id } });
  return (await toAbsences(from, rows))[0];
}

/** Writes down a time away; returns its id. */
export async function addAbsence(
  writer: Writer,
  told: { personId: number; standInId: number; from: Day; until: Day; setById: number },
): Promise<number> {
  const { db, workspaceId, now: setAt } = writer;
  const { personId, standInId, setById } = told;
  const days = { fromDay: told.from, untilDay: told.until };
  const row = await db.absence.create({
    data: { workspaceId, personId, standInId, setById, setAt, ...days },
  });
  writer.record({ kind: 'absence.set', subject: `absence:${row.id}`, facts: absenceFacts(row) });
  return row.id;
}

/**
 * Ends a time away early.
 *
 * @returns false when it was ended before
 */
export async function endAbsence(writer: Writer, id: number): Promise<boolean> {
  const { db, workspaceId, now: endedAt } = writer;
  const where = { workspaceId, id, endedAt: null };
  const { count } = await db.absence.updateMany({ where, data: { endedAt } });
  if (count === 0) return false;
  const facts = { endedAt: endedAt.toISOString() };
  writer.record({ kind: 'absence.ended', subject: `absence:${id}`, facts });
  return true;
}

/** What waits that a manager may decide, by reference, oldest first (R27: none of their own). */
export async function waitingFor(from: Reader | Writer, managerId: number): Promise<string[]> {
  const rows = await from.db.plan.findMany({
    where: {
      workspaceId: from.workspaceId,
      state: 'waiting',
      askedById: { not: managerId },
      OR: [{ withId: managerId }, { withId: null }],
    },
    orderBy: { id: 'asc' },
    select: { reference: true },
  });
  return rows.map(({ reference }) => reference);
}

async function toAbsences(
  from: Reader | Writer,
  rows: readonly AbsenceModel[],
): Promise<Absence[]> {
  const people = await colleagues(
    from,
    rows.flatMap(({ personId, standInId }) => [personId, standInId]),
  );
  const person = (id: number) => people.get(id) ?? { id, slackId: undefined, name: undefined };
  return rows.map((row) => ({
    id: row.id,
    person: person(row.personId),
    standIn: person(row.standInId),
    from: row.fromDay as Day,
    until: row.untilDay as Day,
    endedAt: row.endedAt ?? undefined,
  }));
}
