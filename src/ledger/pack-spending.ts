import { budgetYearOf } from '../domain/budget-year.ts';
import type { Day, Days } from '../domain/day.ts';
import { type Pence, ZERO } from '../domain/money.ts';
import { isManyUncoded, type PackDays, type PackRow, type PackSpending } from '../domain/pack.ts';
import { bandRows, bySpending, idsByLabel } from '../domain/report.ts';
import type { Key } from './grouping.ts';
import { labels } from './labels.ts';
import { basicsOnceStable, linesOf } from './line-sums.ts';
import type { Reader } from './open.ts';
import { customerSums } from './person-sums.ts';
import { type Sums, sumsOver, totals } from './sums.ts';
import type { Workspace } from './workspaces.ts';

/** R70: what people mostly need before benefits and a home are in place. */
const BASICS: readonly string[] = ['groceries', 'clothes', 'toiletries', 'engagement'];
const OTHER = 'other';
const NONE: Sums = { pence: ZERO, purchases: 0, customers: 0 };
const SPANS = ['month', 'year', 'lastYear'] as const;

/** R64 (1): where the money went, as the ledger stood at the end of a day. */
export async function packSpending(
  reader: Reader,
  days: PackDays,
  asOf: Day,
  team: Workspace,
): Promise<PackSpending> {
  const { areas, categories } = await labels(reader);
  const spans = await spansOf(days, (span) => totals(reader, { days: span, asOf }));
  const month = { days: days.month, asOf };
  const idsOf = (codes: readonly string[]) =>
    categories.filter(({ code }) => codes.includes(code)).map(({ id }) => id);
  const lines = await linesOf(reader, month, idsOf([OTHER]));
  const yearSums = await customerSums(reader, { days: days.year, asOf });
  return {
    total: inSpans((span) => spans[span].total),
    coded: inSpans((span) => spans[span].coded),
    areas: await rowsBy(reader, days, asOf, 'area', areas),
    categories: await rowsBy(reader, days, asOf, 'category', categories),
    bands: bandRows(yearSums),
    passed: await passedIn(reader, days, asOf, team, {
      sums: yearSums,
      customers: spans.year.total.customers,
    }),
    uncoded: { ...lines, isMany: isManyUncoded(lines.lines, lines.of) },
    basics: shareOf(await basicsOnceStable(reader, month, idsOf(BASICS))),
  };
}

/** R33: the customers whose budget year has passed the planning figure. */
async function passedIn(
  reader: Reader,
  { month, year }: PackDays,
  asOf: Day,
  { budgetYearStart, planningFigure: figure }: Workspace,
  ofYear: { sums: readonly Pence[]; customers: number },
): Promise<PackSpending['passed']> {
  const days = { from: budgetYearOf(month.to, budgetYearStart).from, to: month.to };
  const lens = { days, asOf };
  const passed = (sums: readonly Pence[]) => sums.filter((spent) => spent > figure).length;
  if (days.from === year.from) {
    return { customers: passed(ofYear.sums), of: ofYear.customers, figure };
  }
  const sums = await customerSums(reader, lens);
  const [total] = await sumsOver(reader, [{ lens, grouping: { by: 'all' } }]);
  return { customers: passed(sums), of: total?.get(0)?.customers ?? 0, figure };
}

/** The rows of one split; one that has nothing in any of the three spans is left out. */
async function rowsBy(
  reader: Reader,
  days: PackDays,
  asOf: Day,
  by: 'area' | 'category',
  items: readonly { readonly id: number; readonly label: string }[],
): Promise<PackRow[]> {
  const groups = idsByLabel(items);
  const grouping = { by, groups: groups.map(({ ids }) => ids) };
  const asked = SPANS.map((span) => ({ lens: { days: days[span], asOf }, grouping }));
  const [month, year, lastYear] = await sumsOver(reader, asked);
  const none = new Map<Key, Sums>();
  const sums = { month: month ?? none, year: year ?? none, lastYear: lastYear ?? none };
  return groups
    .map(({ label }, key) => ({ label, ...inSpans((span) => sums[span].get(key) ?? NONE), key }))
    .filter(({ key }) => SPANS.some((span) => sums[span].has(key)))
    .toSorted((a, b) => bySpending({ ...a, ...a.year }, { ...b, ...b.year }))
    .map(({ key: _, ...row }) => row);
}

/** One reading after another, since they share one connection. */
async function spansOf<T>(days: PackDays, read: (span: Days) => Promise<T>) {
  return {
    month: await read(days.month),
    year: await read(days.year),
    lastYear: await read(days.lastYear),
  };
}

function inSpans<T>(of: (span: keyof PackDays) => T): { readonly [span in keyof PackDays]: T } {
  return { month: of('month'), year: of('year'), lastYear: of('lastYear') };
}

function shareOf<T extends { pence: number; of: number }>(sums: T): T & { share: number } {
  return { ...sums, share: sums.of > 0 ? sums.pence / sums.of : 0 };
}
