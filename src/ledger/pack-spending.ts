import { budgetYearOf } from '../domain/budget-year.ts';
import type { Day, Days } from '../domain/day.ts';
import { ZERO } from '../domain/money.ts';
import { isManyUncoded, type PackDays, type PackRow, type PackSpending } from '../domain/pack.ts';
import { bandRows, bySpending, idsByLabel } from '../domain/report.ts';
import { labels } from './labels.ts';
import type { Reader } from './open.ts';
import { basicsOnceStable, customerSums, linesOf, type Sums, sumsBy, totals } from './sums.ts';
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
    passed: await passedIn(reader, budgetYearUntil(days.month.to, team), asOf, team),
    uncoded: { ...lines, isMany: isManyUncoded(lines.lines, lines.of) },
    basics: shareOf(await basicsOnceStable(reader, month, idsOf(BASICS))),
  };
}

/** R33: the customers whose budget year has passed the planning figure. */
async function passedIn(reader: Reader, days: Days, asOf: Day, team: Workspace) {
  const lens = { days, asOf };
  const [sums, { total }] = [await customerSums(reader, lens), await totals(reader, lens)];
  const figure = team.planningFigure;
  return { customers: sums.filter((spent) => spent > figure).length, of: total.customers, figure };
}

function budgetYearUntil(to: Day, { budgetYearStart }: Workspace): Days {
  return { from: budgetYearOf(to, budgetYearStart).from, to };
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
  const sums = await spansOf(days, (span) => sumsBy(reader, { days: span, asOf }, grouping));
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
