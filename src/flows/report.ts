import {
  bandRows,
  idsByLabel,
  type Report,
  type ReportBy,
  type ReportGroup,
  reportRows,
} from '../domain/report.ts';
import { type Labels, labels } from '../ledger/labels.ts';
import type { Reader } from '../ledger/open.ts';
import {
  categoriesBy,
  customerSums,
  type Grouping,
  type Key,
  type Lens,
  sumsBy,
  totals,
} from '../ledger/sums.ts';

/** The tables of a period (R54, R56, R57, R101). */
export async function report(reader: Reader, by: ReportBy, lens: Lens): Promise<Report> {
  const { total, coded } = await totals(reader, lens);
  const head = { ...lens.days, currency: 'GBP', total, coverage: coded } as const;
  if (by === 'band') return { ...head, by, rows: bandRows(await customerSums(reader, lens)) };
  const groups = await groupsBy(reader, by, lens);
  return { ...head, by, rows: reportRows(groups, by === 'month' ? 'label' : 'spending') };
}

async function groupsBy(
  reader: Reader,
  by: Exclude<ReportBy, 'band'>,
  lens: Lens,
): Promise<ReportGroup[]> {
  const known = await labels(reader);
  const { grouping, labelOf } = groupingBy(by, known);
  const sums = await sumsBy(reader, lens, grouping);
  const spending = await categoriesBy(reader, lens, grouping);
  const categories = new Map(known.categories.map(({ id, label }) => [id, label]));
  return [...sums].map(([key, figures]) => ({
    label: labelOf(key),
    ...figures,
    categories: spending
      .filter((row) => row.key === key)
      .map((row) => ({ label: categories.get(row.categoryId) ?? '', pence: row.pence })),
  }));
}

function groupingBy(
  by: Exclude<ReportBy, 'band'>,
  { areas, categories }: Labels,
): { grouping: Grouping; labelOf: (key: Key) => string } {
  if (by === 'month') return { grouping: { by }, labelOf: String };
  const items = {
    'outcome-area': areas,
    category: categories,
    component: categories.map(({ id, component }) => ({ id, label: component })),
  }[by];
  const groups = idsByLabel(items);
  return {
    grouping: {
      by: by === 'outcome-area' ? 'area' : 'category',
      groups: groups.map(({ ids }) => ids),
    },
    labelOf: (key) => groups[Number(key)]?.label ?? '',
  };
}
