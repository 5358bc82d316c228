import { type Day, dayOf } from '../domain/day.ts';
import type { Authority, Complete, SavedPurchase } from '../domain/purchase.ts';
import { type Backing, insert } from './purchase-insert.ts';
import type { Writer } from './writer.ts';

/** Saves a new purchase under the next reference. */
export function addPurchase(
  writer: Writer,
  told: Complete,
  backing: Backing,
): Promise<SavedPurchase> {
  const reference = writer.nextPurchaseReference();
  return insert(writer, { told, backing, reference, version: 1, kind: 'purchase' });
}

/**
 * R11, R12: money that came back of a purchase, in pence below nought, or a fee for it: an entry of
 * its own, on its own day, linked to the purchase.
 */
export function addAgainst(
  writer: Writer,
  kind: 'refund' | 'fee',
  told: Omit<Complete, 'area'> & { area: Complete['area'] | undefined },
  backing: Backing & { againstId: number; why: string | undefined },
): Promise<SavedPurchase> {
  const reference = writer.nextPurchaseReference();
  const { againstId, why, ...rest } = backing;
  const linked = why === undefined ? { againstId } : { againstId, why };
  return insert(writer, { told, backing: rest, reference, version: 1, kind, ...linked });
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
  changed: {
    why: string;
    authority: Authority;
    policyId: number;
    day: Day;
    rulesVersion: number;
  },
): Promise<SavedPurchase | undefined> {
  const { why, ...backing } = changed;
  if (!(await takePlaceOf(writer, original))) return undefined;
  return insert(writer, {
    told,
    backing: { ...backingOf(original), ...backing },
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
  if (!(await takePlaceOf(writer, original))) return false;
  await insert(writer, {
    told: undefined,
    customerId: original.customer.id,
    paidBy: original.paidBy,
    backing: backingOf(original),
    reference: original.reference,
    version: original.version + 1,
    kind: 'void',
    againstId: original.againstId,
    correctsId: original.id,
    why,
  });
  return true;
}

function backingOf(original: SavedPurchase): Backing {
  const { buyerId, day, authority, planId, policyId, rulesVersion } = original;
  return { buyerId, day, authority, planId, policyId, rulesVersion };
}

/** One conditional update decides who corrects an entry. */
async function takePlaceOf(writer: Writer, original: SavedPurchase): Promise<boolean> {
  const { id, buyerId, day } = original;
  const correctedOn = dayOf(writer.now, writer.timezone);
  const { count } = await writer.db.purchase.updateMany({
    where: { id, workspaceId: writer.workspaceId, correctedOn: null },
    data: { correctedOn },
  });
  if (count === 0) return false;
  await writer.db.purchaseLine.updateMany({ where: { purchaseId: id }, data: { correctedOn } });
  if (original.kind !== 'breach' && original.customer.id !== 0) {
    const taken = { buyerId, day, pence: -original.pence };
    writer.spending.push({ customerId: original.customer.id, ...taken });
  }
  return true;
}
