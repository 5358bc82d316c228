import type { Day } from '../domain/day.ts';
import { nextMeeting, packDay } from '../domain/meeting.ts';
import { parseMeetingRule } from '../domain/meeting-rule.ts';
import type { Reader } from './open.ts';
import { type PackAsked, seedOf } from './pack.ts';
import { packOfMeeting } from './packs.ts';
import type { Workspace } from './workspaces.ts';

/**
 * The pack that a day asks for: of the first meeting on or after it, as it was made or as it will be
 * on its day; where no meeting is planned, the one that would be made on the day itself.
 */
export async function packAskedOn(reader: Reader, team: Workspace, day: Day): Promise<PackAsked> {
  const rule = team.meeting === undefined ? undefined : parseMeetingRule(team.meeting);
  const meeting = rule?.ok ? nextMeeting(rule.rule, day) : undefined;
  if (meeting === undefined) return { meeting, on: day, seed: seedOf({ meeting, on: day }) };
  const made = await packOfMeeting(reader, meeting.day);
  if (made !== undefined) {
    return { meeting: made.meeting, on: made.asOf, seed: made.seed, packId: made.id };
  }
  const on = packDay(meeting, team.packDays);
  return { meeting, on, seed: seedOf({ meeting, on }) };
}
