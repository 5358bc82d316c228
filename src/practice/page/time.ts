const zone = 'Europe/London';

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  timeZone: zone,
});
const dayOnly = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
const longDay = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: zone,
});
const full = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: zone,
});

const moment = (ts: string | number) => new Date(Number(ts) * 1000);

/** The time of day of a message. */
export const timeOf = (ts: string): string => clock.format(moment(ts));

/** The calendar day of a message, for telling whether two are on the same day. */
export const dayKey = (ts: string): string => dayOnly.format(moment(ts));

/** The day as a heading: Today, Yesterday, or its name. */
export function dayName(ts: string, now: string): string {
  const day = dayKey(ts);
  const today = new Date(now);
  if (day === dayOnly.format(today)) return 'Today';
  if (day === dayOnly.format(new Date(today.getTime() - 86_400_000))) return 'Yesterday';
  return longDay.format(moment(ts));
}

/** Day and time in short, as the clock shows it. */
export const dayAndTime = (iso: string): string => full.format(new Date(iso));

const pieces: Record<string, Intl.DateTimeFormatOptions> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
};

/** Slack's `<!date^…>`: the reader's own way to write a moment. */
export function writtenDate(ts: string | number, format: string): string {
  return format.replace(/\{(\w+)\}/g, (all, name: string) => {
    const options = pieces[name.replace('_pretty', '')];
    if (!options) return all;
    return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone }).format(moment(ts));
  });
}

const local = new Intl.DateTimeFormat('sv-SE', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: zone,
});

/** A moment as a field for day and time has it: `2026-06-17T11:00`. */
export const wallClock = (iso: string): string => local.format(new Date(iso)).replace(' ', 'T');

/** The moment of a day and time as typed in such a field. */
export function instantOf(typed: string): string {
  const asUtc = Date.parse(`${typed}Z`);
  const shown = Date.parse(`${wallClock(new Date(asUtc).toISOString())}Z`);
  return new Date(asUtc - (shown - asUtc)).toISOString();
}

/** Nine o'clock on the morning after a moment. */
export function nextMorning(now: string): string {
  const tomorrow = new Date(Date.parse(now) + 86_400_000).toISOString();
  return instantOf(`${wallClock(tomorrow).slice(0, 10)}T09:00`);
}
