import { type Day, dayOf, daysBetween, formatDay, timeOf, weekdayOf } from '../domain/day.ts';
import { formatPounds, formatWholePounds, type Pence } from '../domain/money.ts';
import type { Colleague } from '../domain/sign-off.ts';

/** Typed text made harmless for Slack's markup: it can mention nobody and link nowhere. */
export function typed(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** The most characters of a line that are given back; a line may have no more (R96). */
const MOST_ECHOED = 500;

/** A line as its writer typed it: Slack sends `&`, `<` and `>` escaped. */
export function asTyped(line: string): string {
  return line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The person's own words again, so that nothing needs typing twice; undefined without any. */
export function yourLine(line: string | undefined): string | undefined {
  if (line === undefined || line === '') return undefined;
  const words = [...asTyped(line)];
  const echoed = words.slice(0, MOST_ECHOED).join('');
  return `Your line: ${typed(echoed)}${words.length > MOST_ECHOED ? '…' : ''}`;
}

/** Typed text in quotation marks. */
export function quoted(text: string): string {
  return `“${typed(text)}”`;
}

/** A mention that makes a phone buzz; the name where there is no Slack id. */
export function mention(person: Colleague & { isGroup?: boolean }): string {
  if (person.slackId === undefined) return typed(person.name ?? 'somebody no longer on the team');
  return person.isGroup ? `<!subteam^${person.slackId}>` : `<@${person.slackId}>`;
}

/** Pounds without pence where there are none: `£100`, `£49.50`. */
export function shortPounds(amount: Pence): string {
  return amount % 100 === 0 ? formatWholePounds(amount) : formatPounds(amount);
}

/** An instant as people say it: the time, with the day before it unless it is today. */
export function when(at: Date, timezone: string, today: Day): string {
  const on = dayOf(at, timezone);
  const time = timeOf(at, timezone);
  return on === today ? time : `${formatDay(on)}, ${time}`;
}

/** `December 2018`, of any day in it. */
export function monthAndYear(on: Day): string {
  return formatDay(on).split(' ').slice(1).join(' ');
}

/** The first letter large, as a line of its own reads. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `1 purchase`, `2 purchases`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

/** A day in few letters: `today`, `Tue` within the last week, `12 Nov` within a year, else with it. */
export function briefDay(on: Day, today: Day): string {
  const ago = daysBetween(on, today);
  if (ago === 0) return 'today';
  if (ago > 0 && ago < 7) return weekdayOf(on).slice(0, 3);
  const [date, month = '', year] = formatDay(on).split(' ');
  const brief = `${date} ${month.slice(0, 3)}`;
  return Math.abs(ago) < 365 ? brief : `${brief} ${year}`;
}
