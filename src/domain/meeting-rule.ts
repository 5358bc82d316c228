import { type Day, parseDay } from './day.ts';
import { type Meeting, type MeetingRule, WHICH, weekdayNamed } from './meeting.ts';

/** What is wrong with a meeting rule as typed. */
export type MeetingRuleFault =
  | { readonly why: 'nothing' }
  /** Not of a form that is known. */
  | { readonly why: 'unclear'; readonly part: string }
  | { readonly why: 'no-time'; readonly part: string }
  | { readonly why: 'not-a-time'; readonly time: string }
  | { readonly why: 'not-a-day'; readonly day: string }
  | { readonly why: 'not-every-month' }
  | { readonly why: 'day-twice'; readonly day: Day };

export type ReadMeetingRule =
  | { readonly ok: true; readonly rule: MeetingRule }
  | ({ readonly ok: false } & MeetingRuleFault);

const ORDINALS: Readonly<Record<string, string>> = {
  '1st': 'first',
  '2nd': 'second',
  '3rd': 'third',
  '4th': 'fourth',
  '5th': 'fifth',
};

/** Which, on what, and the time if there is one. */
const MONTHLY =
  /^(?:the )?(\S+) (working day|[a-z]+)(?: of (?:the|each|every) month)?(?: at)?(?: (\S+))?$/u;
/** The day, and the time if there is one. */
const DATED = /^(\d\S*)(?: at)?(?: (\S+))?$/u;

/**
 * A meeting rule as a person types it, in small or large letters, with any spaces (R63):
 * `second Tuesday at 10:00`, `last working day at 9:00`, or dates, each with its time:
 * `2026-12-08 10:00, 2027-01-12 10:00`. Nothing is guessed.
 */
export function parseMeetingRule(text: string): ReadMeetingRule {
  const parts = text
    .toLowerCase()
    .split(/[,;\n]/u)
    .map((part) => part.trim().replace(/\s+/gu, ' '))
    .filter((part) => part !== '');
  const [first] = parts;
  if (first === undefined) return { ok: false, why: 'nothing' };
  if (/^\d+[-/.]/u.test(first)) return readDates(parts);
  return parts.length > 1 ? { ok: false, why: 'unclear', part: text.trim() } : readMonthly(first);
}

/** A meeting rule as it is kept and shown; it reads back as the same rule. */
export function formatMeetingRule(rule: MeetingRule): string {
  return rule.kind === 'monthly'
    ? `${rule.which} ${rule.on} at ${rule.time}`
    : rule.meetings.map(({ day, time }) => `${day} ${time}`).join(', ');
}

function readMonthly(part: string): ReadMeetingRule {
  const [, ordinal = '', named = '', typedTime] = MONTHLY.exec(part) ?? [];
  const which = ORDINALS[ordinal] ?? ordinal;
  const on = named === 'working day' ? named : weekdayNamed(named);
  if (which === 'fifth' && on !== undefined) return { ok: false, why: 'not-every-month' };
  const known = WHICH.find((one) => one === which);
  if (known === undefined || on === undefined) return { ok: false, why: 'unclear', part };
  if (typedTime === undefined) return { ok: false, why: 'no-time', part };
  const time = readTime(typedTime);
  if (time === undefined) return { ok: false, why: 'not-a-time', time: typedTime };
  return { ok: true, rule: { kind: 'monthly', which: known, on, time } };
}

function readDates(parts: readonly string[]): ReadMeetingRule {
  const meetings: Meeting[] = [];
  for (const part of parts) {
    const meeting = readDated(part);
    if ('why' in meeting) return { ok: false, ...meeting };
    if (meetings.some(({ day }) => day === meeting.day))
      return { ok: false, why: 'day-twice', day: meeting.day };
    meetings.push(meeting);
  }
  meetings.sort((a, b) => (a.day < b.day ? -1 : 1));
  return { ok: true, rule: { kind: 'dates', meetings } };
}

function readDated(part: string): Meeting | MeetingRuleFault {
  const [, typedDay, typedTime] = DATED.exec(part) ?? [];
  if (typedDay === undefined) return { why: 'unclear', part };
  const day = parseDay(typedDay);
  if (day === undefined) return { why: 'not-a-day', day: typedDay };
  if (typedTime === undefined) return { why: 'no-time', part };
  const time = readTime(typedTime);
  return time === undefined ? { why: 'not-a-time', time: typedTime } : { day, time };
}

/** `9:00` and `09:00` are `09:00`. */
function readTime(text: string): string | undefined {
  return /^([01]?\d|2[0-3]):[0-5]\d$/u.test(text) ? text.padStart(5, '0') : undefined;
}
