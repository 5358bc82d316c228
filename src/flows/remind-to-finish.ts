import { dayOf, instantAt } from '../domain/day.ts';
import { claim, isClaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import { buyersWithOpenDrafts } from '../ledger/drafts.ts';
import { owe } from '../ledger/outbox.ts';
import { colleagues } from '../ledger/people.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';

/** When a day's open lines are named, in the workspace's own time. */
export const REMIND_AT = '16:30';
const CLAIM = 'to_finish';
const WRITE_MS = 10_000;

/** At 16:30: one message to each worker who has a line of today still open; how many were told. */
export async function remindToFinish(deps: Deps, workspace: Workspace, now: Date): Promise<number> {
  const { timezone } = workspace;
  const day = dayOf(now, timezone);
  if (now < instantAt(day, REMIND_AT, timezone)) return 0;
  const reader = deps.ledger.reader(workspace.id);
  if (await isClaimed(reader, CLAIM, day)) return 0;
  const request = {
    workspaceId: workspace.id,
    deadline: Deadline.in(WRITE_MS),
    now,
    actorId: null,
  };
  const told = await deps.ledger.write(request, async (writer) => {
    if (!(await claim(writer, CLAIM, day))) return 0;
    const buyers = await buyersWithOpenDrafts(writer, day);
    const people = await colleagues(writer, buyers);
    const reachable = [...people.values()].filter(({ slackId }) => slackId !== undefined);
    for (const { id, slackId = '' } of reachable) {
      const subject = { buyer: id, day };
      await owe(writer, { kind: 'to_finish', subject, conversation: slackId });
    }
    return reachable.length;
  });
  deps.wake();
  return told;
}
