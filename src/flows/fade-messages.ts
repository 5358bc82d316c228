import { addDays, type Day, dayOf, instantAt } from '../domain/day.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { type Owed, owe, type PostedMessage, postedBefore } from '../ledger/outbox.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { FADING, PASSING_FILES } from '../messages/inventory.ts';
import type { Deps } from './act.ts';
import { alike } from './alike.ts';

const OLD = [...FADING, ...PASSING_FILES];
/** A few at each tick, so that Slack's limits are left to what presses. */
const MOST = 5;
const WRITE_MS = 10_000;

/**
 * The days on which a team had nothing more to edit: what is old enough changes with the day, and
 * not before.
 */
export type Faded = Map<number, Day>;

/** A day on which a team may have something to edit. */
export interface FadingDue {
  readonly team: Workspace;
  readonly today: Day;
}

/** The teams that may have something to edit today. */
export async function messagesToFade(
  { across }: Ledger,
  teams: readonly Workspace[],
  now: Date,
  faded: Faded,
): Promise<FadingDue[]> {
  const day = alike(
    ({ timezone }: Workspace) => timezone,
    ({ timezone }) => dayOf(now, timezone),
  );
  const until = alike(
    ({ timezone, retention }: Workspace) => [timezone, retention.channelDays],
    (team) => oldBefore(team, day(team)),
  );
  const open = teams.filter((team) => faded.get(team.id) !== day(team));
  const having = new Map<Date, Set<number>>();
  for (const before of new Set(open.map(until))) {
    having.set(before, await across.due.posted(OLD, before));
  }
  return open.flatMap((team) => {
    const today = day(team);
    if (having.get(until(team))?.has(team.id)) return [{ team, today }];
    faded.set(team.id, today);
    return [];
  });
}

function oldBefore({ timezone, retention }: Workspace, today: Day): Date {
  return instantAt(addDays(today, -retention.channelDays), '00:00', timezone);
}

/**
 * R147: what Oatcake posted in the managers' channel about one thing, or a list of them, is edited
 * some weeks later to its outcome or its totals. A request that still waits keeps its card. The
 * ledger that somebody got as a file is taken out of their messages.
 */
export async function fadeMessages(
  { ledger, wake }: Pick<Deps, 'ledger' | 'wake'>,
  { team, today }: FadingDue,
  now: Date,
  faded: Faded,
): Promise<number> {
  const { id } = team;
  const before = oldBefore(team, today);
  if ((await postedBefore(ledger.reader(id), OLD, before, 1)).length === 0) {
    faded.set(id, today);
    return 0;
  }
  const request = { workspaceId: id, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  const edited = await ledger.write(request, async (writer) => {
    const due = await postedBefore(writer, OLD, before, MOST);
    for (const message of due) await owe(writer, leftOf(message));
    return due.length;
  });
  wake();
  return edited;
}

function leftOf({ kind, subject, conversation, id: changes, file }: PostedMessage): Owed {
  if (PASSING_FILES.some((one) => one === kind)) {
    return { kind: 'ledger_file_gone', subject: { file: file ?? '' }, conversation, changes };
  }
  return { kind: 'faded', subject: { ...subject, of: kind }, conversation, changes };
}
