import type { PlainTextOption } from '@slack/types';
import type { Customer } from '../domain/purchase.ts';
import { option } from './blocks.ts';

/** Customers for Slack's list: the reference, and a hint at one's own. */
export function customerOptions(
  customers: readonly (Customer & { readonly yours: boolean })[],
): PlainTextOption[] {
  return customers.map(({ reference, yours }) =>
    option(yours ? `${reference} · yours` : reference, reference),
  );
}
