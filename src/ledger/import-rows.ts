import { addDays, type Day, parseDay } from '../domain/day.ts';
import { type AmountRefusal, formatPounds, LARGEST_AMOUNT, parseAmount } from '../domain/money.ts';
import { PAYMENT_METHODS, type PaymentMethod, paymentMethodNamed } from '../domain/payment.ts';
import { lookupOf } from './customers.ts';
import { type Fault, type FileRow, longCells } from './import-file.ts';

export const PURCHASE_COLUMNS = [
  'reference',
  'date',
  'customer',
  'coordinator',
  'category',
  'item',
  'amount',
  'paid_by',
  'outcome_area',
  'purpose',
  'signed_off_by',
] as const;

export type PurchaseFileRow = FileRow<(typeof PURCHASE_COLUMNS)[number]>;

/** One purchase of a file, its words found in the ledger; people still by name. */
export interface ImportedPurchase {
  readonly reference: string;
  readonly day: Day;
  readonly customerId: number;
  readonly buyer: string;
  readonly categoryId: number;
  readonly areaId: number | null;
  readonly item: string;
  readonly purpose: string | null;
  readonly pence: number;
  readonly paidBy: PaymentMethod;
  readonly signedOffBy: string | null;
}

/** What a file's words mean; customers under their lookup, labels in small letters. */
export interface Meanings {
  readonly customers: ReadonlyMap<string, number>;
  readonly categories: ReadonlyMap<string, number>;
  readonly areas: ReadonlyMap<string, number>;
}

/** Labels are found in any case. */
export function labelKey(label: string): string {
  return label.trim().toLowerCase();
}

/** The number in `P05484`; of nine digits at most, as the ledger counts. */
export function referenceNumber(reference: string): number | undefined {
  const number = /^P(\d{1,9})$/u.exec(reference)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** R53: what people also call a category, by its code. */
export const CATEGORY_ALIASES: Readonly<Record<string, string>> = {
  travel: 'transport',
  clothing: 'clothes',
};

/** Every row that is in order, and every fault of those that are not. */
export function checkPurchases(
  rows: readonly PurchaseFileRow[],
  meanings: Meanings,
  shiftDays: number,
): { purchases: ImportedPurchase[]; faults: Fault[] } {
  const faults: Fault[] = longCells(rows);
  const seen = new Map<string, number>();
  const purchases = rows.flatMap((row) => {
    const says = (text: string) => faults.push({ line: row.line, says: text });
    const { reference } = row.cells;
    const earlier = seen.get(reference);
    if (earlier !== undefined) says(`${reference} is on line ${earlier} already.`);
    seen.set(reference, row.line);
    return checkPurchase(row, meanings, shiftDays, says) ?? [];
  });
  return { purchases, faults };
}

function checkPurchase(
  { cells }: PurchaseFileRow,
  meanings: Meanings,
  shiftDays: number,
  says: (fault: string) => void,
): ImportedPurchase | undefined {
  const missing = (['reference', 'coordinator', 'item'] as const).filter((it) => cells[it] === '');
  for (const column of missing) says(`There is nothing under ${column}.`);
  const found = {
    day: dayOf(cells.date, shiftDays, says),
    ...meaningOf(cells, meanings, says),
    pence: amountOf(cells.amount, says),
    paidBy: paymentMethodOf(cells.paid_by, says),
  };
  if (missing.length > 0 || !isComplete(found)) return undefined;
  return {
    ...found,
    reference: cells.reference,
    buyer: cells.coordinator,
    item: cells.item,
    purpose: cells.purpose || null,
    signedOffBy: cells.signed_off_by || null,
  };
}

type Complete<T> = { [K in keyof T]: Exclude<T[K], undefined> };

function isComplete<T extends object>(found: T): found is T & Complete<T> {
  return Object.values(found).every((value) => value !== undefined);
}

/** What the customer, the category and the area of a row are in the ledger. */
function meaningOf(
  cells: PurchaseFileRow['cells'],
  meanings: Meanings,
  says: (fault: string) => void,
) {
  const { customer, category, outcome_area: area } = cells;
  const customerId = meanings.customers.get(lookupOf(customer));
  if (customerId === undefined) says(`Customer "${customer}" is not on file.`);
  const categoryId = meanings.categories.get(labelKey(category));
  if (categoryId === undefined) says(`Category "${category}" is not known.`);
  const areaId = area === '' ? null : meanings.areas.get(labelKey(area));
  if (areaId === undefined) says(`Outcome area "${area}" is not known.`);
  return { customerId, categoryId, areaId };
}

function dayOf(text: string, shiftDays: number, says: (fault: string) => void): Day | undefined {
  const day = parseDay(text);
  if (day === undefined) says(`"${text}" under date is not a day (YYYY-MM-DD).`);
  return day && addDays(day, shiftDays);
}

function paymentMethodOf(text: string, says: (fault: string) => void): PaymentMethod | undefined {
  const method = paymentMethodNamed(text);
  if (method === undefined) says(`"${text}" under paid_by is not one of: ${METHODS}.`);
  return method;
}

const METHODS = PAYMENT_METHODS.map(({ short }) => short).join(', ');

const AMOUNT_FAULTS: Readonly<Record<AmountRefusal, string>> = {
  'not-an-amount': 'is not an amount such as 4.20',
  malformed: 'is not an amount such as 4.20',
  zero: 'is nothing',
  negative: 'is below nothing',
  'too-many-decimals': 'has parts of a penny',
  'too-much': `is more than ${formatPounds(LARGEST_AMOUNT)}`,
};

/** Pence of a plain decimal: what people may type elsewhere (`2x30`, `80p`) is no amount here. */
function amountOf(text: string, says: (fault: string) => void): number | undefined {
  const isPlain = /^-?\d[\d,]*(\.\d+)?$/u.test(text);
  const parsed = isPlain ? parseAmount(text) : { ok: false as const, reason: 'malformed' as const };
  if (parsed.ok) return parsed.pence;
  says(`"${text}" under amount ${AMOUNT_FAULTS[parsed.reason]}.`);
  return undefined;
}
