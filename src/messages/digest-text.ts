import { formatWeek } from '../domain/day.ts';
import type { DigestRow, WeeklyDigest } from '../domain/digest.ts';
import { formatPounds, formatWholePounds } from '../domain/money.ts';
import { SMALLEST_CELL } from '../domain/small-numbers.ts';
import { standsOut, transportVerdict } from './stands-out.ts';

/** The weekly digest in plain words, for a phone's width: at most eight lines. */
export function digestLines(digest: WeeklyDigest): string[] {
  const { fourWeeks, usual } = digest;
  return [
    `Week of ${formatWeek(digest.week)}`,
    totalLine(digest),
    `Four weeks: ${inFigures(fourWeeks.purchases)}, ${formatPounds(fourWeeks.pence)} (usual ${inFigures(usual.purchases)}, ${formatPounds(usual.pence)})`,
    ...standsOut(digest),
    transportLine(digest),
    waitingLine(digest),
  ];
}

const NAME = 24;
const COLUMNS = [4, 6, 7] as const;

/** Four weeks by area or category, in columns for a fixed-width font; no lines when it is empty. */
export function digestTable(rows: readonly DigestRow[], heading: string): string[] {
  if (rows.length === 0) return [];
  const body = rows.map(({ label, purchases, usual, pence }) =>
    columns(shortLabel(label), [
      inFigures(purchases),
      inFigures(usual),
      formatWholePounds(pence).replace('£', ''),
    ]),
  );
  return [columns(heading, ['No.', 'Usual', '£']), ...body];
}

/** What stands under the tables: how much is coded (R54), and that small figures are merged. */
export function digestFootnote({ fourWeeks, coded, areas, categories }: WeeklyDigest): string {
  const missing = fourWeeks.purchases - coded.purchases;
  const coverage =
    missing === 0
      ? 'All coded.'
      : `${inFigures(missing)} of ${inFigures(fourWeeks.purchases)} not coded.`;
  const isMerged = [...areas, ...categories].some(({ merged }) => merged);
  return isMerged ? `${coverage} Under five people: shown together.` : coverage;
}

/** The whole digest as plain text. */
export function digestText(digest: WeeklyDigest): string {
  const parts = [
    digestLines(digest),
    digestTable(digest.areas, 'Four weeks, areas'),
    digestTable(digest.categories, 'Four weeks, categories'),
    digest.fourWeeks.purchases === 0 ? [] : [digestFootnote(digest)],
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** A label as its first idea: `Managing tenancy`. */
export function firstIdea(label: string): string {
  return label.split(/ and |\/| living /u)[0] || label;
}

/** The same, short enough for a column of fixed width. */
export function shortLabel(label: string): string {
  const first = firstIdea(label);
  return first.length <= NAME ? first : `${first.slice(0, NAME - 1)}…`;
}

function totalLine({ total }: WeeklyDigest): string {
  // R69: an empty week is said; a week of nothing but refunds is not empty.
  if (total.purchases === 0 && total.pence === 0) return 'No purchases recorded.';
  const purchases = plural(total.purchases, 'purchase');
  // Design 6: a week about one person is told without what was spent on them.
  if (total.customers === 1) return `${purchases}, for one person.`;
  return `${purchases} · ${formatPounds(total.pence)} · ${inFigures(total.customers)} people`;
}

function transportLine(digest: WeeklyDigest): string {
  const { transport } = digest;
  if (transport.shown) {
    const figures = `Buses and taxis: ${inFigures(transport.purchases)}, usual ${inFigures(transport.usual)}.`;
    return [figures, transportVerdict(digest)].filter(Boolean).join(' ');
  }
  if (transport.purchases === 0) return 'Buses and taxis: 0.';
  return `Buses and taxis: too few people to show (under ${SMALLEST_CELL}).`;
}

function waitingLine({ waiting }: WeeklyDigest): string {
  const { signOffs, oldestDays, toFinish } = waiting;
  const age = signOffs === 0 ? '' : `, oldest ${plural(oldestDays, 'day')}`;
  return `Waiting: ${plural(signOffs, 'sign-off')}${age}. To finish: ${inFigures(toFinish)}.`;
}

function columns(name: string, figures: readonly string[]): string {
  return name.padEnd(NAME) + figures.map((text, i) => text.padStart(COLUMNS[i] ?? 0)).join('');
}

function plural(n: number, noun: string): string {
  return `${inFigures(n)} ${noun}${n === 1 ? '' : 's'}`;
}

/** `1,234` */
export function inFigures(n: number): string {
  return n.toLocaleString('en-GB');
}
