import { addDays, type Day, dayOf, instantAt } from './day.ts';
import { type Meeting, type MeetingRule, nextMeeting, packDay, reminderDay } from './meeting.ts';

/** What a team has said of its packs, as far as their time goes. */
export interface PackSettings {
  /** Working days before the meeting, 0 or more. */
  readonly days: number;
  /** `HH:MM`, the digest's time of day. */
  readonly time: string;
  readonly timezone: string;
}

/** The meeting that lies ahead, and when its pack and its reminder go out (R63). */
export interface MeetingAhead {
  readonly meeting: Meeting;
  readonly begins: Date;
  readonly packOn: Day;
  readonly packAt: Date;
  readonly reminderOn: Day;
  readonly reminderAt: Date;
}

/** A pack that goes out on the day of its meeting is there at least so long before it. */
const AT_LEAST_BEFORE_MS = 3_600_000;

/**
 * The next meeting that has not begun (R63); undefined when no date that was typed lies ahead.
 * What is due of it was due at its instant, and is late rather than never until it begins.
 */
export function meetingAhead(
  rule: MeetingRule,
  settings: PackSettings,
  now: Date,
): MeetingAhead | undefined {
  const { timezone, time, days } = settings;
  const begins = ({ day, time: at }: Meeting) => instantAt(day, at, timezone);
  const today = dayOf(now, timezone);
  let meeting = nextMeeting(rule, today);
  if (meeting !== undefined && begins(meeting) <= now) {
    meeting = nextMeeting(rule, addDays(meeting.day, 1));
  }
  if (meeting === undefined) return undefined;
  const latest = begins(meeting).getTime() - AT_LEAST_BEFORE_MS;
  const goesOut = (on: Day) => new Date(Math.min(instantAt(on, time, timezone).getTime(), latest));
  const [packOn, reminderOn] = [packDay(meeting, days), reminderDay(meeting)];
  return {
    ...{ meeting, begins: begins(meeting), packOn, packAt: goesOut(packOn) },
    ...{ reminderOn, reminderAt: goesOut(reminderOn) },
  };
}
