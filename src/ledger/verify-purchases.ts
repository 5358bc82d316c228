import { purchaseFacts } from './facts.ts';
import { type Forgotten, WENT_WHOLE } from './forgotten.ts';
import type { ChainedEntry } from './history.ts';
import type { Reader } from './open.ts';
import { unlike } from './unlike.ts';
import { misfitInPurchase } from './verify-purchase.ts';
import { LOCKED, type PurchaseRow, typedPurchases } from './verify-rows.ts';

/** The history's word for a purchase that was typed; an import has one entry for many. */
export const PURCHASE_SAVED = 'purchase.saved';

/** Before 0.1.0 was out an entry told the day of a plan's review as it was; now it is a digest. */
const PLAIN_REVIEW = /"planReviewOn":"(\d{4}-\d\d-\d\d)"/u;

/** Purchases that were typed, held against their history entries as the chain is walked. */
export class PurchasesTold {
  readonly #reader: Reader;
  readonly #forgotten: Forgotten;
  #held = 0;
  #misfit: string | undefined;

  constructor(reader: Reader, forgotten: Forgotten) {
    this.#reader = reader;
    this.#forgotten = forgotten;
  }

  /** Whether a record was forgotten with everything that was said of it (R139). */
  wentWhole(subject: string): boolean {
    return this.#forgotten.get(subject) === WENT_WHOLE;
  }

  /** Holds the purchases that some entries tell of against these. */
  async hold(entries: readonly ChainedEntry[]): Promise<void> {
    if (this.#misfit !== undefined || entries.length === 0) return;
    this.#held += entries.length;
    const ids = entries.map(({ subject }) => idIn(subject));
    const purchases = await typedPurchases(this.#reader, ids);
    for (const entry of entries) {
      const purchase = purchases.get(idIn(entry.subject));
      const misfit = this.#unlike(purchase, entry);
      if (misfit === undefined) continue;
      const reference = purchase === undefined ? '' : `${purchase.row.reference} `;
      this.#misfit = `Purchase ${reference}(${entry.subject}): ${misfit}`;
      return;
    }
  }

  /** The first purchase that is not as its entry says, is gone, or has no entry. */
  async misfit(): Promise<string | undefined> {
    if (this.#misfit !== undefined) return this.#misfit;
    const { db, workspaceId } = this.#reader;
    const where = { workspaceId, source: { not: 'import' } };
    const there = await db.purchase.count({ where });
    if (there === this.#held) return undefined;
    const [extra] = await db.$queryRaw<{ reference: string }[]>`
      SELECT p."reference" FROM "Purchase" p
      WHERE p."workspaceId" = ${workspaceId} AND p."source" <> 'import' AND NOT EXISTS (
        SELECT 1 FROM "HistoryEntry" h
        WHERE h."workspaceId" = p."workspaceId" AND h."kind" = ${PURCHASE_SAVED}
          AND h."subject" = 'purchase:' || p."id") LIMIT 1`;
    return extra === undefined
      ? `Purchase: the history tells of ${this.#held}, the ledger holds ${there}.`
      : `Purchase ${extra.reference}: the history knows nothing of it.`;
  }

  #unlike(purchase: PurchaseRow | undefined, entry: ChainedEntry): string | undefined {
    if (purchase === undefined) return 'the history tells of it, and it is gone.';
    const { row, lines, isLocked } = purchase;
    if (isLocked) return LOCKED;
    const { canRead } = this.#reader.keys;
    const remembered = this.#forgotten.get(entry.subject);
    const review = PLAIN_REVIEW.exec(entry.facts)?.[1];
    const later = review === undefined ? [] : ['planReviewOn'];
    if (review !== undefined && remembered === undefined && review !== row.planReviewOn) {
      return '"planReviewOn" is not what the history says.';
    }
    return (
      misfitInPurchase(row, lines) ??
      unlike(purchaseFacts(row, lines), entry.facts, { canRead, remembered, later }) ??
      misfitInMaking(row, entry)
    );
  }
}

/** Of `purchase:12`. */
function idIn(subject: string): number {
  return Number(subject.slice(subject.indexOf(':') + 1));
}

function misfitInMaking(
  { recordedAt, recordedById }: PurchaseRow['row'],
  { at, actorId }: ChainedEntry,
): string | undefined {
  if (recordedAt.getTime() === at.getTime() && recordedById === actorId) return undefined;
  return 'when or by whom it was recorded is not what the history says.';
}
