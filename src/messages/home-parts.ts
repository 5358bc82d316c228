import type { KnownBlock } from '@slack/types';
import type { Trial } from '../domain/confirmations.ts';
import { type Day, dayOf } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import type { Pence } from '../domain/money.ts';
import type { Limits } from '../domain/policy.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Colleague, Plan } from '../domain/sign-off.ts';
import type { WorkingHours } from '../domain/working-time.ts';
import type { ShownAction } from './actions.ts';
import { context } from './blocks.ts';
import type { Card } from './card.ts';
import type { ToFollowUp } from './unlocked.ts';

/** A purchase whose signpost was not answered. */
export interface TapLeft {
  readonly purchase: SavedPurchase;
  /** The other source, by its code. */
  readonly source: string;
  readonly title: string;
}

/** What is asked of a purchase some weeks on: what it unlocked (R46), or how it went (R66). */
export interface HomeFollowUp extends ToFollowUp {
  readonly kind: 'unlocked' | 'went';
}

/** What a person's Home shows. */
export interface Home {
  readonly now: Date;
  readonly timezone: string;
  readonly hours: WorkingHours;
  readonly onDutyId: number | undefined;
  /** A sentence about what was just done, or why it was not. */
  readonly notice: string | undefined;
  readonly buyer:
    | {
        readonly limits: Limits;
        /** Undefined where the day limit is for each customer (R22). */
        readonly spent: Pence | undefined;
        readonly today: readonly SavedPurchase[];
        readonly week: readonly SavedPurchase[];
        /** The last purchases of earlier days, newest first. */
        readonly earlier: readonly SavedPurchase[];
        readonly drafts: readonly Draft[];
        readonly plans: readonly Plan[];
        /** R89: saved in the last seven days, and nothing answered about the other source. */
        readonly tapsLeft: readonly TapLeft[];
        /** R46, R66: due, and not answered yet. */
        readonly followUps: readonly HomeFollowUp[];
      }
    | undefined;
  /** R67: what meetings gave this person to do, and what they did of it within a day. */
  readonly actions: readonly ShownAction[];
  /** R63: a manager is told that no meeting is planned. */
  readonly noMeeting: boolean;
  /** Who is on duty, for managers. */
  readonly duty: { readonly onDuty: Colleague | undefined; readonly readerId: number } | undefined;
  /** R144: until real use is confirmed. */
  readonly trial?: Trial | undefined;
  /** R144: how many confirmations wait for this person; 0 for everybody else. */
  readonly toConfirm: number;
  /** What waits for this manager, oldest first; undefined for whoever is none. */
  readonly toDecide: readonly Card[] | undefined;
}

/** Most entries of a kind that Home lists: a few screens of a phone, and under Slack's 100 blocks. */
export const MOST = 5;

export function todayIn(facts: Home): Day {
  return dayOf(facts.now, facts.timezone);
}

export function heading(text: string): KnownBlock {
  return { type: 'header', text: { type: 'plain_text', text } };
}

/** How many are not listed, and where they are. */
export function more(count: number, where: string): KnownBlock[] {
  return count > MOST ? [context(`and ${count - MOST} more: ${where}`)] : [];
}
