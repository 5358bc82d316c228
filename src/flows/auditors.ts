import { may } from '../domain/access.ts';
import type { Staff } from '../domain/staff.ts';
import { holdersOf } from '../ledger/people.ts';
import { type OnTeam, teamMember } from './who.ts';

/**
 * R74: whoever may look at what was drawn: by their own name or through a user group, and still on
 * the team.
 */
export async function auditorsFor(on: OnTeam, isQaAlone: boolean): Promise<Staff[]> {
  const qa = await holdersOf(on.read, 'qa');
  const holders = isQaAlone ? qa : [...qa, ...(await holdersOf(on.read, 'worker'))];
  const ids = await Promise.all(
    holders.map(async ({ slackId, isGroup }) => {
      if (slackId === undefined) return [];
      return isGroup ? on.deps.directory.membersOf(slackId, on.workspace.slackTeam) : [slackId];
    }),
  );
  const members = await Promise.all([...new Set(ids.flat())].map((id) => teamMember(on, id)));
  const right = isQaAlone ? 'begin audit' : 'look for audit';
  return members.filter((one) => one !== undefined).filter((one) => may(one, right));
}
