import type { Weekday } from './day.ts';
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
}

/** What a team may set, and what each is called. */
export const TEAM_SETTINGS = {
  timezone: 'Time zone',
  digestChannel: "The digest's channel",
  managersChannel: "The managers' channel",
  digestDay: "The digest's day",
  digestTime: "The digest's time",
} as const;

export type TeamSetting = keyof typeof TEAM_SETTINGS;

/** One thing that a set-up changed. `person` is a name where there is one, else a Slack id. */
export type SetUpChange =
  | { readonly what: 'claimed'; readonly slackTeam: string }
  | {
      readonly what: 'setting';
      readonly setting: TeamSetting;
      readonly from: string | undefined;
      readonly to: string;
    }
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
