import type { Colleague } from './sign-off.ts';

/** R144: what an organisation decides before real use, each confirmed once by its data protection lead. */
export const CONFIRMATIONS = [
  'lawful_basis',
  'conditions',
  'impact_assessment',
  'privacy_notice',
  'slack_retention',
] as const;

export type ConfirmationCode = (typeof CONFIRMATIONS)[number];

/** One confirmation, as it was recorded. */
export interface Confirmed {
  readonly code: ConfirmationCode;
  readonly by: Colleague;
  readonly at: Date;
}

/** R144: a live ledger that nobody has confirmed yet: for made-up customers only. */
export interface Trial {
  /** Slack's id of the data protection lead, who confirms it. */
  readonly lead: string | undefined;
}

/** Where the confirmations stand. */
export interface Confirmations {
  readonly recorded: readonly Confirmed[];
  /** Those still open; none once live use is confirmed, be it by a set-up file. */
  readonly open: readonly ConfirmationCode[];
  readonly liveSince: Date | undefined;
}
