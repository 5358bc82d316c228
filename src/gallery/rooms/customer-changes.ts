import {
  customerChanged,
  customerHanded,
  customerLeft,
  customerUndone,
} from '../../messages/customer-changes.ts';
import type { Exhibit } from '../exhibit.ts';
import { change, customerOf, KINDS } from './customers.ts';

/** What is said when something about a customer was changed, handed over or taken back. */
export const CUSTOMER_CHANGES: readonly Exhibit[] = [
  ...KINDS.map(
    (what): Exhibit => ({
      name: `Customer changed: ${what}`,
      by: customerChanged,
      readBy: 'one',
      kinds: ['customer_changed'],
      make: (sample) =>
        customerChanged({ customer: customerOf(sample), changes: [change(sample, what)] }),
    }),
  ),
  {
    name: 'Handed over to you',
    by: customerHanded,
    readBy: 'one',
    kinds: ['customer_handed'],
    make: (sample) =>
      customerHanded({
        customer: customerOf(sample),
        changes: [change(sample, sample.flag ? 'added' : 'lead')],
      }),
  },
  {
    name: 'Left your caseload',
    by: customerLeft,
    readBy: 'one',
    kinds: ['customer_left'],
    make: (sample) =>
      customerLeft({ customer: customerOf(sample), changes: [change(sample, 'lead')] }),
  },
  {
    name: 'Change taken back',
    by: customerUndone,
    readBy: 'one',
    make: (sample) => customerUndone(customerOf(sample)),
  },
  {
    name: 'Change taken back, of one who is closed',
    by: customerUndone,
    readBy: 'one',
    make: (sample) => customerUndone({ ...customerOf(sample), closedOn: sample.day }),
  },
  {
    name: 'Change taken back, of one in nobody’s caseload',
    by: customerUndone,
    readBy: 'one',
    make: (sample) =>
      customerUndone({ ...customerOf(sample), housedOn: sample.day, lead: undefined }),
  },
];
