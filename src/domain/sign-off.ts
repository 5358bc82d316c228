import type { Day } from './day.ts';
import type { Pence } from './money.ts';
import type { Complete, Customer } from './purchase.ts';
import { maySignOff, type Staff } from './staff.ts';

/** A member of staff as others are shown them. */
export interface Colleague {
  readonly id: number;
  readonly slackId: string | undefined;
  readonly name: string | undefined;
}

export type PlanState = 'waiting' | 'approved' | 'declined' | 'bought' | 'withdrawn';

/** What a manager is asked. */
export interface Plan extends Omit<Complete, 'pence' | 'card'> {
  readonly id: number;
  readonly reference: string;
  /** `ahead`: not bought yet. `already_paid`: counted, and an exception until decided (R31). */
  readonly kind: 'ahead' | 'already_paid';
  readonly state: PlanState;
  readonly customer: Customer;
  readonly askedBy: Colleague;
  readonly askedAt: Date;
  readonly askedOn: Day;
  readonly upTo: Pence;
  readonly overItem: boolean;
  readonly overDay: boolean;
  readonly policyId: number;
  readonly purchase: { id: number; reference: string; voided: boolean } | undefined;
  readonly bought: { reference: string; day: Day } | undefined;
  readonly decision: Decision | undefined;
  readonly notes: readonly Note[];
  readonly cardId: number | undefined;
}

export type Outcome = 'approved' | 'declined';

/** R36: who decided what, when, and the text that was in front of them. */
export interface Decision {
  readonly outcome: Outcome;
  readonly by: Colleague;
  readonly at: Date;
  readonly upTo: Pence;
  readonly reason: string | undefined;
}

/** A manager's question or the worker's answer. */
export interface Note {
  readonly kind: 'question' | 'answer';
  readonly by: Colleague;
  readonly at: Date;
  readonly text: string;
}

/** Why somebody may not decide. */
export type CannotDecide = 'not-a-manager' | 'own-request' | 'settled';

/**
 * R27, R28: a manager of this moment, never of their own request, and only while it waits.
 * Undefined when they may.
 */
export function cannotDecide(staff: Staff, plan: Plan): CannotDecide | undefined {
  if (!maySignOff(staff)) return 'not-a-manager';
  if (plan.askedBy.id === staff.id) return 'own-request';
  return plan.state === 'waiting' ? undefined : 'settled';
}

/** What became of requests like this one, for the line "Before" on the card. */
export interface Before {
  readonly approved: number;
  readonly declined: number;
}

/** Months back that "Before" looks. */
export const BEFORE_MONTHS = 12;
