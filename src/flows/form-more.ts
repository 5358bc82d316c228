import { type Day, dayOf } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import { toDecimal } from '../domain/money.ts';
import {
  firstLinePence,
  firstLinePrice,
  isExact,
  MOST_LINES,
  NOTHING_MORE,
  sameMore,
  type ToldLine,
} from '../domain/more.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { draftById } from '../ledger/drafts.ts';
import { versionsOf } from '../ledger/purchase-history.ts';
import type { FormPurpose } from '../messages/form.ts';
import type { LineForm, MoreForm } from '../messages/form-more.ts';
import { type Act, today } from './act.ts';
import type { LineValues, Lists, MoreValues } from './read-more.ts';

/** The day that a form is about, and the day on which it was first told (R15). */
export interface FormDays {
  readonly day: Day;
  readonly toldOn: Day;
}

/** A new form is about today; a kept line or a purchase keeps its days. */
export async function daysOf(act: Act, purpose: FormPurpose): Promise<FormDays> {
  const now = { day: today(act), toldOn: today(act) };
  if (purpose.mode === 'new') return now;
  if (purpose.mode === 'edit') {
    // R15: what an import brought was never told late, and a correction tells nothing late.
    const versions = await versionsOf(act.read, purpose.reference);
    const [first, last] = [versions[0], versions.at(-1)];
    if (first === undefined || last === undefined) return now;
    const { day } = last.entry;
    return { day, toldOn: first.imported ? day : first.entry.recordedOn };
  }
  const draft = await draftById(act.read, purpose.draft);
  if (draft === undefined) return now;
  return { day: draft.day, toldOn: dayOf(draft.createdAt, act.workspace.timezone) };
}

/** What a kept line or a purchase holds behind "Add more"; undefined where that is nothing. */
export function moreFormOf(told: Draft | SavedPurchase, toldOn: Day): MoreForm | undefined {
  const { more } = told;
  const first = { pence: firstLinePence(told), count: told.count, unitPence: told.unitPence };
  const says = !sameMore(more, NOTHING_MORE) || !isExact(first) || told.day !== toldOn;
  if (!says) return undefined;
  const secondHand = [more.secondHand, ...more.lines.map((line) => line.secondHand)];
  return {
    day: told.day,
    whyLate: more.backdatedWhy,
    howMany: told.count > 1 ? String(told.count) : undefined,
    customerShare: more.customerPence > 0 ? toDecimal(more.customerPence) : undefined,
    frees: more.frees,
    newUse: more.newUse,
    interest: more.interest,
    planItem: more.planItem,
    planReviewOn: more.planReviewOn,
    receipt: more.receipt,
    hasPhoto: more.photo !== undefined,
    secondHand: secondHand.flatMap((ticked, at) => (ticked ? [at + 1] : [])),
    lines: more.lines.map(toLineForm),
  };
}

function toLineForm(line: ToldLine): LineForm {
  return { ...line, amount: priceText(line) };
}

/** An amount as it is typed: `29.00`, or `2x30.00` for several of a price. */
export function priceText(line: Pick<ToldLine, 'pence' | 'count' | 'unitPence'>): string {
  const several = line.count > 1 && isExact(line);
  return several ? `${line.count}x${toDecimal(line.unitPence)}` : toDecimal(line.pence);
}

/** The first line's amount as it is typed: its full price, the customer's share included (R8). */
export function amountText(told: Draft | SavedPurchase): string {
  const { customerPence } = told.more;
  const line = { pence: firstLinePence(told), count: told.count, unitPence: told.unitPence };
  return customerPence === 0 ? priceText(line) : toDecimal(firstLinePrice(told));
}

/** What was typed behind "Add more", to be shown again. */
export function moreAsSent(values: MoreValues, days: FormDays, lists: Lists): MoreForm {
  const { receipt, photo: _, day, planReviewOn, secondHand, lines, ...typed } = values;
  return {
    ...typed,
    day: (day as Day | undefined) ?? days.day,
    planReviewOn: planReviewOn as Day | undefined,
    receipt: receipt === 'yes' || receipt === 'no' ? receipt : undefined,
    secondHand: secondHand.map(Number),
    lines: lines.map((line) => lineAsSent(line, lists)),
  };
}

function lineAsSent({ item, amount, category, area }: LineValues, lists: Lists): LineForm {
  return {
    ...{ item, amount },
    category: lists.categories.find(({ id }) => String(id) === category),
    area: lists.areas.find(({ id }) => String(id) === area),
  };
}

/** What a button of the form changes about it. */
export type FormChange = 'more' | 'add' | 'remove';

/** The form after one of its buttons: more of it, a line more, a line less. */
export function changedMore(
  more: MoreForm | undefined,
  change: FormChange,
  { day }: FormDays,
): MoreForm {
  const shown = more ?? { day, newUse: false, interest: false, secondHand: [], lines: [] };
  if (change === 'more') return shown;
  if (change === 'add') {
    return shown.lines.length + 1 < MOST_LINES ? { ...shown, lines: [...shown.lines, {}] } : shown;
  }
  const lines = shown.lines.slice(0, -1);
  return { ...shown, lines, secondHand: shown.secondHand.filter((at) => at <= lines.length + 1) };
}
