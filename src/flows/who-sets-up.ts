import { may } from '../domain/access.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { claimWorkspace } from '../ledger/claim-workspace.ts';
import { holdersOf } from '../ledger/people.ts';
import { type Workspace, workspaceOfTeam } from '../ledger/workspaces.ts';
import type { Act, Deps } from './act.ts';
import { actOf, type Caller, staffOf, standingOf } from './who.ts';

/**
 * Who may set the team up (R28, design 10). Until it is done, an admin or owner of the Slack
 * workspace, who by that claims the ledger for the team and becomes its admin; after that, a manager
 * or the admin of the ledger. Guests and people from outside never.
 */
export async function whoSetsUp(deps: Deps, caller: Caller): Promise<Act | Refused> {
  const standing = await standingOf(deps, caller);
  if (typeof standing !== 'string') return standing;
  if (standing === 'unknown') return refused({ why: 'cannot-check' });
  const workspace = await workspaceOfTeam(deps.ledger, caller.team);
  if (workspace?.setUpAt !== undefined) return whoChanges(deps, caller, workspace);
  return whoBegins(deps, caller);
}

async function whoBegins(deps: Deps, caller: Caller): Promise<Act | Refused> {
  const isAdmin = await deps.directory.isAdmin(caller.user, caller.team);
  if (isAdmin === undefined) return refused({ why: 'cannot-check' });
  if (!isAdmin) return refused({ why: 'not-slack-admin' });
  const { team, user, at: now, deadline } = caller;
  if (!(await claimWorkspace(deps.ledger, { team, user, now, deadline }))) {
    return refused({ why: 'taken-by-another' });
  }
  const claimed = await workspaceOfTeam(deps.ledger, team);
  const staff = claimed && (await staffOf(deps, caller, claimed, deps.ledger.reader(claimed.id)));
  if (claimed === undefined || staff === undefined) throw new Error('What was claimed is gone');
  return actOf(deps, caller, claimed, staff);
}

async function whoChanges(
  deps: Deps,
  caller: Caller,
  workspace: Workspace,
): Promise<Act | Refused> {
  const read = deps.ledger.reader(workspace.id);
  const staff = await staffOf(deps, caller, workspace, read);
  if (staff !== undefined && may(staff, 'set up')) return actOf(deps, caller, workspace, staff);
  const who = [...(await holdersOf(read, 'manager')), ...(await holdersOf(read, 'admin'))];
  const people = who.filter(({ isGroup }) => !isGroup).flatMap(({ slackId }) => slackId ?? []);
  return refused({ why: 'may-not-set-up', who: [...new Set(people)] });
}
