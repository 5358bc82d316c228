import { randomInt } from 'node:crypto';
import { may, mayAll } from '../domain/access.ts';
import { mayHaveCaseload } from '../domain/caseload.ts';
import { proposeReference } from '../domain/customer-reference.ts';
import { parseDay } from '../domain/day.ts';
import { referenceFault } from '../domain/new-reference.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { addCustomer } from '../ledger/customer-changes.ts';
import { referencesOnFile } from '../ledger/customers.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import {
  dayFault,
  personFault,
  referenceFaultSentence,
  takenSentence,
} from '../messages/customer-faults.ts';
import { addCustomerForm } from '../messages/customer-forms.ts';
import { CUSTOMER } from '../messages/ids.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { teamMember } from './who.ts';

const PARTS = 2 ** 32;

/** `Add a customer`: the form, with a reference that is free (R146). */
export async function openAddCustomer(act: Act): Promise<Answer> {
  const { staff } = act;
  if (!mayHaveCaseload(staff)) return refused({ why: 'not-for-caseload' });
  const onFile = new Set(await referencesOnFile(act.read));
  const proposed = proposeReference(
    (one) => onFile.has(one),
    () => randomInt(PARTS) / PARTS,
  );
  const lead = mayAll(staff, 'customers') ? { slackId: staff.slackId } : undefined;
  return showView(addCustomerForm(proposed, today(act), lead));
}

/** The form as it was sent. */
export interface SentCustomer {
  readonly reference: string;
  readonly introducedOn: string | undefined;
  /** Whom a manager chose; a worker is asked for nobody. */
  readonly leadSlackId: string | undefined;
  readonly key: string;
}

/** What becomes of a form about a customer. */
export type CustomerFormAnswer =
  | { readonly kind: 'closed' }
  | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> }
  | Refused;

/** Puts the customer on file, to be used at once; the same form again changes nothing. */
export async function submitCustomer(act: Act, sent: SentCustomer): Promise<CustomerFormAnswer> {
  const { staff } = act;
  if (!mayHaveCaseload(staff)) return refused({ why: 'not-for-caseload' });
  const reference = sent.reference.toUpperCase();
  const fault = referenceFault(reference);
  if (fault !== undefined) return faults(CUSTOMER.reference, referenceFaultSentence(fault));
  const introducedOn = parseDay(sent.introducedOn ?? '');
  if (introducedOn === undefined || introducedOn > today(act)) {
    return faults(CUSTOMER.introducedOn, dayFault(introducedOn !== undefined));
  }
  const other = mayAll(staff, 'customers') ? sent.leadSlackId : undefined;
  const lead = other === undefined ? staff : await teamMember(act, other);
  if (lead === undefined || !may(lead, 'customers'))
    return faults(CUSTOMER.lead, personFault(false));
  try {
    return await change(act, async (writer): Promise<CustomerFormAnswer> => {
      const added = await addCustomer(writer, { reference, introducedOn, leadId: lead.id });
      if (!added.ok) return faults(CUSTOMER.reference, takenSentence(reference, added.closed));
      await keepAnswer(writer, sent.key, { kind: 'customer', id: added.change });
      const subject = { changes: String(added.change) };
      await owe(writer, { kind: 'customer_changed', subject, conversation: staff.slackId });
      if (lead.id !== staff.id) {
        await owe(writer, { kind: 'customer_handed', subject, conversation: lead.slackId });
      }
      return { kind: 'closed' };
    });
  } catch (error) {
    if (error instanceof CameBefore) return { kind: 'closed' };
    throw error;
  }
}

/** One sentence under one field. */
export function faults(field: string, sentence: string): CustomerFormAnswer {
  return { kind: 'faults', faults: { [field]: sentence } };
}
