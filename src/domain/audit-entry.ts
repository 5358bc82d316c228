import type { AuditKind } from './audit-sample.ts';
import type { Day } from './day.ts';
import type { Named, SavedPurchase, Told } from './purchase.ts';
import type { Colleague, Plan } from './sign-off.ts';

/** What was told of an entry later. */
export interface AuditNote {
  readonly kind: string;
  readonly value: string;
  readonly text: string | undefined;
  readonly by: Colleague;
  readonly at: Date;
}

/** R74: an entry as its auditor reads it, and nobody else. */
export interface AuditEntry {
  readonly kind: AuditKind;
  /** `P05485` or `S0142`; a line that nobody finished has none. */
  readonly reference: string | undefined;
  readonly told: Omit<Told, 'category' | 'area' | 'paidBy' | 'card'>;
  readonly category: Named | undefined;
  readonly area: Named | undefined;
  /** Whoever bought it, asked for it or typed it. */
  readonly buyerId: number;
  readonly day: Day;
  /** Of what was saved: on whose word the money went, and whether it is a breach. */
  readonly bought: Pick<SavedPurchase, 'kind' | 'authority' | 'corrected'> | undefined;
  /** What managers were asked about it. */
  readonly plans: readonly Plan[];
  /** An import's word for who signed it off. */
  readonly signedOffBy: Colleague | undefined;
  /** R97: what was last answered to whether the reference is on the receipt. */
  readonly receipt: 'yes' | 'no' | undefined;
  readonly photos: number;
  readonly notes: readonly AuditNote[];
  /** R47: the edition of the guidelines that it was judged by. */
  readonly rulesVersion: number | undefined;
}
