import type { SetUpChange, TeamMember, TeamSetUp } from '../domain/team.ts';
import { addPerson, holdersOf } from './people.ts';
import type { Writer } from './writer.ts';

/** A name means one person. One that is there with purchases is not made into another. */
export async function nameFaults(writer: Writer, people: readonly TeamMember[]): Promise<string[]> {
  const rows = await writer.db.person.findMany({ where: { workspaceId: writer.workspaceId } });
  return people.flatMap(({ name, slackId }) => {
    const holder = rows.find((row) => row.name === name && row.slackId !== slackId);
    const isKnown = rows.some((row) => row.slackId === slackId);
    if (name === undefined || holder === undefined) return [];
    if (holder.slackId === null && !isKnown) return [];
    const who = holder.slackId ?? 'somebody whom an import named';
    return [`people: "${name}" is ${who} in the ledger, and cannot be ${slackId} as well.`];
  });
}

/** Whoever is on duty is a manager by name, as the team is to be; a user group is nobody. */
export async function namedFaults(
  writer: Writer,
  { people, onDuty }: TeamSetUp,
): Promise<string[]> {
  if (onDuty === undefined || onDuty === null) return [];
  const managers =
    people === undefined
      ? (await holdersOf(writer, 'manager')).map(({ slackId }) => slackId)
      : people.flatMap(({ slackId, roles }) => (roles.includes('manager') ? [slackId] : []));
  if (managers.includes(onDuty)) return [];
  return [`onDuty: ${onDuty} is no manager by name. Give them the role "manager" first.`];
}

/**
 * Names the manager on duty; null for nobody. Undefined changes nothing, unless whoever was on duty
 * is no manager any more.
 */
export async function nameOnDuty(
  writer: Writer,
  wanted: string | null | undefined,
): Promise<SetUpChange[]> {
  const { db, workspaceId: id } = writer;
  const { onDutyId: was } = await db.workspace.findUniqueOrThrow({ where: { id } });
  const managers = (await holdersOf(writer, 'manager')).filter(({ isGroup }) => !isGroup);
  const kept = managers.find((one) => one.id === was);
  const named = wanted === undefined ? kept : managers.find(({ slackId }) => slackId === wanted);
  return (await setOnDuty(writer, named?.id ?? null))
    ? [{ what: 'duty', person: named && (named.name ?? named.slackId) }]
    : [];
}

/**
 * Puts a manager on duty, or nobody.
 *
 * @returns false when it was so before
 */
export async function setOnDuty(writer: Writer, onDutyId: number | null): Promise<boolean> {
  const { db, workspaceId: id } = writer;
  const row = await db.workspace.findUniqueOrThrow({ where: { id } });
  if (row.onDutyId === onDutyId) return false;
  await db.workspace.update({ where: { id }, data: { onDutyId } });
  writer.record({ kind: 'duty.changed', subject: `workspace:${id}`, facts: { onDuty: onDutyId } });
  return true;
}

/** Names who alone confirms R144; they need no other part in the team. */
export async function nameLead(writer: Writer, wanted: string | undefined): Promise<SetUpChange[]> {
  if (wanted === undefined) return [];
  const { db, workspaceId } = writer;
  const { protectionLeadId } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const person = await personOf(writer, wanted);
  if (person.id === protectionLeadId) return [];
  const data = { protectionLeadId: person.id };
  await db.workspace.update({ where: { id: workspaceId }, data });
  const subject = `workspace:${workspaceId}`;
  writer.record({ kind: 'lead.named', subject, facts: { lead: person.id } });
  return [{ what: 'lead', person: person.name ?? wanted }];
}

/** Somebody by Slack id; added to the ledger, without a role, if they are new to it. */
export async function personOf(writer: Writer, slackId: string) {
  const { db, workspaceId } = writer;
  const known = await db.person.findUnique({
    where: { workspaceId_slackId: { workspaceId, slackId } },
  });
  return known ?? addPerson(writer, { slackId, isGroup: false });
}
