import type { Pence } from './money.ts';
import { sum } from './money.ts';
import { bySpending, type ReportGroup, type ReportRow, reportRows } from './report.ts';

/**
 * R72: where a customer stood on the day of a purchase: which of the two markers were set by then.
 * A phase's place in this list is two for a home and one for benefits, together.
 */
export const PHASES = ['neither', 'benefits only', 'housed only', 'both'] as const;

/** For lines that no customer stands beside, so that the phases add up to all spending (R101). */
export const WITHOUT_CUSTOMER = 'without a customer';

/** A part of a phase's spending. */
export interface ComponentShare {
  readonly label: string;
  readonly pence: Pence;
  /** Of the phase's spending, 0 to 1. */
  readonly sharePence: number;
}

export interface PhaseRow extends ReportRow {
  /** Most spent first. */
  readonly components: readonly ComponentShare[];
}

/** A phase as it was summed, with its spending by component in pence. */
export interface PhaseGroup extends ReportGroup {
  readonly components: readonly { readonly label: string; readonly pence: Pence }[];
}

/** The phases in their own order, each with the share of its spending by component (R72). */
export function phaseRows(groups: readonly PhaseGroup[]): PhaseRow[] {
  return reportRows(groups, 'given').map((row, at) => ({
    ...row,
    components: shares(groups[at]?.components ?? []),
  }));
}

function shares(components: PhaseGroup['components']): ComponentShare[] {
  const all = sum(components.map(({ pence }) => pence));
  return components
    .toSorted(bySpending)
    .map((one) => ({ ...one, sharePence: all === 0 ? 0 : one.pence / all }));
}
