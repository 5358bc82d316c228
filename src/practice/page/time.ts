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

/** Nine o'clock on the coming Monday, as a moment. */
export function nextMondayNine(now: string): string {
  const from = new Date(now);
  const hour = 3_600_000;
  let at = new Date(Math.ceil((from.getTime() + 1) / hour) * hour);
  const isIt = () => {
    const text = new Intl.DateTimeFormat('en-GB', {
      weekday: 'short',
      hour: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    }).format(at);
    return text.startsWith('Mon') && text.endsWith('09');
  };
  while (!isIt()) at = new Date(at.getTime() + hour);
  return at.toISOString();
}
