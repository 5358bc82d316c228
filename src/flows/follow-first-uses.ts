import { addDays, type Day, dayOf } from '../domain/day.ts';
import { WENT_AFTER_DAYS } from '../domain/went.ts';
import { claim, unclaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import { addFollowUp, neverToFollow } from '../ledger/follow-ups.ts';
import type { Ledger } from '../ledger/open.ts';
import { firstsIn } from '../ledger/pack-new-uses.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';
import { alike } from './alike.ts';

/** The kind of claim by which it is looked for once a day. */
const CLAIM = 'first_uses';
/** How many days back it is looked: what was told late, or while the app stood still, is found too. */
const DAYS_BACK = 28;
const WRITE_MS = 10_000;

/** A day on which it is looked for what a team bought for the first time. */
export interface FirstUsesDue {
  readonly team: Workspace;
  readonly today: Day;
}

/** The teams for which it was not looked yet today. */
export async function firstUsesToFollow(
  ledger: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<FirstUsesDue[]> {
  const day = alike(
    ({ timezone }: Workspace) => timezone,
    ({ timezone }) => dayOf(now, timezone),
  );
  const all = teams.map((team) => {
    return { team, today: day(team) };
  });
  return unclaimed(ledger, CLAIM, all, ({ today }) => today);
}

/**
 * R66: what the team has bought for the first time in its category in twelve months is a new use,
 * ticked or not: once a day a question for six weeks later is noted of each. Here rather than where
 * it is saved, so that no line waits for it.
 *
 * @returns how many were noted
 */
export async function followFirstUses(
  deps: Pick<Deps, 'ledger'>,
  { team: { id: workspaceId }, today }: FirstUsesDue,
  now: Date,
): Promise<number> {
  const read = deps.ledger.reader(workspaceId);
  const firsts = await firstsIn(read, { from: addDays(today, -DAYS_BACK), to: today }, today);
  const references = firsts.map(({ reference }) => reference);
  const request = { workspaceId, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  return deps.ledger.write(request, async (writer) => {
    if (!(await claim(writer, CLAIM, today))) return 0;
    const open = await neverToFollow(writer, references, 'went');
    for (const { reference, personId, day } of open) {
      await addFollowUp(writer, { reference, kind: 'went', personId, dueOn: dueOn(day) });
    }
    return open.length;
  });
}

function dueOn(bought: Day): Day {
  return addDays(bought, WENT_AFTER_DAYS);
}
