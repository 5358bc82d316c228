import type { PlainTextOption } from '@slack/types';
import { mayAll } from '../domain/access.ts';
import { findCustomers } from '../ledger/customers.ts';
import { customerOptions } from '../messages/options.ts';
import { type Act, today } from './act.ts';

/** Slack shows at most so many options. */
const MOST = 100;

/** Customers for the form's list, as the worker types: their own first (R19: references only). */
export async function findCustomersFor(act: Act, typed: string): Promise<PlainTextOption[]> {
  const found = await findCustomers(act.read, typed.slice(0, 40), act.staff.id, MOST);
  return customerOptions(found, today(act));
}

/** The same for a caseload: a manager finds closed ones too, to open them again. */
export async function findOnFileFor(act: Act, typed: string): Promise<PlainTextOption[]> {
  const closedToo = mayAll(act.staff, 'customers');
  const found = await findCustomers(act.read, typed.slice(0, 40), act.staff.id, MOST, closedToo);
  return customerOptions(found, today(act));
}
