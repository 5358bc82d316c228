import { type CustomerChoice, findCustomers } from '../ledger/customers.ts';
import type { Act } from './act.ts';

/** Slack shows at most so many options. */
const MOST = 100;

/** Customers for the form's list, as the worker types: their own first (R19: references only). */
export function findCustomersFor(act: Act, typed: string): Promise<CustomerChoice[]> {
  return findCustomers(act.read, typed.slice(0, 40), act.staff.id, MOST);
}
