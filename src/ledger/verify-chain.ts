import { type ChainedEntry, earlierHashOf, hashOf } from './history.ts';
import type { Reader } from './open.ts';
import { PURCHASE_SAVED, type PurchasesTold } from './verify-purchases.ts';

/** A thousand entries are some two megabytes; more at once are not read faster. */
const PAGE = 1_000;

/** What a walk along the chain found. */
export interface Walked {
  /** The first entry that does not fit. */
  readonly misfit: string | undefined;
  /** How many entries there are of each kind, of records that did not go whole. */
  readonly kinds: ReadonlyMap<string, number>;
}

/**
 * Every entry follows from the one before, and the last is the one that the workspace knows of. The
 * history is read once: the purchases that it tells of are held against it on the way.
 *
 * @param onEntries told how many entries were walked since it was told last
 */
export async function walkChain(
  reader: Reader,
  purchases: PurchasesTold,
  onEntries: (count: number) => void,
): Promise<Walked> {
  const kinds = new Map<string, number>();
  let [sequence, hash] = [0, ''];
  for (;;) {
    const page = await entriesAfter(reader, sequence);
    for (const entry of page) {
      const misfit = misfitInEntry(entry, sequence, hash);
      if (misfit !== undefined) return { misfit, kinds };
      [sequence, hash] = [entry.sequence, entry.hash];
    }
    const told = page.filter(({ subject }) => !purchases.wentWhole(subject));
    for (const { kind } of told) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    await purchases.hold(told.filter(({ kind }) => kind === PURCHASE_SAVED));
    onEntries(page.length);
    if (page.length < PAGE) break;
  }
  return { misfit: await misfitInEnd(reader, sequence, hash), kinds };
}

function entriesAfter({ db, workspaceId }: Reader, sequence: number): Promise<ChainedEntry[]> {
  return db.$queryRaw<ChainedEntry[]>`
    SELECT "sequence", "at", "actorId", "kind", "subject", "facts", "previousHash", "hash"
    FROM "HistoryEntry" WHERE "workspaceId" = ${workspaceId} AND "sequence" > ${sequence}
    ORDER BY "sequence" LIMIT ${PAGE}`;
}

function misfitInEntry(entry: ChainedEntry, after: number, hash: string): string | undefined {
  const name = `History entry ${entry.sequence} (${entry.kind}, ${entry.subject})`;
  if (entry.sequence !== after + 1) return `History entry ${after + 1} is missing.`;
  if (entry.previousHash !== hash) return `${name} does not follow from the one before.`;
  if (hashOf(entry) === entry.hash || earlierHashOf(entry) === entry.hash) return undefined;
  return `${name} was changed: its hash does not fit.`;
}

async function misfitInEnd(
  { db, workspaceId }: Reader,
  sequence: number,
  hash: string,
): Promise<string | undefined> {
  const end = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const isWhole = end.historySequence === sequence && end.historyHash === hash;
  return isWhole ? undefined : `The history ends at entry ${sequence}, not ${end.historySequence}.`;
}
