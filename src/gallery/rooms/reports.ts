import type { FairnessRow } from '../../domain/fairness.ts';
import { type Pence, ZERO } from '../../domain/money.ts';
import { type Report, type ReportRow, reportRows } from '../../domain/report.ts';
import { exportForm } from '../../messages/export-form.ts';
import { reportMessage, reportTooSmall } from '../../messages/report.ts';
import { reportForm } from '../../messages/report-form.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const daysOf = ({ day }: Sample) => ({ from: day, to: day });

const headOf = (sample: Sample) => ({
  ...daysOf(sample),
  currency: 'GBP' as const,
  total: { pence: sample.amount, purchases: sample.count, customers: sample.count },
  coverage: { pence: sample.amount, purchases: sample.count },
});

function rowsOf({ categories, amount, count }: Sample): ReportRow[] {
  const groups = categories.map(({ label }) => ({
    label,
    pence: amount,
    purchases: count,
    customers: count,
    categories: [{ label, pence: amount }],
  }));
  return reportRows(groups, 'spending');
}

const byCategory = (sample: Sample): Report => ({
  ...headOf(sample),
  by: 'category',
  rows: rowsOf(sample),
});

const byPhase = (sample: Sample): Report => ({
  ...headOf(sample),
  by: 'phase',
  rows: rowsOf(sample)
    .slice(0, 4)
    .map((row) => ({
      ...row,
      components: [{ label: 'Essentials', pence: row.pence, sharePence: 1 }],
    })),
});

const spreadOf = (pence: Pence): NonNullable<FairnessRow['spread']> => ({
  meanPence: pence,
  lowerPence: ZERO,
  medianPence: pence,
  upperPence: pence,
});

const byFairness = (sample: Sample): Report => ({
  ...headOf(sample),
  by: 'fairness',
  rows: [
    {
      label: 'customers on the caseload',
      people: sample.count,
      pence: sample.amount,
      spread: spreadOf(sample.amount),
      caseload: { size: sample.count, open: sample.count, openWithoutSpend: 0 },
    },
    { label: 'not on the caseload', people: 1, pence: sample.amount },
    { label: 'workers', people: 2, pence: sample.amount, spread: spreadOf(sample.amount) },
  ],
});

const uncoded = (sample: Sample): Report => ({
  ...headOf(sample),
  by: 'uncoded',
  rows: [
    {
      label: sample.day.slice(0, 7),
      pence: sample.amount,
      lines: sample.count,
      uncoded: sample.flag ? sample.count : 0,
      uncodedPence: sample.flag ? sample.amount : ZERO,
      shareUncoded: sample.flag ? 1 : 0,
      isMany: sample.flag,
    },
  ],
});

const bands = (sample: Sample): Report => ({
  ...headOf(sample),
  by: 'band',
  rows: [{ label: 'under £50', customers: sample.count, shareCustomers: 1 }],
});

const shown = (name: string, make: (sample: Sample) => Report, whole: boolean): Exhibit => ({
  name,
  by: reportMessage,
  readBy: 'one',
  kinds: ['report'],
  make: (sample) => reportMessage(make(sample), whole),
});

/** What is told of a period to whoever asks (R57, R72, R73, R108). */
export const REPORTS: readonly Exhibit[] = [
  {
    name: '/spend report',
    by: reportForm,
    readBy: 'one',
    make: (sample) =>
      reportForm({
        splits: ['category', 'month'],
        days: daysOf(sample),
        wholeMonths: sample.flag,
      }),
  },
  {
    name: '/spend export',
    by: exportForm,
    readBy: 'one',
    make: (sample) =>
      exportForm({ kind: sample.flag ? 'ledger' : 'finance', days: daysOf(sample) }),
  },
  shown('By category, for a manager', byCategory, true),
  shown('By category, for finance', byCategory, false),
  shown('By band', bands, true),
  shown('By phase', byPhase, true),
  shown('Fairness', byFairness, true),
  shown('Uncoded or Other', uncoded, true),
  {
    name: 'Too few to show',
    by: reportTooSmall,
    readBy: 'one',
    make: (sample) => reportTooSmall('category', daysOf(sample)),
  },
];
