import type { Deadline } from './deadline.ts';
import type { Ledger } from './open.ts';
import { workspaceFor } from './setup.ts';
import { personOf } from './setup-named.ts';
import type { Writer } from './writer.ts';

/** Who claims a ledger's workspace for which Slack team. */
export interface Claim {
  readonly team: string;
  readonly user: string;
  readonly now: Date;
  readonly deadline: Deadline;
}

/**
 * Takes the workspace that a ledger was born with for a Slack team, and makes whoever does it its
 * admin. The same again changes nothing.
 *
 * @returns false when it is another team's
 */
export async function claimWorkspace(ledger: Ledger, claim: Claim): Promise<boolean> {
  const workspaceId = await workspaceFor(ledger, claim.team);
  if (workspaceId === undefined) return false;
  const { now, deadline } = claim;
  return ledger.write({ workspaceId, deadline, now, actorId: null }, async (writer) => {
    if (!(await isTheirs(writer, claim.team))) return false;
    await makeAdmin(writer, claim.user);
    return true;
  });
}

/** Whether it is the team's, now if not before; two teams that come at once do not both get it. */
async function isTheirs(writer: Writer, slackTeam: string): Promise<boolean> {
  const { db, workspaceId: id } = writer;
  const row = await db.workspace.findUniqueOrThrow({ where: { id } });
  if (row.slackTeam !== null) return row.slackTeam === slackTeam;
  await db.workspace.update({ where: { id }, data: { slackTeam } });
  const subject = `workspace:${id}`;
  writer.record({ kind: 'workspace.claimed', subject, facts: { slackTeam } });
  return true;
}

async function makeAdmin(writer: Writer, slackId: string): Promise<void> {
  const { db, workspaceId, now: since } = writer;
  const { id: personId } = await personOf(writer, slackId);
  const held = { workspaceId, personId, role: 'admin' };
  if ((await db.role.count({ where: { ...held, until: null } })) > 0) return;
  await db.role.create({ data: { ...held, since } });
  const subject = `person:${personId}`;
  writer.record({ kind: 'role.given', subject, facts: { role: 'admin' } });
}
