import { type Day, dayOf } from '../domain/day.ts';
import { ZERO } from '../domain/money.ts';
import { firstLinePence, NOTHING_MORE, type ToldLine } from '../domain/more.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Authority, Complete, SavedPurchase } from '../domain/purchase.ts';
import { type LineRow, purchaseFacts } from './facts.ts';
import { newSalt } from './history.ts';
import { addPurchaseNote } from './purchase-notes.ts';
import { insertAbout, insertRows } from './rows.ts';
import { sealedIn } from './sealed.ts';
import type { Writer } from './writer.ts';

/** What stands behind a purchase besides what was told. */
export interface Backing {
  readonly buyerId: number;
  readonly day: Day;
  readonly authority: Authority;
  readonly policyId: number | undefined;
  readonly planId?: number | undefined;
  readonly rulesVersion?: number | undefined;
}

interface Entry {
  readonly told: (Omit<Complete, 'area'> & { area: Complete['area'] | undefined }) | undefined;
  readonly customerId?: number;
  readonly paidBy?: PaymentMethod;
  readonly backing: Backing;
  readonly reference: string;
  readonly version: number;
  readonly kind: SavedPurchase['kind'];
  readonly correctsId?: number;
  /** A refund's or a fee's own purchase. */
  readonly againstId?: number | undefined;
  readonly why?: string;
}

/** What a void tells of goods: nothing. */
const NOTHING_TOLD = {
  customer: { id: 0, reference: '—' },
  pence: ZERO,
  count: 1,
  unitPence: ZERO,
  item: '',
  purpose: undefined,
  category: { id: 0, label: '—' },
  area: undefined,
  paidBy: 'card',
  card: undefined,
  otherSource: undefined,
  whyThisOne: undefined,
  more: NOTHING_MORE,
} as const;

export async function insert(writer: Writer, entry: Entry): Promise<SavedPurchase> {
  const row = purchaseRow(writer, entry);
  const lines = entry.told === undefined ? [] : lineRows(entry.told);
  const projection = {
    workspaceId: row.workspaceId,
    customerId: row.customerId,
    day: row.day,
    recordedOn: row.recordedOn,
    tally: entry.kind === 'refund' ? 0 : 1,
    counts: entry.kind !== 'breach',
    correctedOn: null,
  };
  const id = await insertAbout(writer.db, 'Purchase', {
    ...sealedIn(row, writer.keys),
    recordedAt: writer.now,
  });
  const sealed = sealedIn(lines, writer.keys);
  const whole = sealed.map((line) => ({ ...line, ...projection, purchaseId: id }));
  await insertRows(writer.db, 'PurchaseLine', whole);
  const { buyerId, day } = entry.backing;
  const { customerId, pence } = row;
  if (projection.counts && customerId !== null && pence !== 0) {
    writer.spending.push({ customerId, buyerId, day, pence });
  }
  writer.record({
    kind: 'purchase.saved',
    subject: `purchase:${id}`,
    facts: purchaseFacts(row, lines),
  });
  await noteReceipt(writer, entry);
  return toSaved(writer, entry, id);
}

/** R97: what the form was told of the receipt stands beside the purchase. */
async function noteReceipt(writer: Writer, { told, reference, backing }: Entry): Promise<void> {
  const value = told?.more.receipt;
  if (value === undefined) return;
  await addPurchaseNote(writer, { reference, kind: 'receipt', value, by: backing.buyerId });
}

/** The entry as it was saved, without reading it back. */
function toSaved(writer: Writer, entry: Entry, id: number): SavedPurchase {
  const { told, backing } = entry;
  return {
    ...(told ?? NOTHING_TOLD),
    id,
    reference: entry.reference,
    version: entry.version,
    kind: entry.kind,
    buyerId: backing.buyerId,
    buyerSlackId: undefined,
    day: backing.day,
    recordedAt: writer.now,
    recordedOn: dayOf(writer.now, writer.timezone),
    authority: backing.authority,
    policyId: backing.policyId,
    planId: backing.planId,
    rulesVersion: backing.rulesVersion,
    againstId: entry.againstId,
    corrected: false,
    forgotten: false,
  };
}

function purchaseRow(writer: Writer, entry: Entry) {
  const { told, backing } = entry;
  return {
    workspaceId: writer.workspaceId,
    reference: entry.reference,
    version: entry.version,
    kind: entry.kind,
    correctsId: entry.correctsId ?? null,
    againstId: entry.againstId ?? null,
    planId: backing.planId ?? null,
    // 0 stands for nobody: the customer was forgotten.
    customerId: (told?.customer.id ?? entry.customerId) || null,
    buyerId: backing.buyerId,
    day: backing.day,
    pence: told?.pence ?? 0,
    paidBy: told?.paidBy ?? entry.paidBy ?? 'card',
    cardLastFour: told?.card ?? null,
    authority: backing.authority,
    policyId: backing.policyId ?? null,
    rulesVersion: backing.rulesVersion ?? null,
    newUse: told?.more.newUse ?? false,
    frees: told?.more.frees ?? null,
    planItem: told?.more.planItem ?? null,
    planReviewOn: told?.more.planReviewOn ?? null,
    backdatedWhy: told?.more.backdatedWhy ?? null,
    signedOffById: null,
    why: entry.why ?? null,
    source: 'slack',
    recordedById: writer.actorId,
    recordedOn: dayOf(writer.now, writer.timezone),
    salt: newSalt(),
  };
}

/** The customer's own share stands with the first line; the others have none. */
function lineRows(told: NonNullable<Entry['told']>): LineRow[] {
  const first = {
    position: 1,
    item: told.item,
    purpose: told.purpose,
    count: told.count,
    unitPence: told.unitPence,
    pence: firstLinePence(told),
    categoryId: told.category.id,
    areaId: told.area?.id ?? null,
    otherSource: told.otherSource ?? null,
    whyThisOne: told.whyThisOne ?? null,
    customerPence: told.more.customerPence,
    secondHand: told.more.secondHand,
  };
  return [first, ...told.more.lines.map((line, index) => laterLine(told, line, index + 2))];
}

function laterLine(told: NonNullable<Entry['told']>, line: ToldLine, position: number): LineRow {
  return {
    position,
    item: line.item,
    purpose: told.purpose,
    count: line.count,
    unitPence: line.unitPence,
    pence: line.pence,
    categoryId: line.category.id,
    areaId: line.area?.id ?? null,
    otherSource: null,
    whyThisOne: null,
    customerPence: 0,
    secondHand: line.secondHand,
  };
}
