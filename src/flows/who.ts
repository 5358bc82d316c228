import { may, type Right, ruleOf } from '../domain/access.ts';
import type { Refusal, Refused } from '../domain/refusal.ts';
import { refused } from '../domain/refusal.ts';
import type { Role, Staff } from '../domain/staff.ts';
import type { Deadline } from '../ledger/deadline.ts';
import type { Reader } from '../ledger/open.ts';
import { colleagues, memberOfGroup, onRoster, type RosterGroup } from '../ledger/people.ts';
import { type Workspace, workspaceOfTeam } from '../ledger/workspaces.ts';
import type { Act, Deps } from './act.ts';

/** Who Slack says it was, and when. */
export interface Caller {
  readonly team: string;
  readonly user: string;
  /** The workspace that the person belongs to; another one than `team` is from outside. */
  readonly userTeam: string | undefined;
  readonly at: Date;
  readonly deadline: Deadline;
  /** Set once the ledger has committed, so that whoever reports a fault tells the truth. */
  readonly progress: { committed: boolean };
}

/**
 * Finds out on the server, at this moment, who is asking and whether they may (R27, R28, R93,
 * design 10), by the one matrix of `domain/access.ts`. Roles come from the ledger; guests and people from outside are Slack's to tell.
 */
export async function whoIs(
  deps: Deps,
  caller: Caller,
  right: Exclude<Right, 'set up'>,
): Promise<Act | Refused> {
  const workspace = await workspaceOfTeam(deps.ledger, caller.team);
  if (workspace?.setUpAt === undefined) return refused({ why: 'not-set-up' });
  const read = deps.ledger.reader(workspace.id);
  const [staff, standing] = await Promise.all([
    staffOf(deps, caller, workspace, read),
    standingOf(deps, caller),
  ]);
  if (typeof standing !== 'string') return standing;
  const isLead = staff !== undefined && staff.id === workspace.protectionLeadId;
  if (right === 'confirm' && !isLead) return refused(await notTheLead(read, workspace));
  const allowed = staff !== undefined && may(staff, right, isLead);
  if (staff === undefined || (staff.roles.length === 0 && !allowed)) {
    return refused({ why: 'not-on-roster' });
  }
  // An entry is never lost for want of Slack's word; what rules the team waits for it.
  const { waitsForSlack, otherwise } = ruleOf(right);
  if (standing === 'unknown' && waitsForSlack) return refused({ why: 'cannot-check' });
  if (!allowed) return refused({ why: otherwise });
  return actOf(deps, caller, workspace, staff);
}

/** Guests, people from outside and closed accounts never; otherwise what Slack says, if it says. */
export async function standingOf(
  { directory }: Deps,
  caller: Caller,
): Promise<'member' | 'unknown' | Refused> {
  if (caller.userTeam !== undefined && caller.userTeam !== caller.team) {
    return refused({ why: 'from-outside' });
  }
  const standing = await directory.standing(caller.user, caller.team);
  if (standing === 'guest') return refused({ why: 'guest' });
  return standing === 'member' || standing === 'unknown'
    ? standing
    : refused({ why: 'from-outside' });
}

async function notTheLead(read: Reader, { protectionLeadId: id }: Workspace): Promise<Refusal> {
  const lead = id === undefined ? undefined : (await colleagues(read, [id])).get(id)?.slackId;
  return { why: 'not-the-lead', lead };
}

/** Somebody doing something, once it is known who they are. */
export function actOf(deps: Deps, caller: Caller, workspace: Workspace, staff: Staff): Act {
  const { at, deadline, progress } = caller;
  return { deps, workspace, staff, at, deadline, progress, read: deps.ledger.reader(workspace.id) };
}

/** What must be known to ask for a member of the team, whoever asks. */
export type OnTeam = Pick<Act, 'deps' | 'workspace' | 'read' | 'at' | 'deadline'>;

/**
 * A member of the team whom somebody chose, with the roles they have now; undefined for whoever has
 * none, for guests and for whoever has left.
 */
export async function teamMember(on: OnTeam, slackId: string): Promise<Staff | undefined> {
  const { deps, workspace, read, at, deadline } = on;
  const standing = await deps.directory.standing(slackId, workspace.slackTeam ?? '');
  if (standing !== 'member' && standing !== 'unknown') return undefined;
  const staff = await staffOf(deps, { user: slackId, at, deadline }, workspace, read);
  return staff?.roles.length === 0 ? undefined : staff;
}

/** The roster's entry for the caller, with what their user groups add. */
export async function staffOf(
  deps: Deps,
  caller: Pick<Caller, 'user' | 'at' | 'deadline'>,
  workspace: Workspace,
  read: Reader,
): Promise<Staff | undefined> {
  const { staff: own, groups } = await onRoster(read, caller.user);
  const fromGroups = await rolesFromGroups(deps, caller.user, groups, workspace.slackTeam);
  if (fromGroups.length === 0) return own;
  const roles = [...new Set([...(own?.roles ?? []), ...fromGroups])];
  if (own !== undefined) return { ...own, roles };
  const request = {
    workspaceId: workspace.id,
    deadline: caller.deadline,
    now: caller.at,
    actorId: null,
  };
  const id = await deps.ledger.write(request, (writer) => memberOfGroup(writer, caller.user));
  return { id, slackId: caller.user, name: undefined, roles, card: undefined };
}

async function rolesFromGroups(
  { directory }: Deps,
  user: string,
  groups: readonly RosterGroup[],
  team: string | undefined,
): Promise<Role[]> {
  const roles = await Promise.all(
    groups.map(async ({ slackId, roles: granted }) =>
      (await directory.membersOf(slackId, team)).includes(user) ? granted : [],
    ),
  );
  return roles.flat();
}
