import { type Day, parseDay, type Weekday } from './day.ts';
import type { Pence } from './money.ts';
import type { DayScope, Limits } from './policy.ts';
import type { Role } from './staff.ts';

/** Somebody of the team, or a Slack user group, with all the roles they are to have (R18). */
export interface TeamMember {
  readonly slackId: string;
  readonly isGroup: boolean;
  /** What a CSV calls them. */
  readonly name: string | undefined;
  /** The last four digits of their preloaded card (R10). */
  readonly card: string | undefined;
  readonly roles: readonly Role[];
}

/** R21, R22, R25: limits as a team wants them; what is undefined stays as it is. */
export interface LimitsToSet {
  readonly item?: Pence | undefined;
  readonly day?: Pence | undefined;
  readonly scope?: DayScope | undefined;
  readonly tolerance?: Pence | undefined;
  /** The day from which they hold; undefined for today. */
  readonly from?: Day | undefined;
}

/** How a team wants Oatcake to be. What is undefined stays as it is. */
export interface TeamSetUp {
  readonly slackTeam: string;
  readonly timezone?: string | undefined;
  /** The time zone of a team that is set up for the first time and tells none. */
  readonly firstTimezone?: string | undefined;
  /** Everybody: whoever is not among them has no role any more. */
  readonly people?: readonly TeamMember[] | undefined;
  readonly digestChannel?: string | undefined;
  readonly managersChannel?: string | undefined;
  readonly digestDay?: Weekday | undefined;
  /** `HH:MM`. */
  readonly digestTime?: string | undefined;
  /** The confirmations of R144 are made. */
  readonly live?: boolean | undefined;
  /** The manager on duty, by Slack id; null for nobody. */
  readonly onDuty?: string | null | undefined;
  /** Who alone confirms R144, by Slack id. */
  readonly protectionLead?: string | undefined;
  /** The meeting's rule as it is kept (`formatMeetingRule`); null for none. */
  readonly meeting?: string | null | undefined;
  readonly limits?: LimitsToSet | undefined;
  /** `HH:MM`. */
  readonly workFrom?: string | undefined;
  /** `HH:MM`. */
  readonly workUntil?: string | undefined;
  /** R34: `MM-DD`. */
  readonly budgetYearStart?: string | undefined;
  readonly receiptPhotos?: boolean | undefined;
  /** Whether the weekly digest has a picture. */
  readonly digestPicture?: boolean | undefined;
  /** R33: what a customer's year is planned at. */
  readonly planningPence?: Pence | undefined;
  /** R139: months, years and days; see `domain/retention.ts`. */
  readonly textMonths?: number | undefined;
  readonly moneyYears?: number | undefined;
  readonly channelDays?: number | undefined;
  /** False for a step that others follow: the team is not set up by it alone. */
  readonly finishes?: boolean | undefined;
  /** Whether whoever is new on the team gets a hello. */
  readonly greets?: boolean | undefined;
}

/** Whether a text is a month and a day that every year has, `MM-DD` (R34). */
export function isMonthAndDay(text: string): boolean {
  // 2026 is no leap year: a year that began on 29 February would begin every fourth.
  return /^\d\d-\d\d$/u.test(text) && parseDay(`2026-${text}`) !== undefined;
}

/** What a team may set, and what each is called. */
export const TEAM_SETTINGS = {
  timezone: 'Time zone',
  digestChannel: "The digest's channel",
  managersChannel: "The managers' channel",
  digestDay: "The digest's day",
  digestTime: "The digest's time",
  meeting: 'The meeting',
  workFrom: 'Work begins',
  workUntil: 'Work ends',
  budgetYearStart: 'The budget year begins',
  planningPence: 'Planning figure for a customer’s year',
  receiptPhotos: 'Photos of receipts',
  digestPicture: 'A picture in the weekly digest',
  textMonths: 'Words are kept after a case ends, in months',
  moneyYears: 'Entries are kept after their budget year, in years',
  channelDays: 'Messages about one thing stay as they are, in days',
} as const;

export type TeamSetting = keyof typeof TEAM_SETTINGS;

/** Limits as they were set, with the day from which they hold. */
export type LimitsSet = Omit<Limits, 'policyId'> & { readonly from: Day };

/** Text, a yes or no, or an amount in pence. */
export type SettingValue = string | boolean | number;

/** One thing that a set-up changed. `person` is a name where there is one, else a Slack id. */
export type SetUpChange =
  | { readonly what: 'claimed'; readonly slackTeam: string }
  | {
      readonly what: 'setting';
      readonly setting: TeamSetting;
      readonly from: SettingValue | undefined;
      readonly to: SettingValue | null;
    }
  | { readonly what: 'limits'; readonly limits: LimitsSet }
  | { readonly what: 'duty' | 'lead'; readonly person: string | undefined }
  | { readonly what: 'live' }
  | {
      readonly what: 'person';
      readonly change: 'added' | 'linked' | 'renamed' | 'card';
      readonly person: string;
    }
  | {
      readonly what: 'role';
      readonly change: 'given' | 'ended';
      readonly role: Role;
      readonly person: string;
    };
