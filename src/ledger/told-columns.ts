import type { Told } from '../domain/purchase.ts';
import { moreColumn } from './more-column.ts';

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
    more: moreColumn(told.more),
  };
}
