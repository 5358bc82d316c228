import { Table } from 'console-table-printer';
import { stringify } from 'csv-stringify/sync';
import { csvCell } from '../domain/csv-cell.ts';
import { formatDay } from '../domain/day.ts';
import { formatPounds, toDecimal } from '../domain/money.ts';
import type { BandRow, Report, ReportRow } from '../domain/report.ts';

/** The report under the names that scripts rely on. */
export function reportJson(report: Report): object {
  const { from, to, by, currency, total, coverage } = report;
  const rows = report.by === 'band' ? report.rows.map(bandJson) : report.rows.map(rowJson);
  return {
    from,
    to,
    by,
    currency,
    total: { pence: total.pence, purchases: total.purchases, customers: total.customers },
    coverage: { pence: coverage.pence, purchases: coverage.purchases },
    rows,
  };
}

function rowJson(row: ReportRow) {
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

function bandJson(row: BandRow) {
  return { label: row.label, customers: row.customers, share_customers: row.shareCustomers };
}

/** The rows as CSV; a cell that a spreadsheet would take for a formula is made harmless. */
export function reportCsv(report: Report): string {
  const rows =
    report.by === 'band'
      ? report.rows.map((row) => ({
          ...bandJson(row),
          share_customers: row.shareCustomers.toFixed(4),
        }))
      : report.rows.map((row) => ({
          label: row.label,
          amount: toDecimal(row.pence),
          purchases: row.purchases,
          customers: row.customers,
          mean: toDecimal(row.meanPence),
          share_amount: row.sharePence.toFixed(4),
          share_purchases: row.sharePurchases.toFixed(4),
          top_categories: row.topCategories.join('; '),
        }));
  return stringify(rows, {
    header: true,
    columns: Object.keys(rows[0] ?? { label: '' }),
    cast: { string: csvCell },
  }).trimEnd();
}

/** The report for a terminal. */
export function reportTable(report: Report): string {
  const { from, to, total, coverage } = report;
  const table = report.by === 'band' ? bandTable(report.rows) : spendingTable(report.rows);
  return [
    `${formatDay(from)} to ${formatDay(to)}: ${formatPounds(total.pence)}, ${count(total.purchases)} purchases, ${count(total.customers)} customers`,
    table,
    // R54: no figure by area without its coverage.
    `With an outcome area: ${formatPounds(coverage.pence)} (${percent(ratio(coverage.pence, total.pence))}), ${count(coverage.purchases)} purchases (${percent(ratio(coverage.purchases, total.purchases))})`,
  ].join('\n');
}

function spendingTable(rows: readonly ReportRow[]): string {
  const table = tableOf('', 'Amount', '%', 'No.', '% of no.', 'Customers', 'Mean');
  for (const row of rows) {
    table.addRow({
      '': row.label,
      Amount: formatPounds(row.pence),
      '%': percent(row.sharePence),
      'No.': count(row.purchases),
      '% of no.': percent(row.sharePurchases),
      Customers: count(row.customers),
      Mean: formatPounds(row.meanPence),
    });
  }
  return table.render();
}

function bandTable(rows: readonly BandRow[]): string {
  const table = tableOf('', 'Customers', '%');
  for (const { label, customers, shareCustomers } of rows) {
    table.addRow({ '': label, Customers: count(customers), '%': percent(shareCustomers) });
  }
  return table.render();
}

function tableOf(first: string, ...others: readonly string[]): Table {
  const right = others.map((name) => ({ name, alignment: 'right' as const }));
  const columns = [{ name: first, title: ' ', alignment: 'left' as const }, ...right];
  return new Table({ shouldDisableColors: true, columns });
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)}%`;
}

function count(n: number): string {
  return n.toLocaleString('en-GB');
}
