import type { FairnessRow } from '../domain/fairness.ts';
import { formatPounds, formatWholePounds, type Pence } from '../domain/money.ts';
import type { PhaseRow } from '../domain/phase.ts';
import type { BandRow, Report, ReportRow, UncodedRow } from '../domain/report.ts';
import { SPLITS } from './report-form.ts';

/** What stands where there is nothing to say: Slack takes no empty cell. */
const NONE = '–';

/** A report as Slack's table has it, the heading first; narrow enough for a phone. */
export function reportCells(report: Report): string[][] {
  switch (report.by) {
    case 'band':
      return [['Spent on a customer', 'Customers', '%'], ...report.rows.map(band)];
    case 'phase':
      return [['Phase', '£', '%'], ...report.rows.flatMap(phase)];
    case 'uncoded':
      return [['Month', 'Lines', 'Uncoded', '%'], ...report.rows.map(uncoded)];
    case 'fairness':
      return [
        ['£ for each', 'Quarter below', 'Half below', 'Quarter above'],
        ...report.rows.map(fairness),
      ];
    default:
      return [[SPLITS[report.by], 'No.', '£', '%', 'Mean'], ...report.rows.map(spending)];
  }
}

function spending(row: ReportRow): string[] {
  return [
    row.label,
    count(row.purchases),
    pounds(row.pence),
    percent(row.sharePence),
    row.purchases === 0 ? NONE : formatPounds(row.meanPence).replace('£', ''),
  ];
}

function band({ label, customers, shareCustomers }: BandRow): string[] {
  return [label, count(customers), percent(shareCustomers)];
}

/** R72: a phase, and below it what its spending went for, as shares of the phase's own. */
function phase({ components, ...row }: PhaseRow): string[][] {
  return [
    [row.label, pounds(row.pence), percent(row.sharePence)],
    ...components.map((one) => [`· ${one.label}`, pounds(one.pence), percent(one.sharePence)]),
  ];
}

function uncoded(row: UncodedRow): string[] {
  return [row.label, count(row.lines), count(row.uncoded), percent(row.shareUncoded)];
}

function fairness({ label, people, pence, spread }: FairnessRow): string[] {
  const name = `${label} (${count(people)})`;
  if (spread === undefined) return [`${name}: ${pounds(pence)} in all`, NONE, NONE, NONE];
  return [name, pounds(spread.lowerPence), pounds(spread.medianPence), pounds(spread.upperPence)];
}

function pounds(amount: Pence): string {
  return formatWholePounds(amount).replace('£', '');
}

function percent(fraction: number): string {
  return String(Math.round(fraction * 100));
}

function count(n: number): string {
  return n.toLocaleString('en-GB');
}
