import { fairness } from '../domain/fairness.ts';
import { add, ZERO } from '../domain/money.ts';
import { isManyUncoded } from '../domain/pack.ts';
import { PHASES, type PhaseGroup, phaseRows, WITHOUT_CUSTOMER } from '../domain/phase.ts';
import {
  bandRows,
  idsByLabel,
  type Report,
  type ReportBy,
  type ReportGroup,
  reportRows,
  type SpendingSplit,
  share,
  type UncodedRow,
} from '../domain/report.ts';
import { caseloadTimes, changedSince } from './as-it-stood.ts';
import type { Grouping, Key } from './grouping.ts';
import { type Labels, labels } from './labels.ts';
import type { Reader } from './open.ts';
import { customerSums } from './person-sums.ts';
import { codedByMonth, sumsByPerson } from './report-sums.ts';
import { categoriesBy, type Lens, sumsBy, totals } from './sums.ts';

const OTHER = 'other';

/** The tables of a period (R54 to R57, R72, R73, R101). */
export async function report<By extends ReportBy>(
  reader: Reader,
  by: By,
  lens: Lens,
): Promise<Extract<Report, { by: By }>> {
  return (await split(reader, by, lens)) as Extract<Report, { by: By }>;
}

async function split(reader: Reader, by: ReportBy, lens: Lens): Promise<Report> {
  const { total, coded } = await totals(reader, lens);
  const head = { ...lens.days, currency: 'GBP', total, coverage: coded } as const;
  switch (by) {
    case 'band':
      return { ...head, by, rows: bandRows(await customerSums(reader, lens)) };
    case 'phase':
      return { ...head, by, rows: phaseRows(await phases(reader, lens)) };
    case 'fairness':
      return { ...head, by, rows: await spreads(reader, lens) };
    case 'uncoded':
      return { ...head, by, rows: await uncodedRows(reader, lens) };
    default: {
      const groups = await groupsBy(reader, by, lens);
      const rows = reportRows(groups, by === 'month' ? 'label' : 'spending');
      return { ...head, by, rows } as Report;
    }
  }
}

async function groupsBy(reader: Reader, by: SpendingSplit, lens: Lens): Promise<ReportGroup[]> {
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
  by: SpendingSplit,
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

const NOTHING = { pence: ZERO, purchases: 0, customers: 0 };

/** R72: all four phases, and what no customer stands beside where there is any. */
async function phases(reader: Reader, lens: Lens): Promise<PhaseGroup[]> {
  const grouping = { by: 'phase', since: await changedSince(reader, lens.asOf) } as const;
  const { categories } = await labels(reader);
  const sums = await sumsBy(reader, lens, grouping);
  const spending = await categoriesBy(reader, lens, grouping);
  const known = new Map(categories.map((category) => [category.id, category]));
  const all = [...PHASES, ...(sums.has(PHASES.length) ? [WITHOUT_CUSTOMER] : [])];
  return all.map((label, key) => {
    const own = spending.filter((row) => row.key === key);
    const under = (name: 'label' | 'component') =>
      addUp(own.map((row) => ({ ...row, label: known.get(row.categoryId)?.[name] ?? '' })));
    return {
      label,
      ...(sums.get(key) ?? NOTHING),
      categories: under('label'),
      components: under('component'),
    };
  });
}

function addUp(rows: ReportGroup['categories']): ReportGroup['categories'] {
  const sums = new Map<string, ReportGroup['categories'][number]>();
  for (const { label, pence } of rows) {
    sums.set(label, { label, pence: add(sums.get(label)?.pence ?? ZERO, pence) });
  }
  return [...sums.values()];
}

/** R73: by person, and about nobody. */
async function spreads(reader: Reader, lens: Lens) {
  const since = await changedSince(reader, lens.asOf);
  const times = await caseloadTimes(reader, since);
  const spent = await sumsByPerson(reader, lens, 'customer');
  const workers = await sumsByPerson(reader, lens, 'buyer');
  const ids = new Set([...times.keys(), ...spent.keys()].filter((id) => id !== null));
  const cases = [...ids].map((id) => ({ time: times.get(id), pence: spent.get(id) ?? ZERO }));
  return fairness(cases, spent.get(null) ?? ZERO, [...workers.values()], lens.days);
}

/** R55: by month. */
async function uncodedRows(reader: Reader, lens: Lens): Promise<UncodedRow[]> {
  const { categories } = await labels(reader);
  const other = categories.filter(({ code }) => code === OTHER).map(({ id }) => id);
  const months = await codedByMonth(reader, lens, other);
  return months.map(({ month, ...row }) => ({
    label: month,
    ...row,
    shareUncoded: share(row.uncoded, row.lines),
    isMany: isManyUncoded(row.uncoded, row.lines),
  }));
}
