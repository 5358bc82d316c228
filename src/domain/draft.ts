import type { Day } from './day.ts';
import type { Judgement } from './policy.ts';
import type { Told } from './purchase.ts';

/**
 * Why a line is kept and not yet a purchase: something is missing, a limit is passed, or there was
 * an equal one a moment ago.
 */
export type KeptFor = 'to_finish' | 'over_limit' | 'twin';

export type DraftState = 'open' | 'saved' | 'asked' | 'paid' | 'discarded';

/** A line that is kept. */
export interface Draft extends Told, Judgement {
  readonly id: number;
  readonly buyerId: number;
  readonly day: Day;
  readonly keptFor: KeptFor;
  readonly state: DraftState;
  readonly createdAt: Date;
  /** What it became. */
  readonly purchaseId: number | undefined;
  readonly planId: number | undefined;
}
