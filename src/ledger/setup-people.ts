import type { Role } from '../domain/staff.ts';
import type { SetUpChange, TeamMember } from '../domain/team.ts';
import type { PersonModel, RoleModel } from './generated/models.ts';
import { addPerson } from './people.ts';
import { salted } from './salted.ts';
import type { Writer } from './writer.ts';

type Person = PersonModel & { roles: RoleModel[] };

/**
 * R18, R28: gives everybody the roles they are to have from now on, and ends those of whoever is
 * not among them. Somebody whom an import knows by name only gets their Slack id.
 */
export async function giveRoles(
  writer: Writer,
  team: readonly TeamMember[],
): Promise<SetUpChange[]> {
  const { db, workspaceId } = writer;
  const include = { roles: { where: { until: null } } } as const;
  const known = await db.person.findMany({ where: { workspaceId }, include });
  const changes: SetUpChange[] = [];
  const members = new Set<number>();
  for (const member of team) {
    const found = find(known, member);
    members.add(await bringUpToDate(writer, member, found, changes));
  }
  for (const person of known.filter(({ id }) => !members.has(id))) {
    await changeRoles(writer, person, [], changes);
  }
  return changes;
}

function find(known: readonly Person[], { slackId, name }: TeamMember): Person | undefined {
  const bySlackId = known.find((person) => person.slackId === slackId);
  const byName = known.find((person) => person.slackId === null && person.name === name);
  return bySlackId ?? byName;
}

/** Makes or changes one person; returns their id. */
async function bringUpToDate(
  writer: Writer,
  member: TeamMember,
  found: Person | undefined,
  changes: SetUpChange[],
): Promise<number> {
  const person = found ?? (await add(writer, member, changes));
  if (found !== undefined) await update(writer, member, found, changes);
  const called = { ...person, slackId: member.slackId, name: member.name ?? person.name };
  await changeRoles(writer, called, member.roles, changes);
  return person.id;
}

async function add(writer: Writer, member: TeamMember, changes: SetUpChange[]): Promise<Person> {
  const row = await addPerson(writer, member);
  changes.push({ what: 'person', change: 'added', person: nameOf(row) });
  return { ...row, roles: [] };
}

async function update(
  writer: Writer,
  { slackId, name, card }: TeamMember,
  found: Person,
  changes: SetUpChange[],
): Promise<void> {
  const isLinked = found.slackId === null;
  const isRenamed = name !== undefined && name !== found.name;
  const hasOtherCard = card !== undefined && card !== found.cardLastFour;
  const kinds = [
    ...(isLinked ? (['linked'] as const) : []),
    ...(isRenamed ? (['renamed'] as const) : []),
    ...(hasOtherCard ? (['card'] as const) : []),
  ];
  if (kinds.length === 0) return;
  const data = {
    slackId,
    ...(isRenamed ? { name } : {}),
    ...(hasOtherCard ? { cardLastFour: card } : {}),
  };
  const row = await writer.db.person.update({ where: { id: found.id }, data });
  for (const change of kinds) {
    const facts = {
      linked: { slackId },
      renamed: salted({ name: row.name }),
      card: salted({ card: row.cardLastFour }),
    }[change];
    writer.record({ kind: `person.${change}`, subject: `person:${found.id}`, facts });
    changes.push({ what: 'person', change, person: nameOf(row) });
  }
}

async function changeRoles(
  writer: Writer,
  person: Person,
  wanted: readonly Role[],
  changes: SetUpChange[],
): Promise<void> {
  const subject = `person:${person.id}`;
  const held = person.roles.map(({ role }) => role as Role);
  for (const { id, role } of person.roles.filter((each) => !wanted.includes(each.role as Role))) {
    await writer.db.role.update({ where: { id }, data: { until: writer.now } });
    writer.record({ kind: 'role.ended', subject, facts: { role } });
    changes.push({ what: 'role', change: 'ended', role: role as Role, person: nameOf(person) });
  }
  for (const role of wanted.filter((each) => !held.includes(each))) {
    const { workspaceId, now: since } = writer;
    await writer.db.role.create({ data: { workspaceId, personId: person.id, role, since } });
    writer.record({ kind: 'role.given', subject, facts: { role } });
    changes.push({ what: 'role', change: 'given', role, person: nameOf(person) });
  }
}

function nameOf({ name, slackId }: Pick<PersonModel, 'name' | 'slackId'>): string {
  return name ?? slackId ?? 'somebody';
}
