import { MARKS, type Mark } from '../domain/caseload.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { changeCustomer, changesOf } from '../ledger/customer-changes.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { dayFault } from '../messages/customer-faults.ts';
import { marksForm } from '../messages/customer-forms.ts';
import { CUSTOMER } from '../messages/ids.ts';
import { type Act, change, today } from './act.ts';
import type { CustomerFormAnswer } from './add-customer.ts';
import { type Answer, showView } from './answer.ts';
import { openCase } from './own-customer.ts';
import { isRefused } from './own-draft.ts';

/** How many earlier changes the form shows. */
const LAST = 5;

/** `Housed and benefits`: the form, with what was marked before. */
export async function openMarks(act: Act, id: number): Promise<Answer> {
  const customer = await openCase(act.read, act, id);
  if (isRefused(customer)) return customer;
  const before = await changesOf(act.read, id, LAST);
  return showView(marksForm(customer, today(act), before, act.workspace.timezone));
}

/** One mark as the form has it. */
export interface SentMark {
  readonly isSo: boolean;
  readonly day: string | undefined;
}

const DAY_FIELD = { housed: CUSTOMER.housedOn, benefits: CUSTOMER.benefitsOn } as const;

/** Takes in both marks; what is as it was makes no entry, and a mark taken back stays in the past. */
export async function submitMarks(
  act: Act,
  id: number,
  sent: Readonly<Record<Mark, SentMark>>,
  key: string,
): Promise<CustomerFormAnswer> {
  const read = readMarks(sent, today(act));
  if (!read.ok) return { kind: 'faults', faults: read.faults };
  try {
    return await change(act, async (writer): Promise<CustomerFormAnswer> => {
      const customer = await openCase(writer, act, id);
      if (isRefused(customer)) return customer;
      const made: number[] = [];
      const seen = { housed: customer.housedOn, benefits: customer.benefitsOn };
      for (const mark of MARKS) {
        const fromTo = { before: seen[mark], after: read.days[mark] };
        if (fromTo.before === fromTo.after) continue;
        const done = await changeCustomer(writer, id, mark, fromTo);
        if (done !== undefined) made.push(done);
      }
      if (made.length === 0) return { kind: 'closed' };
      await keepAnswer(writer, key, { kind: 'customer', id });
      const subject = { changes: made.join(',') };
      await owe(writer, { kind: 'customer_changed', subject, conversation: act.staff.slackId });
      return { kind: 'closed' };
    });
  } catch (error) {
    if (error instanceof CameBefore) return { kind: 'closed' };
    throw error;
  }
}

type Read =
  | { ok: true; days: Record<Mark, Day | undefined> }
  | { ok: false; faults: Record<string, string> };

function readMarks(sent: Readonly<Record<Mark, SentMark>>, now: Day): Read {
  const faults: Record<string, string> = {};
  const dayOf = (mark: Mark): Day | undefined => {
    if (!sent[mark].isSo) return undefined;
    const day = parseDay(sent[mark].day ?? '');
    if (day === undefined || day > now) faults[DAY_FIELD[mark]] = dayFault(day !== undefined);
    return day;
  };
  const days = { housed: dayOf('housed'), benefits: dayOf('benefits') };
  return Object.keys(faults).length === 0 ? { ok: true, days } : { ok: false, faults };
}
