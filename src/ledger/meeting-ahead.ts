import { type MeetingAhead, meetingAhead } from '../domain/meeting-due.ts';
import { parseMeetingRule } from '../domain/meeting-rule.ts';
import type { Workspace } from './workspaces.ts';

/** The team's next meeting that has not begun (R63); undefined where none is planned. */
export function aheadOf(workspace: Workspace, now: Date): MeetingAhead | undefined {
  const { meeting, packDays: days, digest, timezone } = workspace;
  if (meeting === undefined) return undefined;
  const read = parseMeetingRule(meeting);
  if (!read.ok) throw new Error(`The ledger has a meeting rule that cannot be read: ${read.why}`);
  return meetingAhead(read.rule, { days, time: digest.time, timezone }, now);
}
