import { type Day, dayOf } from '../domain/day.ts';
import { ZERO } from '../domain/money.ts';
import type { PaymentMethod } from '../domain/payment.ts';
import type { Authority, Complete, SavedPurchase } from '../domain/purchase.ts';
import { purchaseFacts } from './facts.ts';
import { newSalt } from './history.ts';
import type { Writer } from './write.ts';

/** What stands behind a purchase besides what was told. */
export interface Backing {
  readonly buyerId: number;
  readonly day: Day;
  readonly authority: Authority;
  readonly policyId: number | undefined;
  readonly planId?: number | undefined;
}

/** Saves a new purchase under the next reference. */
export function addPurchase(
  writer: Writer,
  told: Complete,
  backing: Backing,
): Promise<SavedPurchase> {
  const reference = writer.nextPurchaseReference();
  return insert(writer, { told, backing, reference, version: 1, kind: 'purchase' });
}

/** R37: what may not be bought and was: it stays in the ledger and counts nowhere. */
export function addBreach(
  writer: Writer,
  told: Omit<Complete, 'area'> & { area: Complete['area'] | undefined },
  backing: Backing,
): Promise<SavedPurchase> {
  const reference = writer.nextPurchaseReference();
  return insert(writer, { told, backing, reference, version: 1, kind: 'breach' });
}

/**
 * R11: puts an amendment in the place of an entry, as a new one linked to it.
 *
 * @returns undefined when somebody corrected the entry first
 */
export async function amendPurchase(
  writer: Writer,
  original: SavedPurchase,
  told: Complete,
  why: string,
  authority: Authority,
  policyId: number,
): Promise<SavedPurchase | undefined> {
  if (!(await takePlaceOf(writer, original.id))) return undefined;
  return insert(writer, {
    told,
    backing: { ...backingOf(original), authority, policyId },
    reference: original.reference,
    version: original.version + 1,
    kind: 'amendment',
    correctsId: original.id,
    why,
  });
}

/**
 * R11: voids an entry by a new one linked to it.
 *
 * @returns false when somebody corrected the entry first
 */
export async function voidPurchase(
  writer: Writer,
  original: SavedPurchase,
  why: string,
): Promise<boolean> {
  if (!(await takePlaceOf(writer, original.id))) return false;
  await insert(writer, {
    told: undefined,
    customerId: original.customer.id,
    paidBy: original.paidBy,
    backing: backingOf(original),
    reference: original.reference,
    version: original.version + 1,
    kind: 'void',
    correctsId: original.id,
    why,
  });
  return true;
}

function backingOf(original: SavedPurchase): Backing {
  const { buyerId, day, authority, planId } = original;
  return { buyerId, day, authority, planId, policyId: original.policyId };
}

/** One conditional update decides who corrects an entry. */
async function takePlaceOf(writer: Writer, id: number): Promise<boolean> {
  const correctedOn = dayOf(writer.now, writer.timezone);
  const { count } = await writer.db.purchase.updateMany({
    where: { id, workspaceId: writer.workspaceId, correctedOn: null },
    data: { correctedOn },
  });
  if (count === 0) return false;
  await writer.db.purchaseLine.updateMany({ where: { purchaseId: id }, data: { correctedOn } });
  return true;
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

async function insert(writer: Writer, entry: Entry): Promise<SavedPurchase> {
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
  const { id } = await writer.db.purchase.create({
    data: {
      ...row,
      recordedAt: writer.now,
      lines: { create: lines.map((line) => ({ ...line, ...projection })) },
    },
    select: { id: true },
  });
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
