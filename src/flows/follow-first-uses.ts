import { addDays, type Day, dayOf } from '../domain/day.ts';
import { WENT_AFTER_DAYS } from '../domain/went.ts';
import { claim, isClaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import { addFollowUp, neverToFollow } from '../ledger/follow-ups.ts';
import { firstsIn } from '../ledger/pack-new-uses.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';

/** The kind of claim by which it is looked for once a day. */
const CLAIM = 'first_uses';
/** How many days back it is looked: what was told late, or while the app stood still, is found too. */
const DAYS_BACK = 28;
const WRITE_MS = 10_000;

/**
 * R66: what the team has bought for the first time in its category in twelve months is a new use,
 * ticked or not: once a day a question for six weeks later is noted of each. Here rather than where
 * it is saved, so that no line waits for it.
 *
 * @returns how many were noted
 */
export async function followFirstUses(
  deps: Pick<Deps, 'ledger'>,
  { id: workspaceId, timezone }: Workspace,
  now: Date,
): Promise<number> {
  const today = dayOf(now, timezone);
  const read = deps.ledger.reader(workspaceId);
  if (await isClaimed(read, CLAIM, today)) return 0;
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
