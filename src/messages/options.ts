import type { PlainTextOption } from '@slack/types';
import type { Day } from '../domain/day.ts';
import type { Customer } from '../domain/purchase.ts';
import { option } from './blocks.ts';
import { briefDay } from './text.ts';

/** A customer of the list, with what hints at one's own. */
export interface CustomerHint extends Customer {
  readonly yours: boolean;
  readonly closed: boolean;
  readonly lastBought: Day | undefined;
}

/** Customers for Slack's list: `V042 · yours, Tue` for one's own, others plain. */
export function customerOptions(customers: readonly CustomerHint[], today: Day): PlainTextOption[] {
  return customers.map((one) => option(labelOf(one, today), one.reference));
}

function labelOf({ reference, yours, closed, lastBought }: CustomerHint, today: Day): string {
  if (closed) return `${reference} · closed`;
  if (!yours) return reference;
  const last = lastBought === undefined ? '' : `, ${briefDay(lastBought, today)}`;
  return `${reference} · yours${last}`;
}
