import { sum, ZERO } from '../domain/money.ts';
import {
  type BandRow,
  bandRows,
  bySpending,
  idsByLabel,
  type Report,
  type ReportGroup,
  type ReportRow,
  reportRows,
  share,
} from '../domain/report.ts';
import { type Cell, mergeSmall, SMALLEST_CELL } from '../domain/small-numbers.ts';
import { labels } from './labels.ts';
import type { Reader } from './open.ts';
import { customerSums, peopleOver } from './person-sums.ts';
import { peopleByMonth } from './report-sums.ts';
import { type Lens, sumsBy, totals } from './sums.ts';

/** What may be told outside the managers: no areas, reasons or phases of anybody (R108). */
export const TOLD_OUTSIDE = ['category', 'component', 'band', 'month'] as const;
export type ToldOutside = (typeof TOLD_OUTSIDE)[number];

/**
 * R108: a report for whoever is no manager: rows about fewer than five customers are one row, with
 * as many others as it takes that nothing can be worked out; undefined where all of it is about
 * fewer than five.
 */
export async function smallReport(
  reader: Reader,
  by: ToldOutside,
  lens: Lens,
): Promise<Report | undefined> {
  const { total, coded } = await totals(reader, lens);
  if (total.customers > 0 && total.customers < SMALLEST_CELL) return undefined;
  const head = { ...lens.days, currency: 'GBP', total, coverage: coded } as const;
  if (by === 'band')
    return { ...head, by, rows: bands(bandRows(await customerSums(reader, lens))) };
  const groups = await (by === 'month' ? months(reader, lens) : kinds(reader, by, lens));
  return { ...head, by, rows: reportRows(groups, 'given') };
}

/** R93: rows for a copy of the pack: of areas too, for whoever may see them. */
export async function smallRows(
  reader: Reader,
  by: 'category' | 'outcome-area',
  lens: Lens,
): Promise<readonly ReportRow[]> {
  return reportRows(await kinds(reader, by, lens), 'given');
}

const NOUNS = { category: 'categories', component: 'components', 'outcome-area': 'areas' } as const;

/** Categories, components or areas: most spent first, the merged row last. */
async function kinds(
  reader: Reader,
  by: 'category' | 'component' | 'outcome-area',
  lens: Lens,
): Promise<ReportGroup[]> {
  const { areas, categories } = await labels(reader);
  const isArea = by === 'outcome-area';
  const parts = categories.map(({ id, component: label }) => ({ id, label }));
  const items = isArea ? areas : by === 'category' ? categories : parts;
  const groups = idsByLabel(items);
  const column = isArea ? ('area' as const) : ('category' as const);
  const grouping = { by: column, groups: groups.map(({ ids }) => ids) };
  const [people] = await peopleOver(reader, [{ lens, grouping }]);
  const cells = groups.map(({ label, ids }, key) =>
    cellOf(label, ids, people?.get(key) ?? new Set()),
  );
  const merged = mergeSmall(cells, NOUNS[by]);
  const sums = await sumsBy(reader, lens, { by: column, groups: merged.map(({ ids }) => ids) });
  return merged
    .map((group, key) => ({ ...group, ...(sums.get(key) ?? NOTHING), categories: [] }))
    .toSorted((a, b) => Number(a.merged) - Number(b.merged) || bySpending(a, b));
}

/** Months in their order, the small ones together last. */
async function months(reader: Reader, lens: Lens): Promise<ReportGroup[]> {
  const people = [...(await peopleByMonth(reader, lens))];
  const sums = await sumsBy(reader, lens, { by: 'month' });
  const groups = mergeSmall(
    people.map(([month, of], at) => cellOf(month, [at], of)),
    'months',
  );
  const rows = groups.map((group) => {
    const own = group.ids.flatMap((at) => people.slice(at, at + 1));
    const of = own.map(([month]) => sums.get(month) ?? NOTHING);
    return {
      ...group,
      pence: sum(of.map(({ pence }) => pence)),
      purchases: of.reduce((all, { purchases }) => all + purchases, 0),
      customers: new Set(own.flatMap(([, set]) => [...set])).size,
      categories: [],
    };
  });
  return rows.toSorted(
    (a, b) => Number(a.merged) - Number(b.merged) || (a.label < b.label ? -1 : 1),
  );
}

/** Each customer is in one band, so that people can stand for themselves by their number. */
function bands(rows: readonly BandRow[]): BandRow[] {
  let next = 0;
  const cells = rows.map(({ label, customers }, at) =>
    cellOf(label, [at], new Set(Array.from({ length: customers }, () => next++))),
  );
  const all = next;
  return mergeSmall(cells, 'bands').map(({ label, ids }) => {
    const customers = ids.reduce((count, at) => count + (rows[at]?.customers ?? 0), 0);
    return { label, customers, shareCustomers: share(customers, all) };
  });
}

const NOTHING = { pence: ZERO, purchases: 0, customers: 0 };

function cellOf(label: string, ids: readonly number[], now: ReadonlySet<number>): Cell {
  const nobody = { size: 0, few: new Set<number>() };
  return { label, ids, now: { size: now.size, few: now }, before: nobody };
}
