import type { Personal } from './free-text.ts';
import type { Pence } from './money.ts';
import type { Outcome } from './sign-off.ts';

/**
 * Why something was not done. Each has one sentence in `messages/refusals.ts` that says what to do
 * next (design 7).
 */
export type Refusal =
  | { readonly why: 'not-set-up' }
  | { readonly why: 'not-slack-admin' }
  | { readonly why: 'taken-by-another' }
  /** `who`: Slack ids of those who may. */
  | { readonly why: 'may-not-set-up'; readonly who: readonly string[] }
  | { readonly why: 'not-the-lead'; readonly lead: string | undefined }
  | { readonly why: 'managers-only' }
  | { readonly why: 'no-other-manager' }
  | { readonly why: 'guideline-changed' }
  | { readonly why: 'guideline-stays' }
  | { readonly why: 'too-many-guidelines'; readonly most: number }
  | { readonly why: 'not-on-roster' }
  | { readonly why: 'guest' }
  | { readonly why: 'from-outside' }
  | { readonly why: 'cannot-check' }
  | { readonly why: 'may-not-buy' }
  | { readonly why: 'too-fast'; readonly most: number }
  | { readonly why: 'not-a-manager' }
  | { readonly why: 'not-for-pack' }
  | { readonly why: 'own-request' }
  | { readonly why: 'interest' }
  | { readonly why: 'no-managers-channel' }
  | { readonly why: 'too-long'; readonly most: number }
  | { readonly why: 'card-number' }
  | { readonly why: 'personal'; readonly what: Personal }
  | { readonly why: 'not-for-caseload' }
  | { readonly why: 'not-your-customer'; readonly reference: string }
  | { readonly why: 'customer-closed'; readonly reference: string }
  /** Forgotten while somebody wrote about them (R139). */
  | { readonly why: 'no-such-customer' }
  | { readonly why: 'customer-changed'; readonly reference: string }
  | { readonly why: 'opens-again' }
  | { readonly why: 'not-for-forecast' }
  | { readonly why: 'not-for-reports' }
  | { readonly why: 'not-for-export' }
  | { readonly why: 'not-finance' }
  | { readonly why: 'not-yours' }
  | { readonly why: 'not-your-action' }
  | { readonly why: 'not-for-audit' }
  | { readonly why: 'not-your-audit' }
  | { readonly why: 'own-entry' }
  | { readonly why: 'audit-words' }
  | { readonly why: 'gone' }
  /** Somebody typed a reference that no purchase has. */
  | { readonly why: 'no-such-purchase' }
  | { readonly why: 'too-late-to-change'; readonly reference: string }
  | { readonly why: 'not-editable'; readonly reference: string }
  | { readonly why: 'no-reason' }
  /** Refunds that stand against it. */
  | {
      readonly why: 'came-back';
      readonly reference: string;
      readonly references: readonly string[];
    }
  | { readonly why: 'more-than-left'; readonly left: Pence }
  /** R139: a purchase or a request whose customer was forgotten. */
  | { readonly why: 'forgotten'; readonly reference: string }
  | { readonly why: 'not-yours-to-see' }
  | { readonly why: 'already-undone'; readonly reference: string }
  | { readonly why: 'already-closed'; readonly became: string | undefined }
  /** `first`: what was answered, in words. */
  | { readonly why: 'answered-before'; readonly reference: string; readonly first: string }
  | { readonly why: 'already-bought'; readonly reference: string }
  | { readonly why: 'not-approved'; readonly reference: string }
  | { readonly why: 'not-declined'; readonly reference: string }
  | { readonly why: 'asked-again'; readonly reference: string; readonly as: string }
  | { readonly why: 'money-gone'; readonly reference: string }
  | {
      readonly why: 'decided';
      readonly reference: string;
      readonly outcome: Outcome | undefined;
      readonly bySlackId: string | undefined;
      readonly byName: string | undefined;
      readonly at: Date | undefined;
    };

/** Something was refused, as a value. */
export interface Refused {
  readonly kind: 'refused';
  readonly refusal: Refusal;
}

/** Makes a refusal out of its reason. */
export function refused(refusal: Refusal): Refused {
  return { kind: 'refused', refusal };
}
