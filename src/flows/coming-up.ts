import { addDays, type Day, dayOf, instantAt, weekdayOf } from '../domain/day.ts';
import { escalationSteps } from '../domain/escalation.ts';
import { isWorkingDay, nextWorkingDay } from '../domain/working-time.ts';
import { buyersWithOpenDrafts } from '../ledger/drafts.ts';
import { nextFollowUpDay } from '../ledger/follow-ups.ts';
import { aheadOf } from '../ledger/meeting-ahead.ts';
import type { Reader } from '../ledger/open.ts';
import { plansWaiting } from '../ledger/plan-queries.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { REMIND_AT } from './remind-to-finish.ts';

/** What happens by itself, each the next of its kind. */
export type ComingKind =
  | 'digest'
  | 'pack'
  | 'reminder'
  | 'meeting'
  | 'follow_up'
  | 'to_finish'
  | 'escalation';

/** Something that happens by itself, and when. */
export interface Coming {
  readonly kind: ComingKind;
  readonly at: Date;
}

/**
 * What comes next of each kind after a moment, in the order of time: for whoever moves a practice
 * clock, so that it stops wherever something happens.
 */
export async function comingUp(read: Reader, workspace: Workspace, now: Date): Promise<Coming[]> {
  const all = [
    { kind: 'digest' as const, at: nextDigest(workspace, now) },
    ...meetings(workspace, now),
    ...(await followUps(read, workspace)),
    ...(await toFinish(read, workspace, now)),
    ...(await escalations(read, workspace)),
  ];
  return all
    .filter(({ at }) => at > now)
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .filter(({ kind }, place, sorted) => sorted.findIndex((one) => one.kind === kind) === place);
}

/** When work begins on a day, or on the first working day after it. */
export function workBegins(on: Day, { hours, timezone }: Workspace): Date {
  return instantAt(isWorkingDay(on) ? on : nextWorkingDay(on), hours.from, timezone);
}

const WEEK = [0, 1, 2, 3, 4, 5, 6, 7];

function nextDigest({ digest, timezone }: Workspace, now: Date): Date {
  const today = dayOf(now, timezone);
  const at = WEEK.map((ahead) => addDays(today, ahead))
    .filter((on) => weekdayOf(on) === digest.day)
    .map((on) => instantAt(on, digest.time, timezone))
    .find((one) => one > now);
  if (at === undefined) throw new Error(`No ${digest.day} within eight days of ${today}`);
  return at;
}

function meetings(workspace: Workspace, now: Date): Coming[] {
  const ahead = aheadOf(workspace, now);
  if (ahead === undefined) return [];
  // Once this meeting's pack is out, the next one is that of the meeting after.
  const after = aheadOf(workspace, ahead.begins);
  return [
    { kind: 'pack', at: ahead.packAt },
    ...(after === undefined ? [] : [{ kind: 'pack' as const, at: after.packAt }]),
    { kind: 'reminder', at: ahead.reminderAt },
    { kind: 'meeting', at: ahead.begins },
  ];
}

/** R46, R66: what is not asked yet is asked when work begins, be it late. */
async function followUps(read: Reader, workspace: Workspace): Promise<Coming[]> {
  const due = await nextFollowUpDay(read);
  return due === undefined ? [] : [{ kind: 'follow_up', at: workBegins(due, workspace) }];
}

async function toFinish(read: Reader, { timezone }: Workspace, now: Date): Promise<Coming[]> {
  const today = dayOf(now, timezone);
  const buyers = await buyersWithOpenDrafts(read, today);
  if (buyers.length === 0) return [];
  return [{ kind: 'to_finish', at: instantAt(today, REMIND_AT, timezone) }];
}

async function escalations(read: Reader, { hours, timezone }: Workspace): Promise<Coming[]> {
  const waiting = await plansWaiting(read);
  return waiting.flatMap(({ urgency, waitsFrom, step: done }) =>
    escalationSteps(urgency, waitsFrom, hours, timezone)
      .filter(({ step }) => step > done)
      .map(({ at }) => ({ kind: 'escalation' as const, at })),
  );
}
