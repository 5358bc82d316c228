import type { Day } from './day.ts';
import type { Colleague } from './sign-off.ts';

/** A manager's time away, and who stands in. */
export interface Absence {
  readonly id: number;
  readonly person: Colleague;
  readonly standIn: Colleague;
  readonly from: Day;
  /** Included. */
  readonly until: Day;
  /** When it was ended early. */
  readonly endedAt: Date | undefined;
}

/** Whether somebody is away on a day. */
export function isAwayOn({ from, until, endedAt }: Absence, on: Day): boolean {
  return endedAt === undefined && from <= on && on <= until;
}
