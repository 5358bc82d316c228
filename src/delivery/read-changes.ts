import { caseById } from '../ledger/caseload.ts';
import { changesById } from '../ledger/customer-changes.ts';
import type { Reader } from '../ledger/open.ts';
import type { ChangesMade } from '../messages/customer-changes.ts';

/** What was changed about a customer at one go, with how they stand now. */
export async function readChanges(from: Reader, ids: string): Promise<ChangesMade | undefined> {
  const changes = await changesById(from, ids.split(',').map(Number));
  const [first] = changes;
  const customer = first && (await caseById(from, first.customerId));
  return customer && { customer, changes };
}
