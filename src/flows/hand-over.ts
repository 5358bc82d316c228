import { may } from '../domain/access.ts';
import { refused } from '../domain/refusal.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { changeCustomer } from '../ledger/customer-changes.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import type { Writer } from '../ledger/writer.ts';
import { personFault } from '../messages/customer-faults.ts';
import { handOverForm } from '../messages/customer-forms.ts';
import { CUSTOMER } from '../messages/ids.ts';
import { type Act, change } from './act.ts';
import { type CustomerFormAnswer, faults } from './add-customer.ts';
import { type Answer, showView } from './answer.ts';
import { openCase } from './own-customer.ts';
import { isRefused } from './own-draft.ts';
import { teamMember } from './who.ts';

/** `Hand over`: the form. */
export async function openHandOver(act: Act, id: number): Promise<Answer> {
  const customer = await openCase(act.read, act, id);
  return isRefused(customer) ? customer : showView(handOverForm(customer));
}

/** Puts a customer into another caseload, and tells whoever has them now. */
export async function submitHandOver(
  act: Act,
  id: number,
  toSlackId: string | undefined,
  key: string,
): Promise<CustomerFormAnswer> {
  const to = toSlackId === undefined ? undefined : await teamMember(act, toSlackId);
  if (to === undefined || !may(to, 'customers')) return faults(CUSTOMER.lead, personFault(false));
  try {
    return await change(act, async (writer): Promise<CustomerFormAnswer> => {
      const customer = await openCase(writer, act, id);
      if (isRefused(customer)) return customer;
      const { lead, reference } = customer;
      if (lead?.id === to.id) return faults(CUSTOMER.lead, personFault(true));
      const fromTo = { before: lead?.id, after: to.id };
      const done = await changeCustomer(writer, id, 'lead', fromTo);
      if (done === undefined) return refused({ why: 'customer-changed', reference });
      await keepAnswer(writer, key, { kind: 'customer', id });
      const subject = { changes: String(done) };
      await owe(writer, { kind: 'customer_changed', subject, conversation: act.staff.slackId });
      await tellBoth(writer, act, { change: done, lost: lead, got: to });
      return { kind: 'closed' };
    });
  } catch (error) {
    if (error instanceof CameBefore) return { kind: 'closed' };
    throw error;
  }
}

/** Tells whoever has a customer now and whoever had them, but for the one who did it. */
export async function tellBoth(
  writer: Writer,
  { staff }: Act,
  told: { change: number; lost: Colleague | undefined; got: Colleague | undefined },
): Promise<void> {
  const subject = { changes: String(told.change) };
  const { lost, got } = told;
  if (got?.slackId !== undefined && got.id !== staff.id) {
    await owe(writer, { kind: 'customer_handed', subject, conversation: got.slackId });
  }
  if (lost?.slackId !== undefined && lost.id !== staff.id) {
    await owe(writer, { kind: 'customer_left', subject, conversation: lost.slackId });
  }
}
