import { formatDay } from '../domain/day.ts';
import type { MeetingRuleFault } from '../domain/meeting-rule.ts';
import { clipped } from './goods.ts';

const HOW =
  'Write it like “second Tuesday at 10:00”, “last working day at 14:30”, or dates like “2026-12-08 10:00, 2027-01-12 10:00”.';

/** What to do about a meeting rule that could not be read (R63, design 7). */
export function meetingRuleSentence(fault: MeetingRuleFault): string {
  switch (fault.why) {
    case 'nothing':
      return `When is the meeting? ${HOW}`;
    case 'unclear':
      return `“${clipped(fault.part)}” is not clear. ${HOW}`;
    case 'no-time':
      return `“${clipped(fault.part)}” has no time. Add one, such as “at 10:00”.`;
    case 'not-a-time':
      return `“${clipped(fault.time)}” is not a time. Write it with a colon, from 0:00 to 23:59, such as 14:30.`;
    case 'not-a-day':
      return `“${clipped(fault.day)}” is not a day. Write the year first, such as 2026-12-08.`;
    case 'not-every-month':
      return 'Not every month has a fifth. Use first to fourth, or last.';
    case 'day-twice':
      return `${formatDay(fault.day)} is there twice. Leave one of them.`;
  }
}
