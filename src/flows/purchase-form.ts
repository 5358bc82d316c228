import type { Day } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import type { Amount } from '../domain/money.ts';
import { isExact } from '../domain/more.ts';
import { sourceValue } from '../domain/other-source.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Vocabulary } from '../ledger/vocabulary.ts';
import type { FormPurpose, PurchaseForm } from '../messages/form.ts';
import type { MoreForm } from '../messages/form-more.ts';
import { type Act, today, vocabularyOf } from './act.ts';
import { formAsks } from './form-asks.ts';
import { amountText, daysOf, moreFormOf, priceText } from './form-more.ts';
import { categoryOf, type UnderstoodLine } from './understand-line.ts';

/** An empty form. */
export async function emptyForm(act: Act): Promise<PurchaseForm> {
  const { card } = act.staff;
  const purpose = { mode: 'new' } as const;
  return { ...choices(await vocabularyOf(act)), ...photosOf(act), purpose, paidBy: 'card', card };
}

/** The form for a line that lacks amount or customer, with whatever was understood. */
export async function formFromLine(act: Act, line: UnderstoodLine): Promise<PurchaseForm> {
  const { parsed, customer, vocabulary } = line;
  const code = parsed.areas.length === 1 ? parsed.areas[0] : undefined;
  const category = categoryOf(parsed.item, vocabulary);
  return {
    ...(await emptyForm(act)),
    note: noteOn(line),
    customer,
    amount: parsed.amount === undefined ? undefined : priceText(parsed.amount),
    item: parsed.item,
    category,
    area: vocabulary.areas.find((area) => area.code === code),
    reason: parsed.purpose,
    paidBy: parsed.paidBy ?? 'card',
    ...(await formAsks(act, {
      customer,
      item: parsed.item,
      category,
      unitPence: parsed.amount?.unitPence,
    })),
    more: moreOfLine(parsed.amount, today(act)),
  };
}

/** A total for several of a thing cannot be told by the amount alone. */
function moreOfLine(amount: Amount | undefined, day: Day): MoreForm | undefined {
  if (amount === undefined || isExact(amount)) return undefined;
  return {
    day,
    howMany: String(amount.count),
    newUse: false,
    interest: false,
    secondHand: [],
    lines: [],
  };
}

function noteOn({ parsed, closed, meant }: UnderstoodLine): string | undefined {
  if (closed !== undefined) return isClosed(closed);
  for (const problem of parsed.problems) {
    if (problem.kind === 'unknownCustomer') {
      return notOnFile(problem.typed, meant);
    }
    if (problem.kind === 'amountRefused') return `${problem.typed} is no amount that can be used.`;
  }
  return undefined;
}

/** At most three are named; nothing is chosen for the person. */
function notOnFile(typed: string, meant: readonly string[]): string {
  if (meant.length === 0) return `${typed} is not a customer on file. Choose one below.`;
  const named = meant.slice(0, 3).join(' or ');
  return `${typed} is not on file. Did you mean ${named}? Choose below.`;
}

function isClosed(reference: string): string {
  return `${reference} is closed. Choose an open customer.`;
}

/** The form for the same purchase, for a customer whose case is open. */
export async function formForAnother(act: Act, entry: SavedPurchase): Promise<PurchaseForm> {
  const form = await formFrom(act, { ...entry, ...anew(entry), day: today(act) }, { mode: 'new' });
  return { ...form, customer: undefined, note: isClosed(entry.customer.reference) };
}

/**
 * What the same purchase once more takes along of what was told: not what was true of that day, nor
 * that it is new (R66).
 */
export function anew({ more }: SavedPurchase): Pick<SavedPurchase, 'more' | 'otherSource'> {
  const untold = { backdatedWhy: undefined, sourceAnswer: undefined, receipt: undefined };
  return { more: { ...more, ...untold, newUse: false }, otherSource: undefined };
}

/** The form filled with a kept line or a purchase. */
export async function formFrom(
  act: Act,
  told: Draft | SavedPurchase,
  purpose: FormPurpose,
): Promise<PurchaseForm> {
  const vocabulary = await vocabularyOf(act);
  return {
    ...choices(vocabulary),
    ...photosOf(act),
    purpose,
    card: act.staff.card,
    more: moreFormOf(told, (await daysOf(act, purpose)).toldOn),
    customer: told.customer,
    amount: amountText(told),
    item: told.item,
    category: told.category,
    area: told.area,
    reason: told.purpose,
    paidBy: told.paidBy,
    otherSource: sourceValue(told),
    whyThisOne: told.whyThisOne,
    ...(await formAsks(act, told)),
  };
}

/** R97: off until the team switches them on. */
function photosOf({ workspace }: Act): Pick<PurchaseForm, 'takesPhotos'> {
  return { takesPhotos: workspace.receiptPhotos };
}

function choices({ categories, areas }: Vocabulary) {
  return {
    categories: categories.filter(({ active }) => active),
    areas: areas.filter(({ active }) => active),
    asksOtherSource: false,
    asksWhyThisOne: false,
  };
}
