/** R18: what a person may be on the team; one person may be several. */
export const ROLES = ['worker', 'manager', 'qa', 'finance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A member of staff as the ledger knows them at a moment. */
export interface Staff {
  readonly id: number;
  readonly slackId: string;
  readonly name: string | undefined;
  readonly roles: readonly Role[];
  /** The last four digits of their preloaded card (R10). */
  readonly card: string | undefined;
}
