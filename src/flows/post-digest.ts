import { checkChannel } from '../delivery/channel-check.ts';
import type { Clients } from '../delivery/clients.ts';
import {
  addDays,
  type Day,
  dayOf,
  instantAt,
  lastFullWeekBefore,
  WEEKDAYS,
  weekdayOf,
} from '../domain/day.ts';
import { claim, isClaimed, unclaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import { showNextStory } from '../ledger/stories.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';
import { alike } from './alike.ts';

/** The kind of claim by which a week is posted once, whoever tries (R58). */
const CLAIM = 'weekly_digest';
/** By this the managers are told once of a channel without the app; the week waits for it. */
const TOLD = 'digest_refused';
/** Weeks that are made up for after a long stop; older ones would only be noise. */
const MOST_WEEKS_LATE = 4;
const WRITE_MS = 10_000;

/** What came of looking for digests to post. */
export type DigestPosted =
  | { readonly kind: 'posted'; readonly monday: Day }
  | { readonly kind: 'refused'; readonly monday: Day; readonly why: string }
  | { readonly kind: 'later'; readonly monday: Day; readonly why: string };

/** The digest of a week, which a team is to have. */
export interface DigestDue {
  readonly team: Workspace;
  readonly monday: Day;
}

/** The digests of all teams that are due by now and were not posted. */
export async function digestsToPost(
  ledger: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<DigestDue[]> {
  return unclaimed(ledger, CLAIM, allDigestsDue(teams, now), ({ monday }) => monday);
}

/** The digests of all teams that are due by now, posted or not; each team's oldest first. */
export function allDigestsDue(teams: readonly Workspace[], now: Date): DigestDue[] {
  const weeksOver = alike(({ timezone, digest }: Workspace) => [timezone, digest], weeksDue(now));
  return teams.flatMap((team) =>
    since(team, weeksOver(team)).map((monday) => {
      return { team, monday };
    }),
  );
}

/**
 * Mondays of the weeks whose digest is due by now, oldest first: late rather than never, and none
 * that ended before the team was set up.
 */
export function digestsDue(workspace: Workspace, now: Date): Day[] {
  return allDigestsDue([workspace], now).map(({ monday }) => monday);
}

function since({ setUpAt, timezone, digestChannel }: Workspace, weeks: readonly Day[]): Day[] {
  if (setUpAt === undefined || digestChannel === undefined) return [];
  const setUp = dayOf(setUpAt, timezone);
  return weeks.filter((monday) => addDays(monday, 6) >= setUp);
}

function weeksDue(now: Date) {
  return ({ timezone, digest }: Workspace): Day[] => {
    const last = lastFullWeekBefore(dayOf(now, timezone)).from;
    const weeks = Array.from({ length: MOST_WEEKS_LATE }, (_, back) => addDays(last, -7 * back));
    return weeks
      .filter((monday) => instantAt(postingDay(monday, digest.day), digest.time, timezone) <= now)
      .reverse();
  };
}

/** The first such weekday after the week is over. */
function postingDay(monday: Day, weekday: Workspace['digest']['day']): Day {
  const next = addDays(monday, 7);
  return addDays(next, WEEKDAYS.indexOf(weekday) - WEEKDAYS.indexOf(weekdayOf(next)));
}

/**
 * Posts a digest that is due; the channel is looked at first (design 6). Undefined when the managers
 * were told before of a channel that the app cannot see.
 */
export async function postDigest(
  deps: Deps & { clients: Clients },
  { team: workspace, monday }: DigestDue,
  now: Date,
): Promise<DigestPosted | undefined> {
  const { digestChannel: channel = '', slackTeam: team = '' } = workspace;
  const { posting } = await deps.clients(workspace.id);
  const check = await checkChannel(posting, deps.directory, channel, team);
  if (!check.ok && check.why === 'cannot-check') {
    return { kind: 'later', monday, why: check.code ?? check.why };
  }
  const why = check.ok ? undefined : check.why;
  const reader = deps.ledger.reader(workspace.id);
  if (why === 'not-in' && (await isClaimed(reader, TOLD, monday))) return undefined;
  await queueDigest(deps, workspace, monday, now, why);
  return why === undefined ? { kind: 'posted', monday } : { kind: 'refused', monday, why };
}

/**
 * Owes the week's digest to the channel, or to the managers why it was not posted; once.
 *
 * @returns false when that was done before
 */
export async function queueDigest(
  deps: Pick<Deps, 'ledger' | 'wake'>,
  workspace: Workspace,
  monday: Day,
  now: Date,
  refusedFor?: string,
): Promise<boolean> {
  const deadline = Deadline.in(WRITE_MS);
  const request = { workspaceId: workspace.id, deadline, now, actorId: null };
  const claimed = await deps.ledger.write(request, async (writer) => {
    if (!(await claim(writer, refusedFor === 'not-in' ? TOLD : CLAIM, monday))) return false;
    const { digestChannel, managersChannel } = workspace;
    const conversation = refusedFor === undefined ? digestChannel : managersChannel;
    if (conversation === undefined) return true;
    const owed =
      refusedFor === undefined
        ? { kind: 'weekly_digest', subject: { monday } }
        : { kind: 'digest_refused', subject: { monday, why: refusedFor } };
    await owe(writer, { ...owed, conversation });
    if (refusedFor === undefined) await showNextStory(writer, monday);
    return true;
  });
  deps.wake();
  return claimed;
}
