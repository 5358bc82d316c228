import type { InputBlock } from '@slack/types';
import type { Customer } from '../domain/purchase.ts';
import { option } from './blocks.ts';
import { ACTIONS, FIELDS } from './ids.ts';
import { input } from './inputs.ts';

/** The list of customers that searches as one types: by reference alone (R19). */
export function customerInput(customer: Customer | undefined): InputBlock {
  return input(FIELDS.customer, 'Customer', {
    type: 'external_select',
    action_id: ACTIONS.customer,
    min_query_length: 0,
    placeholder: { type: 'plain_text', text: 'Reference, such as V042' },
    ...(customer && { initial_option: option(customer.reference, customer.reference) }),
  });
}
