import { type Day, dayOf, instantAt } from '../domain/day.ts';
import { claim, unclaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import { buyersWithOpenDrafts } from '../ledger/drafts.ts';
import type { Ledger } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import { colleagues } from '../ledger/people.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';
import { alike } from './alike.ts';

/** When a day's open lines are named, in the workspace's own time. */
export const REMIND_AT = '16:30';
const CLAIM = 'to_finish';
const WRITE_MS = 10_000;

/** A day on which a team's open lines are to be named. */
export interface ToFinishDue {
  readonly team: Workspace;
  readonly day: Day;
}

/** The teams whose open lines of today are to be named by now, and were not. */
export async function remindersToFinish(
  ledger: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<ToFinishDue[]> {
  const dayOver = alike(
    ({ timezone }: Workspace) => timezone,
    ({ timezone }) => {
      const day = dayOf(now, timezone);
      return now < instantAt(day, REMIND_AT, timezone) ? undefined : day;
    },
  );
  const over = teams.flatMap((team) => {
    const day = dayOver(team);
    return day === undefined ? [] : [{ team, day }];
  });
  return unclaimed(ledger, CLAIM, over, ({ day }) => day);
}

/** At 16:30: one message to each worker who has a line of today still open; how many were told. */
export async function remindToFinish(
  deps: Deps,
  { team: workspace, day }: ToFinishDue,
  now: Date,
): Promise<number> {
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
