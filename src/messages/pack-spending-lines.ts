import { type Day, formatDay } from '../domain/day.ts';
import { formatWholePounds } from '../domain/money.ts';
import type { Pack, PackSpending } from '../domain/pack.ts';
import type { Figures } from '../domain/report.ts';
import { firstIdea } from './digest-text.ts';
import { counted, shortPounds } from './text.ts';

const TOP_AREAS = 3;

/** `December`. */
export function monthName(on: Day): string {
  return formatDay(on).split(' ')[1] ?? '';
}

/** `2018`, or `2018 so far` before the year is over. */
export function yearName({ days }: Pick<Pack, 'days'>): string {
  const year = days.year.from.slice(0, 4);
  return days.month.to.endsWith('-12-31') ? year : `${year} so far`;
}

/** `2017`, or `2017 to June`: the same part of the year before. */
export function lastYearName({ days }: Pick<Pack, 'days'>): string {
  const year = days.lastYear.from.slice(0, 4);
  return days.month.to.endsWith('-12-31') ? year : `${year} to ${monthName(days.month.to)}`;
}

/** `2018: £47,491 · 1,592 purchases · 95 people`. */
export function headLine(pack: Pack): string {
  return `${yearName(pack)}: ${figuresWords(pack.spending.total.year)}`;
}

/** `£47,491 · 1,592 purchases · 95 people`; nothing is said as well (R69). */
export function figuresWords({ pence, purchases, customers }: Figures): string {
  if (purchases === 0 && pence === 0) return 'no purchases recorded';
  const people = counted(customers, 'person', 'people');
  return `${formatWholePounds(pence)} · ${counted(purchases, 'purchase')} · ${people}`;
}

/** R64 (1): the month in a line, then what stands out; the whole is in the table. */
export function spendingLines(pack: Pack): string[] {
  const { spending, days } = pack;
  return [
    `${monthName(days.month.from)}: ${figuresWords(spending.total.month)}`,
    ...topAreas(spending),
    passedLine(spending),
    bandsLine(spending),
    uncodedLine(spending),
    basicsLine(spending),
  ].filter((line) => line !== undefined);
}

function topAreas({ areas }: PackSpending): string[] {
  const top = areas.filter(({ year }) => year.pence > 0).slice(0, TOP_AREAS);
  const more = areas.length - top.length;
  return top.map(({ label, year }, at) => {
    const last = at === top.length - 1 && more > 0 ? `; ${more} more below` : '';
    const count = year.purchases.toLocaleString('en-GB');
    return `${firstIdea(label)}  ${formatWholePounds(year.pence)} · ${count}${last}`;
  });
}

function passedLine({ passed }: PackSpending): string | undefined {
  if (passed.of === 0) return undefined;
  return `${passed.customers} of ${passed.of} passed the ${shortPounds(passed.figure)} planning figure`;
}

/** R56: `People: under £50 23 · £50 to £100 11`; bands with nobody in them are in the table. */
function bandsLine({ bands }: PackSpending): string | undefined {
  const held = bands.filter(({ customers }) => customers > 0);
  if (held.length === 0) return undefined;
  return `People: ${held.map(({ customers, label }) => `${label}: ${customers}`).join(' · ')}`;
}

/** R55: named when there are many. */
function uncodedLine({ uncoded }: PackSpending): string | undefined {
  if (!uncoded.isMany) return undefined;
  const lines = counted(uncoded.of, 'line');
  return `⚠️ Uncoded: ${uncoded.lines} of ${lines} of the month have no area, or are “Other”`;
}

/** R70: a share of the month's basics, and nobody by name. */
function basicsLine({ basics }: PackSpending): string | undefined {
  if (basics.of <= 0) return undefined;
  const share = percent(basics.pence, basics.of);
  return `Basics for people with a home and benefits: ${share} of ${formatWholePounds(basics.of)}`;
}

/** A share in whole per cent; nought of nothing. */
export function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((100 * part) / whole)}%`;
}
