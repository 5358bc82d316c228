import type { Day } from './day.ts';
import { add, type Pence, toDecimal } from './money.ts';
import { PAYMENT_METHODS, type PaymentMethod } from './payment.ts';
import { type Authority, OTHER_SOURCES } from './purchase.ts';

/** Whether the case system has an entry: not, as it was before a correction, or as it is. */
export type ExportState = 'new' | 'changed' | 'before';

/** What an entry is: a void takes back what was exported before and has no money. */
export type ExportKind = 'purchase' | 'refund' | 'fee' | 'void';

/** A line of an entry as it stands, with everything that the case system keeps of it (R17). */
export interface ExportedLine {
  readonly reference: string;
  readonly version: number;
  /** From 1; undefined for a void, which has none. */
  readonly line: number | undefined;
  readonly state: ExportState;
  readonly kind: ExportKind;
  /** The reference of the purchase that a refund or a fee belongs to. */
  readonly against: string | undefined;
  readonly day: Day;
  readonly recordedOn: Day;
  readonly customer: string | undefined;
  readonly buyer: string | undefined;
  readonly category: string | undefined;
  readonly component: string | undefined;
  readonly area: string | undefined;
  readonly item: string;
  readonly purpose: string | undefined;
  /** The budget's share. */
  readonly pence: Pence;
  readonly count: number;
  readonly unitPence: Pence;
  readonly customerPence: Pence;
  readonly secondHand: boolean;
  readonly paidBy: PaymentMethod;
  readonly card: string | undefined;
  readonly authority: Authority;
  readonly signedOffBy: string | undefined;
  readonly otherSource: string | undefined;
  readonly whyThisOne: string | undefined;
  readonly newUse: boolean;
  readonly frees: string | undefined;
  readonly planItem: string | undefined;
  readonly planReviewOn: string | undefined;
  readonly whyLate: string | undefined;
  readonly whyCorrected: string | undefined;
}

type Cell = (line: ExportedLine) => string | number | undefined;

const yes = (is: boolean) => (is ? 'yes' : 'no');

const AUTHORITIES: Readonly<Record<Authority, string>> = {
  own: 'worker',
  signed_off: 'manager',
  exception: 'manager, afterwards',
  imported: 'import',
};

/** R148: the columns in their order, under plain names; `docs/codebook.md` says what each means. */
const CELLS = {
  reference: (line) => line.reference,
  line: (line) => line.line,
  version: (line) => line.version,
  export: (line) => line.state,
  kind: (line) => line.kind,
  belongs_to: (line) => line.against,
  date: (line) => line.day,
  recorded_on: (line) => line.recordedOn,
  customer: (line) => line.customer,
  coordinator: (line) => line.buyer,
  category: (line) => line.category,
  component: (line) => line.component,
  outcome_area: (line) => line.area,
  item: (line) => line.item,
  purpose: (line) => line.purpose,
  amount: (line) => toDecimal(line.pence),
  count: (line) => line.count,
  price_of_one: (line) => toDecimal(line.unitPence),
  customer_paid: (line) => toDecimal(line.customerPence),
  full_price: (line) => toDecimal(add(line.pence, line.customerPence)),
  second_hand: (line) => yes(line.secondHand),
  paid_by: ({ paidBy }) => PAYMENT_METHODS.find(({ code }) => code === paidBy)?.short ?? paidBy,
  card_last_four: (line) => line.card,
  decided_by: (line) => AUTHORITIES[line.authority],
  signed_off_by: (line) => line.signedOffBy,
  other_source: ({ otherSource }) =>
    OTHER_SOURCES.find(({ code }) => code === otherSource)?.label ?? otherSource,
  why_this_one: (line) => line.whyThisOne,
  new_use: (line) => yes(line.newUse),
  frees: (line) => line.frees,
  plan_item: (line) => line.planItem,
  plan_review_on: (line) => line.planReviewOn,
  why_late: (line) => line.whyLate,
  why_corrected: (line) => line.whyCorrected,
} as const satisfies Readonly<Record<string, Cell>>;

export const EXPORT_COLUMNS = Object.keys(CELLS);

/**
 * R93: what finance needs to reconcile with the cards and the tin: amounts and payment, and neither
 * customer nor goods, area or reason.
 */
export const FINANCE_COLUMNS = [
  'reference',
  'line',
  'version',
  'kind',
  'belongs_to',
  'date',
  'recorded_on',
  'coordinator',
  'category',
  'component',
  'amount',
  'count',
  'price_of_one',
  'customer_paid',
  'full_price',
  'paid_by',
  'card_last_four',
  'decided_by',
  'signed_off_by',
] as const satisfies readonly (keyof typeof CELLS)[];

/** A line as a row of the export, in the order of the columns; amounts in pounds. */
export function exportCells(
  line: ExportedLine,
  columns: readonly string[] = EXPORT_COLUMNS,
): (string | number)[] {
  const cells: Readonly<Record<string, Cell>> = CELLS;
  return columns.map((column) => cells[column]?.(line) ?? '');
}
