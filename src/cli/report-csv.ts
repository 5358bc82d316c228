import { stringify } from 'csv-stringify/sync';
import { csvCell } from '../domain/csv-cell.ts';
import type { FairnessRow } from '../domain/fairness.ts';
import { toDecimal } from '../domain/money.ts';
import type { PhaseRow } from '../domain/phase.ts';
import type { BandRow, Report, ReportRow, UncodedRow } from '../domain/report.ts';
import { rowsOf } from './report-rows.ts';

type Cells = Readonly<Record<string, string | number>>;

/** The rows as CSV, amounts in pounds; no cell of it is a formula to a spreadsheet. */
export function reportCsv(report: Report): string {
  const rows = rowsOf<Cells>(report, { spending, band, phase, uncoded, fairness });
  return stringify(rows, {
    header: true,
    columns: Object.keys(rows[0] ?? { label: '' }),
    cast: { string: csvCell },
  }).trimEnd();
}

function spending(row: ReportRow): Cells {
  return {
    label: row.label,
    amount: toDecimal(row.pence),
    purchases: row.purchases,
    customers: row.customers,
    mean: toDecimal(row.meanPence),
    share_amount: row.sharePence.toFixed(4),
    share_purchases: row.sharePurchases.toFixed(4),
    top_categories: row.topCategories.join('; '),
  };
}

function band(row: BandRow): Cells {
  return {
    label: row.label,
    customers: row.customers,
    share_customers: row.shareCustomers.toFixed(4),
  };
}

/** A row for each component of a phase; their amounts add up to all spending. */
function phase({ label, components }: PhaseRow): Cells[] {
  return components.map((one) => ({
    label,
    component: one.label,
    amount: toDecimal(one.pence),
    share_amount: one.sharePence.toFixed(4),
  }));
}

function uncoded(row: UncodedRow): Cells {
  return {
    label: row.label,
    amount: toDecimal(row.pence),
    lines: row.lines,
    uncoded_lines: row.uncoded,
    uncoded_amount: toDecimal(row.uncodedPence),
    share_uncoded: row.shareUncoded.toFixed(4),
    many: row.isMany ? 'yes' : 'no',
  };
}

function fairness({ label, people, pence, spread, caseload }: FairnessRow): Cells {
  return {
    label,
    people,
    amount: toDecimal(pence),
    mean: spread ? toDecimal(spread.meanPence) : '',
    lower_quartile: spread ? toDecimal(spread.lowerPence) : '',
    median: spread ? toDecimal(spread.medianPence) : '',
    upper_quartile: spread ? toDecimal(spread.upperPence) : '',
    caseload: caseload ? caseload.size.toFixed(2) : '',
    open: caseload?.open ?? '',
    open_without_spend: caseload?.openWithoutSpend ?? '',
  };
}
