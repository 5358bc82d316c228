import { type CaseCustomer, looksAfter, mayHaveCaseload } from '../domain/caseload.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { caseById } from '../ledger/caseload.ts';
import type { Reader } from '../ledger/open.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';

/** A customer whom the person who acts may change: of their own caseload, or any for a manager. */
export async function lookedAfter(
  from: Reader | Writer,
  { staff }: Act,
  id: number,
): Promise<CaseCustomer | Refused> {
  if (!mayHaveCaseload(staff)) return refused({ why: 'not-for-caseload' });
  const customer = await caseById(from, id);
  if (customer === undefined) return refused({ why: 'gone' });
  const { reference } = customer;
  return looksAfter(staff, customer) ? customer : refused({ why: 'not-your-customer', reference });
}

/** The same, as long as the case is open. */
export async function openCase(
  from: Reader | Writer,
  act: Act,
  id: number,
): Promise<CaseCustomer | Refused> {
  const customer = await lookedAfter(from, act, id);
  if ('kind' in customer || customer.closedOn === undefined) return customer;
  return refused({ why: 'customer-closed', reference: customer.reference });
}
