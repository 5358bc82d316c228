import type { Day } from '../domain/day.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import { toPurchases, WITH_LINES } from './purchase-rows.ts';
import type { Writer } from './writer.ts';

const BOUGHT = { in: ['purchase', 'amendment'] };

/** One entry by its id. */
export function purchaseById(
  from: Reader | Writer,
  id: number,
): Promise<SavedPurchase | undefined> {
  return newest(from, { id });
}

/** The newest entry under a reference. */
export function newestEntry(
  from: Reader | Writer,
  reference: string,
): Promise<SavedPurchase | undefined> {
  return newest(from, { reference });
}

/** What was last told to be bought under a reference, whether it was undone since or not. */
export function lastBought(
  from: Reader | Writer,
  reference: string,
): Promise<SavedPurchase | undefined> {
  return newest(from, { reference, kind: BOUGHT });
}

async function newest(
  from: Reader | Writer,
  which: Prisma.PurchaseWhereInput,
): Promise<SavedPurchase | undefined> {
  const row = await from.db.purchase.findFirst({
    where: { ...which, workspaceId: from.workspaceId },
    orderBy: { version: 'desc' },
    include: WITH_LINES,
  });
  return row === null ? undefined : (await toPurchases(from, [row]))[0];
}

/** What somebody bought in a span of days and still stands, newest first. */
export async function purchasesOf(
  from: Reader,
  buyerId: number,
  days: { from: Day; to: Day },
): Promise<SavedPurchase[]> {
  const rows = await from.db.purchase.findMany({
    where: {
      workspaceId: from.workspaceId,
      buyerId,
      day: { gte: days.from, lte: days.to },
      correctedOn: null,
      kind: BOUGHT,
    },
    orderBy: { id: 'desc' },
    include: WITH_LINES,
  });
  return toPurchases(from, rows);
}

/** Whatever of somebody's counts in a span of days, refunds and fees too, oldest first. */
export async function countedOf(
  from: Reader,
  buyerId: number,
  days: { from: Day; to: Day },
): Promise<SavedPurchase[]> {
  const rows = await from.db.purchase.findMany({
    where: {
      workspaceId: from.workspaceId,
      buyerId,
      day: { gte: days.from, lte: days.to },
      correctedOn: null,
      kind: { in: ['purchase', 'amendment', 'refund', 'fee'] },
    },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
    include: WITH_LINES,
  });
  return toPurchases(from, rows);
}

/** What somebody bought before a day and still stands, the newest days first, at most so many. */
export async function purchasesBefore(
  from: Reader,
  buyerId: number,
  day: Day,
  most: number,
): Promise<SavedPurchase[]> {
  const rows = await from.db.purchase.findMany({
    where: {
      workspaceId: from.workspaceId,
      buyerId,
      day: { lt: day },
      correctedOn: null,
      kind: BOUGHT,
    },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    take: most,
    include: WITH_LINES,
  });
  return toPurchases(from, rows);
}

/** What was bought for a customer in a span of days, newest first, at most so many. */
export async function boughtFor(
  from: Reader,
  customerId: number,
  days: { from: Day; to: Day },
  most: number,
): Promise<SavedPurchase[]> {
  const rows = await from.db.purchase.findMany({
    where: {
      workspaceId: from.workspaceId,
      customerId,
      day: { gte: days.from, lte: days.to },
      correctedOn: null,
      kind: BOUGHT,
    },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    take: most,
    include: WITH_LINES,
  });
  return toPurchases(from, rows);
}
