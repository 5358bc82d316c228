import { linesOf } from '../domain/against.ts';
import { subtract } from '../domain/money.ts';
import type { Named, SavedPurchase } from '../domain/purchase.ts';
import type { Refused } from '../domain/refusal.ts';
import { cameBack } from '../ledger/against.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { addPurchaseNote } from '../ledger/purchase-notes.ts';
import type { Writer } from '../ledger/writer.ts';
import { type AgainstForm, feeForm, missedForm, refundForm } from '../messages/against-forms.ts';
import { FIELD_FAULTS } from '../messages/field-faults.ts';
import { MONEY_FIELDS } from '../messages/ids.ts';
import { type Act, change, today, vocabularyOf } from './act.ts';
import { type Against, addFee, addRefund, standingPurchase } from './against.ts';
import { type Answer, showView } from './answer.ts';
import { isRefused } from './own-draft.ts';
import {
  isFaulty,
  type MoneyFaults,
  type MoneyValues,
  type ReadMoney,
  readMoney,
} from './read-money.ts';

const FORMS = { refund: refundForm, fee: feeForm, missed: missedForm } as const;

/** `Refund`, `Cancellation fee` or `Missed appointment`: the form. */
export async function againstForm(act: Act, what: Against, reference: string): Promise<Answer> {
  const entry = await standingPurchase(act.read, act, reference, what);
  if (isRefused(entry)) return entry;
  const left = subtract(entry.pence, (await cameBack(act.read, reference)).pence);
  const { areas } = await vocabularyOf(act);
  const { item, paidBy } = entry;
  const form: AgainstForm = {
    ...{ reference, item, left, paidBy, today: today(act), lines: linesOf(entry) },
    areas: entry.area === undefined ? areas.filter(({ active }) => active) : undefined,
  };
  return showView(FORMS[what](form));
}

/** What a form held when it was sent. */
export interface AgainstValues extends Omit<MoneyValues, 'amount'> {
  /** Typed amounts; '' for none. */
  readonly fee: string;
  readonly refund: string;
  readonly line: number;
  readonly area: string | undefined;
}

interface Read {
  readonly fee: (ReadMoney & { area: Named }) | undefined;
  readonly refund: ReadMoney | undefined;
  readonly line: number;
}

const DONE = { kind: 'closed' } as const;

/** What becomes of a sent form. */
export type AgainstSent = typeof DONE | MoneyFaults | Refused;

/** R11, R12: records what came back, a fee, or that it was missed; once per form (R14). */
export async function recordAgainst(
  act: Act,
  what: Against,
  reference: string,
  values: AgainstValues,
  key: string,
): Promise<AgainstSent> {
  const seen = await standingPurchase(act.read, act, reference, what);
  if (isRefused(seen)) return seen;
  const read = await readValues(act, what, seen, values);
  if (isFaulty(read)) return read;
  try {
    return await change(act, async (writer) => {
      const entry = await standingPurchase(writer, act, reference, what);
      if (isRefused(entry)) return entry;
      return record(writer, act, entry, { ...read, missed: what === 'missed' }, key);
    });
  } catch (error) {
    if (error instanceof CameBefore) return DONE;
    if (error instanceof NotRecorded) return error.refused;
    throw error;
  }
}

/** Ends the transaction, so that of several things none is recorded when one cannot be. */
class NotRecorded extends Error {
  override readonly name = 'NotRecorded';
  readonly refused: Refused;

  constructor(refused: Refused) {
    super('Nothing was recorded');
    this.refused = refused;
  }
}

function must<T extends object>(result: T | Refused): T {
  if (isRefused(result)) throw new NotRecorded(result);
  return result;
}

async function record(
  writer: Writer,
  act: Act,
  entry: SavedPurchase,
  told: Read & { missed: boolean },
  key: string,
): Promise<AgainstSent> {
  const { reference } = entry;
  const refund = told.refund && must(await addRefund(writer, entry, told.refund, told.line));
  const fee = told.fee && must(await addFee(writer, act, entry, told.fee));
  if (told.missed) {
    const note = { reference, kind: 'became', value: 'missed', by: act.staff.id };
    await addPurchaseNote(writer, note);
  }
  await keepAnswer(writer, key, { kind: 'against', id: entry.id });
  const subject = {
    ...{ purchase: entry.id, missed: told.missed ? 1 : 0 },
    ...(refund && { refund: refund.id }),
    ...(fee && { fee: fee.purchase.id }),
    ...(fee?.plan && { plan: fee.plan.id }),
  };
  await owe(writer, { kind: 'against', subject, conversation: act.staff.slackId });
  return DONE;
}

async function readValues(
  act: Act,
  what: Against,
  entry: SavedPurchase,
  { fee, refund, line, area, ...rest }: AgainstValues,
): Promise<Read | MoneyFaults> {
  const field = (own: string) => (what === 'missed' ? own : MONEY_FIELDS.amount);
  const read = (amount: string, own: string) => {
    const money = readMoney(act, { ...rest, amount }, entry.day, field(own));
    return isFaulty(money)
      ? money
      : { ...money, card: money.paidBy === 'card' ? entry.card : undefined };
  };
  const paid = fee === '' && what !== 'fee' ? undefined : read(fee, MONEY_FIELDS.fee);
  const back = refund === '' && what !== 'refund' ? undefined : read(refund, MONEY_FIELDS.refund);
  if (paid !== undefined && isFaulty(paid)) return paid;
  if (back !== undefined && isFaulty(back)) return back;
  if (!(line >= 0 && line < linesOf(entry).length)) {
    return { kind: 'faults', faults: { [MONEY_FIELDS.line]: 'Choose what it came back for.' } };
  }
  const chosen = entry.area ?? (await areaOf(act, area));
  if (paid !== undefined && chosen === undefined) {
    return { kind: 'faults', faults: { [MONEY_FIELDS.area]: FIELD_FAULTS.area } };
  }
  return { fee: paid && chosen && { ...paid, area: chosen }, refund: back, line };
}

async function areaOf(act: Act, value: string | undefined): Promise<Named | undefined> {
  const { areas } = await vocabularyOf(act);
  return areas.find(({ id, active }) => active && String(id) === value);
}
