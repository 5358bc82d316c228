import { formatDay } from '../domain/day.ts';
import type { FairnessRow } from '../domain/fairness.ts';
import { formatPounds } from '../domain/money.ts';
import type { PhaseRow } from '../domain/phase.ts';
import {
  type BandRow,
  type Report,
  type ReportRow,
  share,
  type UncodedRow,
} from '../domain/report.ts';
import { barTable } from './bars.ts';

/** The report for a terminal. */
export function reportTable(report: Report): string {
  const { from, to, total, coverage } = report;
  return [
    `${formatDay(from)} to ${formatDay(to)}: ${formatPounds(total.pence)}, ${count(total.purchases)} purchases, ${count(total.customers)} customers`,
    ...tables(report),
    // R54: no figure by area without its coverage.
    `With an outcome area: ${formatPounds(coverage.pence)} (${percent(share(coverage.pence, total.pence))}), ${count(coverage.purchases)} purchases (${percent(share(coverage.purchases, total.purchases))})`,
  ].join('\n');
}

function tables(report: Report): string[] {
  switch (report.by) {
    case 'band':
      return [bands(report.rows)];
    case 'phase':
      return [spending(report.rows), components(report.rows)];
    case 'uncoded':
      return [uncoded(report.rows)];
    case 'fairness':
      return [spreads(report.rows), ...withoutSpend(report.rows)];
    default:
      return [spending(report.rows)];
  }
}

function spending(rows: readonly ReportRow[]): string {
  return barTable(
    ['', 'Amount', '%', 'No.', '% of no.', 'Customers', 'Mean'],
    rows.map((row) => ({
      cells: [
        row.label,
        formatPounds(row.pence),
        percent(row.sharePence),
        count(row.purchases),
        percent(row.sharePurchases),
        count(row.customers),
        formatPounds(row.meanPence),
      ],
      value: row.pence,
    })),
  );
}

function bands(rows: readonly BandRow[]): string {
  return barTable(
    ['', 'Customers', '%'],
    rows.map(({ label, customers, shareCustomers }) => ({
      cells: [label, count(customers), percent(shareCustomers)],
      value: customers,
    })),
  );
}

/** R72: what each phase's spending went for; the bar is the component's part in all phases. */
function components(rows: readonly PhaseRow[]): string {
  const labels = [...new Set(rows.flatMap((row) => row.components.map(({ label }) => label)))];
  const of = (row: PhaseRow, label: string) => row.components.find((one) => one.label === label);
  return barTable(
    ['Share of the phase', ...rows.map(({ label }) => label)],
    labels.toSorted().map((label) => ({
      cells: [label, ...rows.map((row) => percent(of(row, label)?.sharePence ?? 0))],
      value: rows.reduce((all, row) => all + (of(row, label)?.pence ?? 0), 0),
    })),
  );
}

function uncoded(rows: readonly UncodedRow[]): string {
  return barTable(
    ['', 'Amount', 'Lines', 'No area or Other', '%', ''],
    rows.map((row) => ({
      cells: [
        row.label,
        formatPounds(row.pence),
        count(row.lines),
        count(row.uncoded),
        percent(row.shareUncoded),
        row.isMany ? 'over a tenth' : '',
      ],
      value: row.shareUncoded,
    })),
  );
}

function spreads(rows: readonly FairnessRow[]): string {
  return barTable(
    ['', 'People', 'Amount', 'Lower quartile', 'Median', 'Upper quartile', 'Mean'],
    rows.map(({ label, people, pence, spread: of }) => ({
      cells: [
        label,
        count(people),
        formatPounds(pence),
        ...(of === undefined
          ? ['', '', '', '']
          : [of.lowerPence, of.medianPence, of.upperPence, of.meanPence].map(formatPounds)),
      ],
      value: of?.medianPence ?? 0,
    })),
  );
}

/** R73: how to read the spreads, and for how many nothing was spent. */
function withoutSpend(rows: readonly FairnessRow[]): string[] {
  return rows.flatMap(({ caseload }) =>
    caseload === undefined
      ? []
      : [
          'Customers’ quartiles, median and mean are for a whole period on the caseload; who was on it for half counts as half.',
          `On it for whole periods: ${caseload.size.toFixed(1)}. Open at the end: ${count(caseload.open)}; nothing was spent for ${count(caseload.openWithoutSpend)} of them (${percent(share(caseload.openWithoutSpend, caseload.open))}).`,
        ],
  );
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(1)}%`;
}

function count(n: number): string {
  return n.toLocaleString('en-GB');
}
