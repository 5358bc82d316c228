import type { FairnessRow } from '../domain/fairness.ts';
import type { PhaseRow } from '../domain/phase.ts';
import type { BandRow, Report, ReportRow, UncodedRow } from '../domain/report.ts';
import { rowsOf } from './report-rows.ts';

/** The report under the names that scripts rely on. */
export function reportJson(report: Report): object {
  const { from, to, by, currency, total, coverage } = report;
  return {
    from,
    to,
    by,
    currency,
    total: { pence: total.pence, purchases: total.purchases, customers: total.customers },
    coverage: { pence: coverage.pence, purchases: coverage.purchases },
    rows: rowsOf<object>(report, { spending, band, phase, uncoded, fairness }),
  };
}

function spending(row: ReportRow) {
  return {
    label: row.label,
    pence: row.pence,
    purchases: row.purchases,
    customers: row.customers,
    mean_pence: row.meanPence,
    share_pence: row.sharePence,
    share_purchases: row.sharePurchases,
    top_categories: row.topCategories,
  };
}

function band(row: BandRow) {
  return { label: row.label, customers: row.customers, share_customers: row.shareCustomers };
}

function phase({ components, ...row }: PhaseRow) {
  return {
    ...spending(row),
    components: components.map(({ label, pence, sharePence }) => ({
      label,
      pence,
      share_pence: sharePence,
    })),
  };
}

function uncoded(row: UncodedRow) {
  return {
    label: row.label,
    pence: row.pence,
    lines: row.lines,
    uncoded_lines: row.uncoded,
    uncoded_pence: row.uncodedPence,
    share_uncoded: row.shareUncoded,
    many: row.isMany,
  };
}

function fairness({ label, people, pence, spread, caseload }: FairnessRow) {
  return {
    label,
    people,
    pence,
    ...(spread && {
      mean_pence: spread.meanPence,
      lower_quartile_pence: spread.lowerPence,
      median_pence: spread.medianPence,
      upper_quartile_pence: spread.upperPence,
    }),
    ...(caseload && {
      caseload: caseload.size,
      open: caseload.open,
      open_without_spend: caseload.openWithoutSpend,
    }),
  };
}
