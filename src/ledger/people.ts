import type { Colleague } from '../domain/sign-off.ts';
import type { Role, Staff } from '../domain/staff.ts';
import type { PersonModel, RoleModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

type PersonWithRoles = PersonModel & { roles: RoleModel[] };
const CURRENT_ROLES = { roles: { where: { until: null } } } as const;

/** A member of the roster by Slack id, with the roles they hold now (R28). */
export async function staffBySlackId(
  from: Reader | Writer,
  slackId: string,
): Promise<Staff | undefined> {
  const row = await from.db.person.findUnique({
    where: { workspaceId_slackId: { workspaceId: from.workspaceId, slackId } },
    include: CURRENT_ROLES,
  });
  return row === null || row.isGroup ? undefined : toStaff(row, slackId);
}

/** The Slack user groups on the roster, with the roles that their members have. */
export async function groupsOnRoster(from: Reader): Promise<{ slackId: string; roles: Role[] }[]> {
  const rows = await from.db.person.findMany({
    where: { workspaceId: from.workspaceId, isGroup: true, roles: { some: { until: null } } },
    include: CURRENT_ROLES,
  });
  return rows.flatMap((row) =>
    row.slackId === null ? [] : [{ slackId: row.slackId, roles: rolesOf(row) }],
  );
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

/**
 * The ledger's own row for somebody who has a role through a user group only; made on their first
 * act, so that what they do has a name to stand under.
 */
export async function memberOfGroup(writer: Writer, slackId: string): Promise<number> {
  const key = { workspaceId: writer.workspaceId, slackId };
  const row = await writer.db.person.upsert({
    where: { workspaceId_slackId: key },
    create: key,
    update: {},
  });
  return row.id;
}

function toStaff(row: PersonWithRoles, slackId: string): Staff {
  return {
    id: row.id,
    slackId,
    name: row.name ?? undefined,
    roles: rolesOf(row),
    card: row.cardLastFour ?? undefined,
  };
}

function rolesOf(row: PersonWithRoles): Role[] {
  return row.roles.map(({ role }) => role as Role);
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
