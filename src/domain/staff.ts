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

/** Anyone who is worker or manager may buy, for any open customer. */
export function mayBuy(staff: Staff): boolean {
  return staff.roles.includes('worker') || staff.roles.includes('manager');
}

/** R28: whoever is a manager at this moment may sign off. */
export function maySignOff(staff: Staff): boolean {
  return staff.roles.includes('manager');
}

/** R35: forecast and budget are totals, for managers and finance. */
export function maySeeForecast({ roles }: Staff): boolean {
  return roles.includes('manager') || roles.includes('finance');
}

/** R57, R108: managers see reports whole, finance with what is about few people merged. */
export const maySeeReports = maySeeForecast;

/** R35: finance alone sets the budget. */
export function maySetBudget({ roles }: Staff): boolean {
  return roles.includes('finance');
}
