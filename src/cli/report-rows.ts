import type { FairnessRow } from '../domain/fairness.ts';
import type { PhaseRow } from '../domain/phase.ts';
import type { BandRow, Report, ReportRow, UncodedRow } from '../domain/report.ts';

/** How each kind of a report's rows is written: as one row, or as several. */
export interface RowWriters<T> {
  readonly spending: (row: ReportRow) => T | readonly T[];
  readonly band: (row: BandRow) => T | readonly T[];
  readonly phase: (row: PhaseRow) => T | readonly T[];
  readonly uncoded: (row: UncodedRow) => T | readonly T[];
  readonly fairness: (row: FairnessRow) => T | readonly T[];
}

/** The rows of a report as they are written, in their order. */
export function rowsOf<T>(report: Report, write: RowWriters<T>): T[] {
  switch (report.by) {
    case 'band':
      return report.rows.flatMap(write.band);
    case 'phase':
      return report.rows.flatMap(write.phase);
    case 'uncoded':
      return report.rows.flatMap(write.uncoded);
    case 'fairness':
      return report.rows.flatMap(write.fairness);
    default:
      return report.rows.flatMap(write.spending);
  }
}
