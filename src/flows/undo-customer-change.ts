import { differenceInHours } from 'date-fns/differenceInHours';
import { mayAll } from '../domain/access.ts';
import type { CaseCustomer, CustomerChange } from '../domain/caseload.ts';
import { day } from '../domain/day.ts';
import { UNDO_HOURS } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { caseById } from '../ledger/caseload.ts';
import { changeCustomer, changesById, isChangeable } from '../ledger/customer-changes.ts';
import { colleagues } from '../ledger/people.ts';
import type { Writer } from '../ledger/writer.ts';
import { customerUndone } from '../messages/customer-changes.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';
import { tellBoth } from './hand-over.ts';
import { isRefused } from './own-draft.ts';

/**
 * `Undo`, `Hand back`, `Open again` under a confirmation: takes back what was done at one go, as new
 * changes. Whoever did it may for a day, managers always; what was changed since stays as it is.
 *
 * @param value the ids of the changes, with commas between
 */
export async function undoCustomerChange(act: Act, value: string): Promise<Answer> {
  const ids = value.split(',').map(Number).filter(Number.isInteger);
  const result = await change(act, async (writer) => {
    const changes = await changesById(writer, ids);
    const [first] = changes;
    const customer = first && (await caseById(writer, first.customerId));
    if (first === undefined || customer === undefined) return refused({ why: 'gone' });
    const mayNot = cannotUndo(act, first, customer);
    if (mayNot !== undefined) return mayNot;
    const done = [];
    for (const one of changes) done.push(await takeBack(writer, act, one, customer));
    if (done.every((one) => one === undefined)) {
      return refused({ why: 'customer-changed', reference: customer.reference });
    }
    return (await caseById(writer, customer.id)) ?? customer;
  });
  return isRefused(result) ? result : say(customerUndone(result));
}

function cannotUndo(
  { staff, at }: Act,
  { by, at: madeAt, what }: CustomerChange,
  { reference }: CaseCustomer,
): Refused | undefined {
  if (mayAll(staff, 'customers')) return undefined;
  if (by.id !== staff.id) return refused({ why: 'not-your-customer', reference });
  if (differenceInHours(at, madeAt) < UNDO_HOURS) return undefined;
  return what === 'closed'
    ? refused({ why: 'opens-again' })
    : refused({ why: 'customer-changed', reference });
}

/** Undefined when it is not as the change left it any more, or cannot be taken back. */
async function takeBack(
  writer: Writer,
  act: Act,
  { what, before, after, customerId }: CustomerChange,
  customer: CaseCustomer,
): Promise<number | undefined> {
  if (!isChangeable(what)) return undefined;
  const value = (text: string | undefined) => {
    if (text === undefined) return undefined;
    return what === 'lead' ? Number(text) : day(text);
  };
  const fromTo = { before: value(after), after: value(before) };
  const done = await changeCustomer(writer, customerId, what, fromTo);
  if (done === undefined || what !== 'lead') return done;
  const got = before === undefined ? undefined : Number(before);
  const people = await colleagues(writer, got === undefined ? [] : [got]);
  const told = {
    change: done,
    lost: customer.lead,
    got: got === undefined ? undefined : people.get(got),
  };
  await tellBoth(writer, act, told);
  return done;
}
