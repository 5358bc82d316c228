import type { Confirmations } from './confirmations.ts';
import type { Day, Weekday } from './day.ts';
import type { Pence } from './money.ts';
import type { Limits } from './policy.ts';
import type { Colleague } from './sign-off.ts';
import type { Role } from './staff.ts';
import type { WorkingHours } from './working-time.ts';

/** A team's settings, as the set-up shows them. */
export interface TeamSettings {
  readonly timezone: string;
  readonly digestChannel: string | undefined;
  readonly managersChannel: string | undefined;
  readonly digest: { readonly day: Weekday; readonly time: string };
  readonly setUpAt: Date | undefined;
  readonly hours: WorkingHours;
  readonly meeting: string | undefined;
  /** R34: `MM-DD`. */
  readonly budgetYearStart: string;
  /** R33: what a customer's year is planned at. */
  readonly planningFigure: Pence;
  readonly receiptPhotos: boolean;
  readonly digestPicture: boolean;
}

/** Somebody with a role, or a user group. */
export type Holder = Colleague & { readonly isGroup: boolean };

/** A team as it is set up at a moment. */
export interface TeamNow {
  readonly settings: TeamSettings;
  /** Who holds each role now, user groups too. */
  readonly holders: Readonly<Record<Role, readonly Holder[]>>;
  readonly onDuty: Colleague | undefined;
  readonly protectionLead: Colleague | undefined;
  readonly confirmations: Confirmations;
  readonly today: Day;
  readonly limits: Limits;
  /** R21: limits that begin on a later day. */
  readonly later: readonly (Limits & { readonly from: Day })[];
}
