import type { HomeView, ModalView } from '@slack/types';
import type { Day } from '../domain/day.ts';
import type { WeeklyDigest } from '../domain/digest.ts';
import type { Draft } from '../domain/draft.ts';
import type { Pence } from '../domain/money.ts';
import type { Pack, PackAction } from '../domain/pack.ts';
import type { Named, SavedPurchase } from '../domain/purchase.ts';
import type { Colleague, Plan } from '../domain/sign-off.ts';
import type { Message } from '../messages/blocks.ts';
import type { Card } from '../messages/card.ts';
import type { Details } from '../messages/details.ts';
import type { Home } from '../messages/home-parts.ts';
import type { MessageKind } from '../messages/ids.ts';

/**
 * What a message or view may be made of, in one state of the team's affairs. The gallery shows a
 * few such states; tests generate thousands. A builder that needs more gets another field here.
 */
export interface Sample {
  /** Typed words, at most 140 characters. */
  readonly text: string;
  /** A typed reason, question or answer, at most 280 characters. */
  readonly reason: string;
  /** A line after `/spend`, as Slack sends it: escaped, at most 500 characters. */
  readonly line: string;
  /** Pieces of a line that could not be used. */
  readonly notes: readonly string[];
  /** From nought to thousands. */
  readonly count: number;
  /** A penny at least. */
  readonly amount: Pence;
  /** Whatever may be so or not. */
  readonly flag: boolean;
  readonly day: Day;
  readonly at: Date;
  readonly timezone: string;
  readonly categories: readonly Named[];
  readonly areas: readonly Named[];
  readonly person: Colleague;
  readonly purchase: SavedPurchase;
  readonly draft: Draft;
  readonly drafts: readonly Draft[];
  readonly plan: Plan;
  readonly card: Card;
  readonly details: Details;
  readonly home: Home;
  /** What meetings decided; one at least. */
  readonly actions: readonly PackAction[];
  readonly pack: Pack;
  readonly digest: WeeklyDigest;
}

/** What people in Slack see: a message, a form or screen, or Home. */
export type Shown = Message | ModalView | HomeView;

/** One message or view of the app. */
export interface Exhibit {
  readonly name: string;
  /** The function of `src/messages` that makes it. */
  readonly by: (...given: never[]) => Shown;
  /** Who reads it: one person by themselves, the managers' channel, or the team's. */
  readonly readBy: 'one' | 'managers' | 'team';
  /** Its kinds in the outbox. */
  readonly kinds?: readonly MessageKind[];
  readonly make: (sample: Sample) => Shown;
}

/** Exhibits that belong together. */
export interface Room {
  readonly name: string;
  readonly exhibits: readonly Exhibit[];
}
