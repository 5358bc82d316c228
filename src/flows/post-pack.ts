import { checkPrivateChannel } from '../delivery/channel-check.ts';
import type { Clients } from '../delivery/clients.ts';
import { managersAlone, oweAlone } from '../delivery/each-alone.ts';
import type { Day } from '../domain/day.ts';
import type { MeetingAhead } from '../domain/meeting-due.ts';
import { claim } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import { aheadOf } from '../ledger/meeting-ahead.ts';
import type { Ledger } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import { markReminded, type PackRecord, packOfMeeting } from '../ledger/packs.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';
import { alike } from './alike.ts';
import { queuePack } from './queue-pack.ts';

/** The kind of claim by which managers are told once why a pack is not posted (R68). */
const CLAIM = 'pack_refused';
const WRITE_MS = 10_000;

/** What came of looking for a pack or a reminder to post. */
export type PackPosted =
  | { readonly kind: 'posted' | 'reminded'; readonly meeting: Day }
  | { readonly kind: 'refused' | 'later'; readonly meeting: Day; readonly why: string };

type PostDeps = Deps & { readonly clients: Clients };

/** A team's meeting, for which its pack or the reminder is to go out. */
export interface PackDue {
  readonly team: Workspace;
  readonly ahead: MeetingAhead;
}

/** The meetings of all teams that lie ahead and whose pack, or its reminder, is due by now. */
export async function packsToPost(
  { across }: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<PackDue[]> {
  const next = alike(
    ({ meeting, packDays, digest, timezone }: Workspace) => [meeting, packDays, digest, timezone],
    (team) => aheadOf(team, now),
  );
  const near = teams.flatMap((team) => {
    const ahead = team.setUpAt === undefined ? undefined : next(team);
    return ahead !== undefined && ahead.packAt <= now ? [{ team, ahead }] : [];
  });
  const days = [...new Set(near.map(({ ahead }) => ahead.meeting.day))];
  const made = new Map(
    await Promise.all(days.map(async (day) => [day, await across.due.packs(day)] as const)),
  );
  return near.filter(({ team, ahead }) => {
    const isReminded = made.get(ahead.meeting.day)?.get(team.id);
    return isDue(ahead, isReminded === undefined ? undefined : { isReminded }, now);
  });
}

/**
 * R63: posts the pack of the meeting that lies ahead, and later its reminder, when they are due:
 * each once, late rather than never, and nothing of a meeting that has begun. The channel is looked
 * at first (R68). Undefined when nothing is due.
 */
export async function postDuePack(
  deps: PostDeps,
  { team: workspace, ahead }: PackDue,
  now: Date,
): Promise<PackPosted | undefined> {
  const meeting = ahead.meeting.day;
  const made = await packOfMeeting(deps.ledger.reader(workspace.id), meeting);
  if (!isDue(ahead, made, now)) return undefined;
  const why = await whyNotThere(deps, workspace);
  if (why === 'cannot-check') return { kind: 'later', meeting, why };
  if (why !== undefined) {
    const isNews = await tellManagers(deps, workspace, { meeting, why }, now);
    return isNews ? { kind: 'refused', meeting, why } : undefined;
  }
  if (made !== undefined) {
    return (await remind(deps, workspace, made, now)) ? { kind: 'reminded', meeting } : undefined;
  }
  return (await queuePack(deps, workspace, ahead, now)) ? { kind: 'posted', meeting } : undefined;
}

function isDue(
  ahead: MeetingAhead,
  made: Pick<PackRecord, 'isReminded'> | undefined,
  now: Date,
): boolean {
  if (made === undefined) return ahead.packAt <= now;
  return !made.isReminded && ahead.reminderAt <= now;
}

async function whyNotThere(deps: PostDeps, workspace: Workspace): Promise<string | undefined> {
  const { managersChannel, slackTeam = '' } = workspace;
  if (managersChannel === undefined) return 'no-channel';
  const { posting } = await deps.clients(workspace.id);
  const check = await checkPrivateChannel(posting, deps.directory, managersChannel, slackTeam);
  return check.ok ? undefined : check.why;
}

async function remind(
  deps: Deps,
  workspace: Workspace,
  { id }: PackRecord,
  now: Date,
): Promise<boolean> {
  const { managersChannel: conversation } = workspace;
  const reminded = await deps.ledger.write(request(workspace, now), async (writer) => {
    if (conversation === undefined || !(await markReminded(writer, id))) return false;
    await owe(writer, { kind: 'pack_reminder', subject: { pack: id }, conversation });
    return true;
  });
  deps.wake();
  return reminded;
}

/** R68: to each manager by themselves. */
async function tellManagers(
  deps: Deps,
  workspace: Workspace,
  subject: { meeting: Day; why: string },
  now: Date,
): Promise<boolean> {
  const told = await deps.ledger.write(request(workspace, now), async (writer) => {
    if (!(await claim(writer, CLAIM, `${subject.meeting} ${subject.why}`))) return false;
    for (const conversation of await managersAlone(writer)) {
      await oweAlone(writer, { kind: CLAIM, subject, conversation });
    }
    return true;
  });
  deps.wake();
  return told;
}

function request({ id: workspaceId }: Workspace, now: Date) {
  return { workspaceId, deadline: Deadline.in(WRITE_MS), now, actorId: null };
}
