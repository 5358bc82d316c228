import { stringify } from 'csv-stringify/sync';
import { csvCell } from '../domain/csv-cell.ts';
import { type Days, formatDay } from '../domain/day.ts';
import type { FileKind } from '../domain/given-file.ts';
import { counted } from './text.ts';
import { textAsTrial } from './trial.ts';

/** Rows as lines of a CSV that no spreadsheet calculates. */
export function ledgerCsv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { cast: { string: csvCell } },
  );
}

/** R93: the ledger as somebody gets it in Slack. */
export interface LedgerFile {
  readonly kind: FileKind;
  readonly days: Days;
  readonly rows: number;
  /** R144: nothing in it is real. */
  readonly isTrial: boolean;
  /** R147: days after which Oatcake takes it out of Slack. */
  readonly goes: number;
}

/** What the file is called in Slack. */
export function ledgerFileTitle({
  kind,
  days,
  isTrial,
}: Omit<LedgerFile, 'rows' | 'goes'>): string {
  const what = kind === 'finance' ? 'Ledger, money alone' : 'Ledger';
  return `${isTrial ? 'Trial · ' : ''}${what}: ${formatDay(days.from)} to ${formatDay(days.to)}`;
}

/** What stands with the file, in the messages of whoever asked for it. */
export function ledgerFileComment({ kind, days, rows, isTrial, goes }: LedgerFile): string {
  const keep =
    kind === 'finance'
      ? 'Keep it where only finance and managers read.'
      : 'It has customers’ references and reasons: keep it where only managers read.';
  const says = `The ledger of ${formatDay(days.from)} to ${formatDay(days.to)}, as you asked: ${counted(rows, 'row')}, one for each line. ${keep} It goes from here after ${counted(goes, 'day')}. Oatcake keeps on file that you had it, and what for.`;
  return isTrial ? textAsTrial(says) : says;
}
