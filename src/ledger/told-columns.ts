import type { Told } from '../domain/purchase.ts';

/** What was told of goods, in the columns that kept lines and requests share. */
export function toldColumns(told: Told) {
  return {
    customerId: told.customer.id,
    count: told.count,
    unitPence: told.unitPence,
    item: told.item,
    purpose: told.purpose ?? null,
    paidBy: told.paidBy,
    otherSource: told.otherSource ?? null,
    whyThisOne: told.whyThisOne ?? null,
  };
}
