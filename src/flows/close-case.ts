import { mayAll } from '../domain/access.ts';
import { looksAfter } from '../domain/caseload.ts';
import { parseDay } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { caseById, openThings } from '../ledger/caseload.ts';
import { changeCustomer } from '../ledger/customer-changes.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { closeForm } from '../messages/close-form.ts';
import { dayFault, tooEarlyFault } from '../messages/customer-faults.ts';
import { CUSTOMER } from '../messages/ids.ts';
import { type Act, change, today } from './act.ts';
import { type CustomerFormAnswer, faults } from './add-customer.ts';
import { type Answer, showView } from './answer.ts';
import { openCase } from './own-customer.ts';
import { isRefused } from './own-draft.ts';

/** `Close`: the form; what waits or is to finish for the customer is listed first. */
export async function openClose(act: Act, id: number): Promise<Answer> {
  const customer = await openCase(act.read, act, id);
  if (isRefused(customer)) return customer;
  return showView(closeForm(customer, await openThings(act.read, id), today(act)));
}

/** Closes a case on a day. */
export async function submitClose(
  act: Act,
  id: number,
  on: string | undefined,
  key: string,
): Promise<CustomerFormAnswer> {
  const day = parseDay(on ?? '');
  if (day === undefined || day > today(act)) {
    return faults(CUSTOMER.closedOn, dayFault(day !== undefined));
  }
  try {
    return await change(act, async (writer): Promise<CustomerFormAnswer> => {
      const customer = await openCase(writer, act, id);
      if (isRefused(customer)) return customer;
      const { introducedOn } = customer;
      if (introducedOn !== undefined && day < introducedOn) {
        return faults(CUSTOMER.closedOn, tooEarlyFault(introducedOn));
      }
      const done = await changeCustomer(writer, id, 'closed', { before: undefined, after: day });
      if (done === undefined) {
        return refused({ why: 'customer-changed', reference: customer.reference });
      }
      await keepAnswer(writer, key, { kind: 'customer', id });
      const subject = { changes: String(done) };
      await owe(writer, { kind: 'customer_changed', subject, conversation: act.staff.slackId });
      return { kind: 'closed' };
    });
  } catch (error) {
    if (error instanceof CameBefore) return { kind: 'closed' };
    throw error;
  }
}

/** `Open again`: for a manager; gives the reference. One that is open stays so. */
export async function openAgain(act: Act, id: number): Promise<string | Refused> {
  if (!mayAll(act.staff, 'customers')) return refused({ why: 'opens-again' });
  return change(act, async (writer) => {
    const customer = await caseById(writer, id);
    if (customer === undefined || !looksAfter(act.staff, customer)) return refused({ why: 'gone' });
    const { closedOn, reference } = customer;
    if (closedOn !== undefined) {
      await changeCustomer(writer, id, 'closed', { before: closedOn, after: undefined });
    }
    return reference;
  });
}
