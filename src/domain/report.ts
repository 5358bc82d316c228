import type { Day } from './day.ts';
import type { FairnessRow } from './fairness.ts';
import { meanHalfUp, type Pence, pence, sum } from './money.ts';
import type { PhaseRow } from './phase.ts';

/** What a report can be split by (R55, R57, R72, R73, R101). */
export const REPORT_BY = [
  'outcome-area',
  'category',
  'component',
  'band',
  'month',
  'phase',
  'fairness',
  'uncoded',
] as const;
export type ReportBy = (typeof REPORT_BY)[number];
/** The splits whose rows are spending, purchases and customers alone. */
export type SpendingSplit = Exclude<ReportBy, 'band' | 'phase' | 'fairness' | 'uncoded'>;

/** What a set of purchases comes to. */
export interface Figures {
  readonly pence: Pence;
  readonly purchases: number;
  readonly customers: number;
}

/** One row as it was summed, before it has its place and its shares. */
export interface ReportGroup extends Figures {
  readonly label: string;
  /** Spending by category within the row, in pence. */
  readonly categories: readonly { readonly label: string; readonly pence: Pence }[];
}

export interface ReportRow extends Figures {
  readonly label: string;
  /** Rounded half up. */
  readonly meanPence: Pence;
  /** Fractions of the sum of the rows, 0 to 1. */
  readonly sharePence: number;
  readonly sharePurchases: number;
  /** At most five, most spent first. */
  readonly topCategories: readonly string[];
}

export interface BandRow {
  readonly label: string;
  readonly customers: number;
  /** Of the customers in all bands, 0 to 1; each by itself, never forced to add up (R56). */
  readonly shareCustomers: number;
}

/** R55: a month's lines, and those that no area or no category of their own explains. */
export interface UncodedRow {
  readonly label: string;
  readonly pence: Pence;
  readonly lines: number;
  readonly uncoded: number;
  readonly uncodedPence: Pence;
  /** Of the month's lines, 0 to 1. */
  readonly shareUncoded: number;
  /** More than a tenth of them. */
  readonly isMany: boolean;
}

interface ReportHead {
  readonly from: Day;
  readonly to: Day;
  readonly currency: 'GBP';
  /** All spending in the period, coded or not. */
  readonly total: Figures;
  /** The part of it that carries an outcome area (R54). */
  readonly coverage: Omit<Figures, 'customers'>;
}

interface Rows {
  readonly band: BandRow;
  readonly phase: PhaseRow;
  readonly uncoded: UncodedRow;
  readonly fairness: FairnessRow;
}

/** A report split by one thing. */
export interface ReportOf<By extends ReportBy> extends ReportHead {
  readonly by: By;
  readonly rows: readonly (By extends keyof Rows ? Rows[By] : ReportRow)[];
}

export type Report = { [By in ReportBy]: ReportOf<By> }[ReportBy];

const TOP = 5;

/** R56: continuous bands; `upTo` belongs to the band but for the first. In pence. */
const BANDS: readonly { label: string; holds: (spent: Pence) => boolean }[] = [
  { label: 'under £50', holds: (spent) => spent > 0 && spent < 50_00 },
  { label: '£50 to £100', holds: (spent) => spent >= 50_00 && spent <= 100_00 },
  { label: 'over £100 to £500', holds: (spent) => spent > 100_00 && spent <= 500_00 },
  { label: 'over £500 to £1,000', holds: (spent) => spent > 500_00 && spent <= 1_000_00 },
  { label: 'over £1,000 to £5,000', holds: (spent) => spent > 1_000_00 && spent <= 5_000_00 },
  { label: 'over £5,000', holds: (spent) => spent > 5_000_00 },
];

/**
 * Report rows with means and shares: by spending, largest first, ties by label; months in their
 * own order, and what is given in its order so.
 */
export function reportRows(
  groups: readonly ReportGroup[],
  order: 'spending' | 'label' | 'given',
): ReportRow[] {
  const allPence = sum(groups.map((group) => group.pence));
  const allPurchases = groups.reduce((count, group) => count + group.purchases, 0);
  const inOrder = { spending: bySpending, label: byLabel, given: () => 0 }[order];
  return groups.toSorted(inOrder).map(({ label, categories, ...figures }) => ({
    label,
    ...figures,
    meanPence: meanHalfUp(figures.pence, figures.purchases),
    sharePence: share(figures.pence, allPence),
    sharePurchases: share(figures.purchases, allPurchases),
    topCategories: top(categories),
  }));
}

/** All six bands; a customer whose spending was all refunded is in none (R56). */
export function bandRows(spentPerCustomer: readonly Pence[]): BandRow[] {
  const counted = BANDS.map(({ label, holds }) => ({
    label,
    customers: spentPerCustomer.filter(holds).length,
  }));
  const all = counted.reduce((count, band) => count + band.customers, 0);
  return counted.map((band) => ({ ...band, shareCustomers: share(band.customers, all) }));
}

/** Groups of one label as one: areas of two editions that are called the same. */
export function idsByLabel(
  items: readonly { readonly id: number; readonly label: string }[],
): { label: string; ids: number[] }[] {
  const groups = new Map<string, number[]>();
  for (const { id, label } of items) groups.set(label, [...(groups.get(label) ?? []), id]);
  return [...groups].map(([label, ids]) => ({ label, ids }));
}

function top(categories: ReportGroup['categories']): string[] {
  return categories
    .filter((category) => category.pence > 0)
    .toSorted(bySpending)
    .slice(0, TOP)
    .map(({ label }) => label);
}

type Ranked = { readonly label: string; readonly pence: Pence };

/** Largest first, ties by label. */
export function bySpending(a: Ranked, b: Ranked): number {
  return pence(b.pence - a.pence) || byLabel(a, b);
}

function byLabel(a: { readonly label: string }, b: { readonly label: string }): number {
  return a.label < b.label ? -1 : Number(a.label > b.label);
}

/** A part of a whole as a fraction; nothing of nothing is nought. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
