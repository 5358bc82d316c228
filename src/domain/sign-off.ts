import { may } from './access.ts';
import type { Day } from './day.ts';
import { add, type Pence, subtract, ZERO } from './money.ts';
import type { Complete, Customer } from './purchase.ts';
import type { Staff } from './staff.ts';
import type { Urgency } from './urgency.ts';

/** A member of staff as others are shown them. */
export interface Colleague {
  readonly id: number;
  readonly slackId: string | undefined;
  readonly name: string | undefined;
}

const names = new Intl.Collator('en-GB', { numeric: true });

/** The order in which people are listed: by name; who has none last, in the order they came. */
export function byName(one: Colleague, other: Colleague): number {
  if (one.name === undefined || other.name === undefined) {
    return Number(one.name === undefined) - Number(other.name === undefined) || one.id - other.id;
  }
  return names.compare(one.name, other.name) || one.id - other.id;
}

/**
 * `ahead`: not bought yet. The others tell of money that has gone and counts, an exception until
 * decided: `already_paid` over a limit (R31), `beyond` what was approved (R25), `raised` by a
 * correction of what was signed off (R11).
 */
export type PlanKind = 'ahead' | 'already_paid' | 'beyond' | 'raised';

export type PlanState = 'waiting' | 'approved' | 'declined' | 'bought' | 'withdrawn';

/** What a manager is asked. */
export interface Plan extends Omit<Complete, 'pence' | 'card'> {
  readonly id: number;
  readonly reference: string;
  readonly kind: PlanKind;
  readonly state: PlanState;
  readonly customer: Customer;
  readonly askedBy: Colleague;
  readonly askedAt: Date;
  readonly askedOn: Day;
  readonly upTo: Pence;
  readonly overItem: boolean;
  readonly overDay: boolean;
  /** R39: the guideline that sends it to a manager whatever the price. */
  readonly softRule: string | undefined;
  /** R143: managers who have one themselves, by the ledger's ids. */
  readonly interested: readonly number[];
  readonly rulesVersion: number | undefined;
  readonly tried: string | undefined;
  readonly urgency: Urgency;
  readonly answerBy: Date | undefined;
  /** The manager whom it is with while it waits. */
  readonly withWhom: Colleague | undefined;
  /** How far it has been taken while it waited (R30). */
  readonly step: number;
  /** From when its steps count: asked, its urgency changed, or a question answered (R30). */
  readonly waitsFrom: Date;
  /** The request that this one follows. */
  readonly followsId: number | undefined;
  /** Pence bought on the approval so far. */
  readonly boughtSoFar: Pence;
  readonly policyId: number;
  /** Purchases that stand on the approval. */
  readonly parts: number;
  /** Where the money has gone: the purchase, and whose it is. */
  readonly purchase:
    | { id: number; reference: string; voided: boolean; buyerId: number }
    | undefined;
  /** What the request that this one follows was about, and what was bought on it. */
  readonly follows: Followed | undefined;
  readonly bought: { reference: string; day: Day } | undefined;
  readonly decision: Decision | undefined;
  readonly notes: readonly Note[];
  readonly cardId: number | undefined;
}

/** The request that another one follows. */
export interface Followed {
  readonly reference: string;
  readonly upTo: Pence;
  readonly boughtSoFar: Pence;
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

/** A question and its answer; what was added to a request while it waited; a reply to a no. */
export interface Note {
  readonly id: number;
  readonly kind: 'question' | 'answer' | 'added' | 'reply';
  readonly by: Colleague;
  readonly at: Date;
  readonly text: string;
}

/** Why somebody may not decide. */
export type CannotDecide = 'not-a-manager' | 'own-request' | 'settled' | 'interest';

/**
 * R27, R28, R143: a manager of this moment, never of their own request, only while it waits, and
 * without an interest in the supplier. Undefined when they may.
 */
export function cannotDecide(staff: Staff, plan: Plan): CannotDecide | undefined {
  if (!may(staff, 'decide')) return 'not-a-manager';
  if (plan.askedBy.id === staff.id || plan.purchase?.buyerId === staff.id) return 'own-request';
  if (plan.state !== 'waiting') return 'settled';
  return plan.interested.includes(staff.id) ? 'interest' : undefined;
}

/** R27, R143: the ids of those to whom a request does not go. */
export function notFor(plan: Pick<Plan, 'askedBy' | 'purchase' | 'interested'>): number[] {
  const buyer = plan.purchase === undefined ? [] : [plan.purchase.buyerId];
  return [plan.askedBy.id, ...buyer, ...plan.interested];
}

/** Whether the money is gone already, so that a decision changes no sum. */
export function hasGone({ kind }: Pick<Plan, 'kind'>): boolean {
  return kind !== 'ahead';
}

/**
 * Whether a manager's question is open. While whoever asked owes the answer no manager is reminded:
 * the clock begins anew with the answer (R30).
 */
export function owesAnswer({ notes }: Pick<Plan, 'notes'>): boolean {
  const last = notes.findLast(({ kind }) => kind === 'question' || kind === 'answer');
  return last?.kind === 'question';
}

/** What was added to a request while it waited, as its note keeps it. */
export function addedText({ why, tried }: Added): string {
  return [why && `Why: ${why}`, tried && `Tried: ${tried}`].filter(Boolean).join('\n');
}

/** Why it is needed, and what was tried first; each may be left out, not both. */
export interface Added {
  readonly why: string | undefined;
  readonly tried: string | undefined;
}

/** All that was said of why, and of what was tried: with the request, and added to it later. */
export function whyAndTried(plan: Pick<Plan, 'item' | 'purpose' | 'tried' | 'notes'>) {
  const added = plan.notes
    .filter(({ kind }) => kind === 'added')
    .flatMap(({ text }) => text.split('\n'));
  const after = (word: string) =>
    added.filter((line) => line.startsWith(word)).map((line) => line.slice(word.length));
  const first = plan.purpose === plan.item ? [] : [plan.purpose];
  return {
    why: [...first, ...after('Why: ')],
    tried: [...(plan.tried === undefined ? [] : [plan.tried]), ...after('Tried: ')],
  };
}

/** Pence that may still be bought on an approval (R25); never below zero. */
export function stillApproved({ decision, boughtSoFar }: Plan): Pence {
  if (decision?.outcome !== 'approved') return ZERO;
  const left = subtract(decision.upTo, boughtSoFar);
  return left > 0 ? left : ZERO;
}

/**
 * R25: whether purchases that come to so many pence are beyond an approval by more than the
 * tolerance.
 */
export function isBeyond({ upTo }: Pick<Plan, 'upTo'>, bought: Pence, tolerance: Pence): boolean {
  return bought > add(upTo, tolerance);
}

/** Whether what was left of an approval was given back: nothing more is bought on it. */
export function wasGivenBack({ state, upTo, boughtSoFar }: Plan): boolean {
  return state === 'withdrawn' || (state === 'bought' && boughtSoFar < upTo);
}

/** Where an approval stands once so many pence are bought on it; given back, it stays closed. */
export function stateOnceBought(plan: Plan, bought: Pence): PlanState {
  if (wasGivenBack(plan)) return bought > 0 ? 'bought' : 'withdrawn';
  return bought >= plan.upTo ? 'bought' : 'approved';
}

/** What became of requests like this one, for the line "Before" on the card. */
export interface Before {
  readonly approved: number;
  readonly declined: number;
}

/** Months back that "Before" looks. */
export const BEFORE_MONTHS = 12;
