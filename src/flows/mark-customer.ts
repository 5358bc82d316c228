import { ASSENTS, type CaseCustomer, MARKS, type Mark } from '../domain/caseload.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { changeCustomer, changesOf } from '../ledger/customer-changes.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { takeBackStoriesOf } from '../ledger/stories.ts';
import { dayFault } from '../messages/customer-faults.ts';
import { marksForm, toldForm } from '../messages/customer-forms.ts';
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

/** `Told, or objected` (R98): the form. */
export async function openTold(act: Act, id: number): Promise<Answer> {
  const customer = await openCase(act.read, act, id);
  return isRefused(customer) ? customer : showView(toldForm(customer, today(act)));
}

/** One mark as the form has it. */
export interface SentMark {
  readonly isSo: boolean;
  readonly day: string | undefined;
}

const DAY_FIELD = {
  housed: CUSTOMER.housedOn,
  benefits: CUSTOMER.benefitsOn,
  told: CUSTOMER.toldOn,
  objected: CUSTOMER.objectedOn,
} as const;

/** What a form tells: two marks, or what was told and said. */
export type SentMarks = Readonly<Partial<Record<Mark, SentMark>>>;

/** Takes in both marks; what is as it was makes no entry, and a mark taken back stays in the past. */
export async function submitMarks(
  act: Act,
  id: number,
  sent: SentMarks,
  key: string,
): Promise<CustomerFormAnswer> {
  const read = readMarks(sent, today(act));
  if (!read.ok) return { kind: 'faults', faults: read.faults };
  try {
    return await change(act, async (writer): Promise<CustomerFormAnswer> => {
      const customer = await openCase(writer, act, id);
      if (isRefused(customer)) return customer;
      const made: number[] = [];
      for (const mark of [...MARKS, ...ASSENTS].filter((one) => sent[one] !== undefined)) {
        const fromTo = { before: seenOf(customer, mark), after: read.days[mark] };
        if (fromTo.before === fromTo.after) continue;
        const done = await changeCustomer(writer, id, mark, fromTo);
        if (done !== undefined) made.push(done);
      }
      if (read.days.objected !== undefined) await takeBackStoriesOf(writer, id);
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

function seenOf(customer: CaseCustomer, mark: Mark): Day | undefined {
  const { housedOn, benefitsOn, toldOn, objectedOn } = customer;
  return { housed: housedOn, benefits: benefitsOn, told: toldOn, objected: objectedOn }[mark];
}

type Read =
  | { ok: true; days: Partial<Record<Mark, Day | undefined>> }
  | { ok: false; faults: Record<string, string> };

function readMarks(sent: SentMarks, now: Day): Read {
  const faults: Record<string, string> = {};
  const dayOf = (mark: Mark): Day | undefined => {
    if (sent[mark]?.isSo !== true) return undefined;
    const day = parseDay(sent[mark].day ?? '');
    if (day === undefined || day > now) faults[DAY_FIELD[mark]] = dayFault(day !== undefined);
    return day;
  };
  const days = Object.fromEntries([...MARKS, ...ASSENTS].map((mark) => [mark, dayOf(mark)]));
  return Object.keys(faults).length === 0 ? { ok: true, days } : { ok: false, faults };
}
