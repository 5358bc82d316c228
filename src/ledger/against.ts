import type { CameBack } from '../domain/correction.ts';
import { pence } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Reader } from './open.ts';
import { toPurchases, WITH_LINES } from './purchase-rows.ts';
import type { Writer } from './writer.ts';

/** Refunds and fees that stand against a purchase, whichever of its versions they were made on. */
export async function standingAgainst(
  from: Reader | Writer,
  reference: string,
): Promise<SavedPurchase[]> {
  const { db, workspaceId } = from;
  const versions = await db.purchase.findMany({
    where: { workspaceId, reference },
    select: { id: true },
  });
  const rows = await db.purchase.findMany({
    where: {
      workspaceId,
      againstId: { in: versions.map(({ id }) => id) },
      correctedOn: null,
      kind: { in: ['refund', 'fee'] },
    },
    orderBy: { id: 'asc' },
    include: WITH_LINES,
  });
  return toPurchases(from, rows);
}

/** What came back of a purchase so far. */
export async function cameBack(from: Reader | Writer, reference: string): Promise<CameBack> {
  const refunds = (await standingAgainst(from, reference)).filter(({ kind }) => kind === 'refund');
  return {
    pence: pence(refunds.reduce((total, refund) => total - refund.pence, 0)),
    references: refunds.map((refund) => refund.reference),
  };
}
