import { type Day, dayOf } from '../domain/day.ts';
import { ZERO } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Authority, Complete, SavedPurchase } from '../domain/purchase.ts';
import { purchaseFacts } from './facts.ts';
import { newSalt } from './history.ts';
import { insertRow, insertRows } from './rows.ts';
import type { Writer } from './writer.ts';

/** What stands behind a purchase besides what was told. */
export interface Backing {
  readonly buyerId: number;
  readonly day: Day;
  readonly authority: Authority;
  readonly policyId: number | undefined;
  readonly planId?: number | undefined;
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
} as const;

export async function insert(writer: Writer, entry: Entry): Promise<SavedPurchase> {
  const row = purchaseRow(writer, entry);
  const lines = entry.told === undefined ? [] : [lineRow(entry.told)];
  const projection = {
    workspaceId: row.workspaceId,
    customerId: row.customerId,
    day: row.day,
    recordedOn: row.recordedOn,
    tally: 1,
    counts: entry.kind !== 'breach',
    correctedOn: null,
  };
  const id = await insertRow(writer.db, 'Purchase', { ...row, recordedAt: writer.now });
  const whole = lines.map((line) => ({ ...line, ...projection, purchaseId: id }));
  await insertRows(writer.db, 'PurchaseLine', whole);
  writer.record({
    kind: 'purchase.saved',
    subject: `purchase:${id}`,
    facts: purchaseFacts(row, lines),
  });
  return toSaved(writer, entry, id);
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
    authority: backing.authority,
    policyId: backing.policyId,
    planId: backing.planId,
    corrected: false,
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
    refundsId: null,
    planId: backing.planId ?? null,
    customerId: told?.customer.id ?? entry.customerId ?? null,
    buyerId: backing.buyerId,
    day: backing.day,
    pence: told?.pence ?? 0,
    paidBy: told?.paidBy ?? entry.paidBy ?? 'card',
    cardLastFour: told?.card ?? null,
    authority: backing.authority,
    policyId: backing.policyId ?? null,
    signedOffById: null,
    why: entry.why ?? null,
    source: 'slack',
    recordedById: writer.actorId,
    recordedOn: dayOf(writer.now, writer.timezone),
    salt: newSalt(),
  };
}

function lineRow(told: NonNullable<Entry['told']>) {
  return {
    position: 1,
    item: told.item,
    purpose: told.purpose,
    count: told.count,
    unitPence: told.unitPence,
    pence: told.pence,
    categoryId: told.category.id,
    areaId: told.area?.id ?? null,
    otherSource: told.otherSource ?? null,
    whyThisOne: told.whyThisOne ?? null,
  };
}
