import { createHash } from 'node:crypto';
import { purchaseFacts } from './facts.ts';
import { canonical, type HistoryFact } from './history.ts';

/** How many imported purchases one history entry speaks for, at most. */
const ENTRY_ROWS = 500;
export const IMPORT_ENTRY = 'purchases.imported';

/** An imported purchase as it is staged; everything else about it is the same for all. */
export interface StagedRow {
  readonly reference: string;
  readonly day: string;
  readonly customerId: number;
  readonly buyerId: number;
  readonly categoryId: number;
  readonly areaId: number | null;
  readonly item: string;
  readonly purpose: string | null;
  readonly pence: number;
  readonly paidBy: string;
  readonly signedOffById: number | null;
  readonly salt: string;
}

/** What is the same for every imported purchase. */
export const IMPORTED_PURCHASE = {
  version: 1,
  kind: 'purchase',
  correctsId: null,
  againstId: null,
  planId: null,
  cardLastFour: null,
  authority: 'imported',
  policyId: null,
  rulesVersion: null,
  newUse: false,
  frees: null,
  planItem: null,
  planReviewOn: null,
  backdatedWhy: null,
  why: null,
  source: 'import',
  recordedById: null,
} as const;

/** And for every imported line. */
export const IMPORTED_LINE = {
  position: 1,
  count: 1,
  otherSource: null,
  whyThisOne: null,
  customerPence: 0,
  secondHand: false,
} as const;

type Facts = HistoryFact['facts'];

/** What the history would say of one imported purchase by itself. */
export function importedFacts(workspaceId: number, row: StagedRow): Facts {
  const { categoryId, areaId, item, purpose, pence } = row;
  return purchaseFacts({ ...IMPORTED_PURCHASE, ...row, workspaceId, recordedOn: row.day }, [
    { ...IMPORTED_LINE, categoryId, areaId, item, purpose, pence, unitPence: pence },
  ]);
}

/**
 * One history entry for up to {@link ENTRY_ROWS} purchases, in the order in which they were
 * saved, so that `verify` can make it anew from them.
 */
export function importEntry(purchases: readonly Facts[]): Facts {
  const hash = createHash('sha256');
  for (const facts of purchases) hash.update(canonical(facts)).update('\n');
  return {
    count: purchases.length,
    pence: purchases.reduce((sum, facts) => sum + Number(facts.pence), 0),
    first: String(purchases.at(0)?.reference),
    last: String(purchases.at(-1)?.reference),
    digest: hash.digest('base64url'),
  };
}

/** The history entries of staged rows, in their order. */
export function importEntries(workspaceId: number, rows: readonly StagedRow[]): Facts[] {
  const entries: Facts[] = [];
  for (let at = 0; at < rows.length; at += ENTRY_ROWS) {
    const part = rows.slice(at, at + ENTRY_ROWS);
    entries.push(importEntry(part.map((row) => importedFacts(workspaceId, row))));
  }
  return entries;
}
