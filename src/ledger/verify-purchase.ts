import type { PurchaseLineModel, PurchaseModel } from './generated/models.ts';

const REPEATED = ['workspaceId', 'customerId', 'day', 'recordedOn', 'correctedOn'] as const;
const WITHOUT_LINES = ['void', 'breach'];

/** What is wrong with a purchase and its lines by themselves: sums, and what lines repeat. */
export function misfitInPurchase(
  purchase: PurchaseModel,
  lines: readonly PurchaseLineModel[],
): string | undefined {
  if (lines.length === 0) {
    return WITHOUT_LINES.includes(purchase.kind) ? undefined : 'it has no lines.';
  }
  const sum = lines.reduce((pence, line) => pence + line.pence, 0);
  if (sum !== purchase.pence) return `its lines come to ${sum} pence, not ${purchase.pence}.`;
  for (const line of lines) {
    const key = REPEATED.find((each) => line[each] !== purchase[each]);
    if (key !== undefined) return `line ${line.position} differs from it in ${key}.`;
    if (line.counts !== (purchase.kind !== 'breach'))
      return `line ${line.position} counts wrongly.`;
    if (line.tally !== (purchase.kind === 'refund' ? 0 : 1))
      return `line ${line.position} is tallied wrongly.`;
  }
  return undefined;
}
