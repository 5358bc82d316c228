import type { Pence } from './money.ts';
import { goods, NOTHING_MORE } from './more.ts';
import type { PaymentMethod } from './payment.ts';
import type { Complete } from './purchase.ts';
import type { Plan } from './sign-off.ts';

/** What was bought of an approval, as told. */
export interface Part {
  readonly pence: Pence;
  readonly item: string;
  readonly paidBy: PaymentMethod;
  readonly card: string | undefined;
}

/**
 * What was bought on an approval as a purchase. All of it at once keeps its lines and count; a part
 * is one thing at its own price.
 */
export function boughtAs(plan: Plan, { pence, item, paidBy, card }: Part): Complete {
  const { customer, purpose, category, area, otherSource, whyThisOne, more } = plan;
  const asked = { customer, purpose, category, area, otherSource, whyThisOne, paidBy, card };
  if (plan.boughtSoFar === 0 && pence === plan.upTo && item === goods(plan)) {
    return { ...asked, pence, item: plan.item, count: plan.count, unitPence: plan.unitPence, more };
  }
  const { newUse, interest, frees, planItem, planReviewOn } = more;
  const single = { ...NOTHING_MORE, newUse, interest, frees, planItem, planReviewOn };
  return { ...asked, pence, item, count: 1, unitPence: pence, more: single };
}
