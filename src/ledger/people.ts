import type { Colleague } from '../domain/sign-off.ts';
import type { Role, Staff } from '../domain/staff.ts';
import type { PersonModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import { salted } from './salted.ts';
import type { Writer } from './writer.ts';

/** A user group on the roster, with the roles that its members have. */
export interface RosterGroup {
  readonly slackId: string;
  readonly roles: readonly Role[];
}

interface RosterRow {
  readonly id: number | bigint;
  readonly slackId: string;
  readonly isGroup: number | boolean;
  readonly name: string | null;
  readonly cardLastFour: string | null;
  readonly role: Role | null;
}

/**
 * R28: a member of the roster by Slack id with the roles they hold now, and the user groups that
 * may add to these. In one statement, since every command asks.
 */
export async function onRoster(
  from: Reader | Writer,
  slackId: string,
): Promise<{ staff: Staff | undefined; groups: RosterGroup[] }> {
  const rows = await from.db.$queryRaw<RosterRow[]>`
    SELECT p."id", p."slackId", p."isGroup", p."name", p."cardLastFour", r."role"
    FROM "Person" p LEFT JOIN "Role" r ON r."personId" = p."id"
      AND r."workspaceId" = p."workspaceId" AND r."until" IS NULL
    WHERE p."workspaceId" = ${from.workspaceId}
      AND (p."slackId" = ${slackId} OR (p."isGroup" AND p."slackId" IS NOT NULL))
    ORDER BY r."id"`;
  const ofGroups = rows.filter((row) => row.isGroup);
  return {
    staff: toStaff(rows.filter((row) => !row.isGroup)),
    groups: [...new Set(ofGroups.map((row) => row.slackId))].map((group) => ({
      slackId: group,
      roles: rolesOf(ofGroups.filter((row) => row.slackId === group)),
    })),
  };
}

/** Everybody (groups too) who holds a role now, in the order they were added. */
export async function holdersOf(
  from: Reader | Writer,
  role: Role,
): Promise<(Colleague & { isGroup: boolean })[]> {
  const rows = await from.db.person.findMany({
    where: { workspaceId: from.workspaceId, roles: { some: { role, until: null } } },
    orderBy: { id: 'asc' },
  });
  return rows.map((row) => ({ ...toColleague(row), isGroup: row.isGroup }));
}

/** What somebody's part in the team is now, by their own name. */
export async function partOf(
  from: Reader | Writer,
  personId: number,
): Promise<{ roles: Role[]; isLead: boolean }> {
  const { db, workspaceId } = from;
  const { protectionLeadId } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const where = { workspaceId, personId, until: null };
  const rows = await db.role.findMany({ where, orderBy: { id: 'asc' } });
  return { roles: rows.map(({ role }) => role as Role), isLead: personId === protectionLeadId };
}

/**
 * The ledger's own row for somebody who has a role through a user group only; made on their first
 * act, so that what they do has a name to stand under.
 */
export async function memberOfGroup(writer: Writer, slackId: string): Promise<number> {
  const { db, workspaceId } = writer;
  const where = { workspaceId_slackId: { workspaceId, slackId } };
  const known = await db.person.findUnique({ where });
  return (known ?? (await addPerson(writer, { slackId, isGroup: false }))).id;
}

/** Puts somebody, or a user group, into the ledger; the history has name and card as digests. */
export async function addPerson(
  writer: Writer,
  told: {
    readonly slackId: string;
    readonly isGroup: boolean;
    readonly name?: string | undefined;
    readonly card?: string | undefined;
  },
): Promise<PersonModel> {
  const { slackId, isGroup, name = null, card = null } = told;
  const data = { workspaceId: writer.workspaceId, slackId, isGroup, name, cardLastFour: card };
  const row = await writer.db.person.create({ data });
  const facts = { slackId, isGroup, ...salted({ name, card }) };
  writer.record({ kind: 'person.added', subject: `person:${row.id}`, facts });
  return row;
}

/** R10: the last four digits of somebody's card; the history has them as a digest. */
export async function setCard(writer: Writer, id: number, lastFour: string): Promise<void> {
  const where = { id, workspaceId: writer.workspaceId };
  await writer.db.person.update({ where, data: { cardLastFour: lastFour } });
  const facts = salted({ card: lastFour });
  writer.record({ kind: 'person.card', subject: `person:${id}`, facts });
}

/** R89: switches signposts on or off for one worker. */
export async function setSignposts(writer: Writer, id: number, signposts: boolean): Promise<void> {
  const where = { id, workspaceId: writer.workspaceId };
  await writer.db.person.update({ where, data: { signposts } });
  writer.record({ kind: 'person.signposts', subject: `person:${id}`, facts: { signposts } });
}

/** R89: whether somebody wants to be pointed to other sources; most people do. */
export async function wantsSignposts(from: Reader | Writer, id: number): Promise<boolean> {
  const where = { id, workspaceId: from.workspaceId, signposts: false };
  return (await from.db.person.count({ where })) === 0;
}

function toStaff(rows: readonly RosterRow[]): Staff | undefined {
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    id: Number(row.id),
    slackId: row.slackId,
    name: row.name ?? undefined,
    roles: rolesOf(rows),
    card: row.cardLastFour ?? undefined,
  };
}

function rolesOf(rows: readonly RosterRow[]): Role[] {
  return rows.flatMap(({ role }) => role ?? []);
}

/** A person as others are shown them. */
export function toColleague(row: PersonModel): Colleague {
  return { id: row.id, slackId: row.slackId ?? undefined, name: row.name ?? undefined };
}

/** People by their ids. */
export async function colleagues(
  from: Reader | Writer,
  ids: readonly number[],
): Promise<Map<number, Colleague>> {
  const rows = await from.db.person.findMany({
    where: { workspaceId: from.workspaceId, id: { in: [...new Set(ids)] } },
  });
  return new Map(rows.map((row) => [row.id, toColleague(row)]));
}

/** Whether somebody had roles of their own once and has none any more: they have left the team. */
export async function hasLeft(from: Reader | Writer, personId: number): Promise<boolean> {
  return (await ownRoles(from, personId))?.length === 0;
}

/**
 * The roles that somebody has by their own name now; undefined for whoever never had one, and is on
 * the team through a user group alone.
 */
export async function ownRoles(
  { db, workspaceId }: Reader | Writer,
  personId: number,
): Promise<Role[] | undefined> {
  const rows = await db.role.findMany({
    where: { workspaceId, personId },
    select: { role: true, until: true },
  });
  if (rows.length === 0) return undefined;
  return rows.filter(({ until }) => until === null).map(({ role }) => role as Role);
}

/**
 * Those of some people who can be written to and may buy: worker or manager by their own name, or
 * on the team through a user group alone.
 */
export async function buyersOnTeam(
  from: Reader | Writer,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const rows = await from.db.person.findMany({
    where: {
      workspaceId: from.workspaceId,
      id: { in: [...new Set(ids)] },
      isGroup: false,
      OR: [
        { roles: { some: { role: { in: ['worker', 'manager'] }, until: null } } },
        { roles: { none: {} } },
      ],
    },
  });
  return new Map(rows.flatMap(({ id, slackId }) => (slackId === null ? [] : [[id, slackId]])));
}
