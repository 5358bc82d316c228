import { dayFault } from '../domain/backdating.ts';
import { type Day, parseDay } from '../domain/day.ts';
import { MOST_CHARACTERS } from '../domain/line.ts';
import { type Amount, add, parseAmount, subtract, sum, totalFor } from '../domain/money.ts';
import { isPlanItem, type More, NOTHING_MORE, type ToldLine } from '../domain/more.ts';
import { FIELD_FAULTS, MORE_FAULTS } from '../messages/field-faults.ts';
import { type LinePart, lineField, MORE_FIELDS } from '../messages/ids.ts';
import { type Faults, optionalWords, words } from './read-words.ts';

/** What the fields behind "Add more" held, as Slack gives it. */
export interface MoreValues {
  readonly day?: string | undefined;
  readonly whyLate: string;
  readonly howMany: string;
  readonly customerShare: string;
  readonly frees: string;
  readonly newUse: boolean;
  readonly interest: boolean;
  readonly planItem: string;
  readonly planReviewOn?: string | undefined;
  readonly receipt?: string | undefined;
  /** Slack's id of the photo that was put in. */
  readonly photo?: string | undefined;
  readonly total: string;
  /** Positions of the lines whose goods are second hand. */
  readonly secondHand: readonly string[];
  readonly lines: readonly LineValues[];
}

/** What a further line's fields held. */
export type LineValues = Readonly<Partial<Record<LinePart, string | undefined>>>;

/** What may be chosen for a line. */
export interface Lists {
  readonly categories: readonly { id: number; label: string; active: boolean }[];
  readonly areas: readonly { id: number; label: string; active: boolean }[];
}

/** The budget's share, and all that was told besides the six inputs. */
export interface ReadMore {
  readonly amount: Amount;
  readonly more: More;
  /** Undefined: the day was not asked. */
  readonly day: Day | undefined;
}

/** Reads what is behind "Add more"; the first line's amount was read before. */
export function readMore(
  values: MoreValues | undefined,
  first: Amount,
  days: { today: Day; toldOn: Day },
  lists: Lists,
  faults: Faults,
): ReadMore {
  if (values === undefined) return { amount: first, more: NOTHING_MORE, day: undefined };
  const whyLate = optionalWords(values.whyLate, MORE_FIELDS.whyLate, faults);
  const counted = countOf(values.howMany, first, faults);
  const customerPence = shareOf(values, counted, faults);
  const lines = values.lines.flatMap((line, at) => lineOf(line, at + 2, values, lists, faults));
  checkTotal(values.total, [counted, ...lines], faults);
  const share = totalFor(subtract(counted.pence, customerPence), counted.count);
  const own = customerPence === 0 ? counted : share;
  return {
    amount: { ...own, pence: add(own.pence, sum(lines.map((line) => line.pence))) },
    day: dayOfPurchase(values.day, days, whyLate, faults),
    more: {
      customerPence,
      secondHand: values.secondHand.includes('1'),
      newUse: values.newUse,
      interest: values.interest,
      frees: optionalWords(values.frees, MORE_FIELDS.frees, faults),
      planItem: planItemOf(values.planItem, faults),
      planReviewOn: parseDay(values.planReviewOn ?? ''),
      backdatedWhy: whyLate,
      sourceAnswer: undefined,
      receipt: values.receipt === 'yes' || values.receipt === 'no' ? values.receipt : undefined,
      ...(values.photo === undefined ? {} : { photo: values.photo }),
      lines,
    },
  };
}

/** R5: how many the amount is for; an amount such as 2x30 says so itself. */
export function countOf(typed: string, first: Amount, faults: Faults): Amount {
  if (typed === '') return first;
  const count = /^\d{1,3}$/.test(typed) ? Number(typed) : 0;
  if (count === 0) faults[MORE_FIELDS.howMany] = MORE_FAULTS.howMany;
  else if (first.count > 1 && first.count !== count) {
    faults[MORE_FIELDS.howMany] = MORE_FAULTS.howManyTwice;
  }
  return count === 0 || first.count > 1 ? first : totalFor(first.pence, count);
}

/** R8: less than the amount it is a share of. */
function shareOf({ customerShare }: MoreValues, { pence }: Amount, faults: Faults) {
  if (customerShare === '') return NOTHING_MORE.customerPence;
  const share = parseAmount(customerShare);
  if (!share.ok) faults[MORE_FIELDS.customerShare] = FIELD_FAULTS.amount[share.reason];
  else if (share.pence >= pence) faults[MORE_FIELDS.customerShare] = MORE_FAULTS.share(pence);
  else return share.pence;
  return NOTHING_MORE.customerPence;
}

/** R43: a number of the plan, not words; what the guard refuses it refuses here too (R96). */
function planItemOf(typed: string, faults: Faults): string | undefined {
  const field = MORE_FIELDS.planItem;
  const item = optionalWords(typed, field, faults);
  if (item !== undefined && faults[field] === undefined && !isPlanItem(item)) {
    faults[field] = MORE_FAULTS.planItem;
  }
  return item;
}

/** R6: a line has its own amount, category and area. */
function lineOf(
  values: LineValues,
  position: number,
  { secondHand }: MoreValues,
  { categories, areas }: Lists,
  faults: Faults,
): ToldLine[] {
  const field = (part: LinePart) => lineField(position, part);
  const item = words(values.item, field('item'), MOST_CHARACTERS.item, faults);
  const amount = parseAmount((values.amount ?? '').trim());
  const category = categories.find(({ id, active }) => active && String(id) === values.category);
  const area = areas.find(({ id, active }) => active && String(id) === values.area);
  if (!amount.ok) faults[field('amount')] = FIELD_FAULTS.amount[amount.reason];
  if (category === undefined) faults[field('category')] = FIELD_FAULTS.category;
  if (area === undefined) faults[field('area')] = FIELD_FAULTS.area;
  if (!amount.ok || category === undefined || area === undefined) return [];
  const { pence, count, unitPence } = amount;
  const price = { pence, count, unitPence };
  const kind = { category: namedOf(category), area: namedOf(area) };
  return [{ item, ...price, ...kind, secondHand: secondHand.includes(String(position)) }];
}

function namedOf({ id, label }: { id: number; label: string }) {
  return { id, label };
}

/** R5: a total that is filled in is what the lines come to, to the penny. */
function checkTotal(typed: string, lines: readonly Pick<Amount, 'pence'>[], faults: Faults): void {
  if (typed === '') return;
  const total = parseAmount(typed);
  const come = sum(lines.map(({ pence }) => pence));
  if (!total.ok) faults[MORE_FIELDS.total] = FIELD_FAULTS.amount[total.reason];
  else if (total.pence !== come && Object.keys(faults).length === 0) {
    faults[MORE_FIELDS.total] = MORE_FAULTS.total(come, total.pence);
  }
}

/** R15: never in the future; long ago only with a reason. */
function dayOfPurchase(
  typed: string | undefined,
  { today, toldOn }: { today: Day; toldOn: Day },
  whyLate: string | undefined,
  faults: Faults,
): Day {
  const day = typed === undefined ? today : (parseDay(typed) ?? today);
  const fault = dayFault(day, today, toldOn, whyLate);
  if (fault === 'in-the-future') faults[MORE_FIELDS.day] = MORE_FAULTS.future;
  if (fault === 'no-reason') faults[MORE_FIELDS.whyLate] = MORE_FAULTS.whyLate;
  return day;
}
