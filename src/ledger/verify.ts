import { type ChainEnd, hashOfWhole } from './chain-ends.ts';
import { misfitInExports } from './export-marks.ts';
import { readForgotten } from './forgotten.ts';
import { NoKey } from './key.ts';
import type { Ledger, Reader } from './open.ts';
import { misfitInApprovals } from './verify-approvals.ts';
import { misfitInBeginnings } from './verify-beginnings.ts';
import { walkChain } from './verify-chain.ts';
import { misfitInCustomers } from './verify-customers.ts';
import { misfitInExamples } from './verify-examples.ts';
import { misfitInForgotten } from './verify-forgotten.ts';
import { misfitInImports } from './verify-imports.ts';
import { misfitInLinks } from './verify-links.ts';
import { misfitInMoments } from './verify-moments.ts';
import { misfitInNumbers } from './verify-numbers.ts';
import { missingPhoto } from './verify-photos.ts';
import { PurchasesTold } from './verify-purchases.ts';
import { misfitInRecords } from './verify-records.ts';
import { misfitInRequests } from './verify-requests.ts';
import { LOCKED } from './verify-rows.ts';
import { misfitInTeam } from './verify-team.ts';

/** What `verify` looked at. */
export interface Proof {
  /** One hash of all that was ever recorded; see {@link hashOfWhole}. */
  readonly hash: string;
  readonly historyEntries: number;
  readonly purchases: number;
  readonly lines: number;
  readonly drafts: number;
  readonly plans: number;
  readonly decisions: number;
  readonly notes: number;
  /** Records whose words and links were forgotten, or that went whole. */
  readonly forgotten: number;
  /** Why typed words could not be held against the history; undefined when they were. */
  readonly unread: string | undefined;
}

/** The ledger holds together, or the first thing that does not, in a sentence. */
export type Verified =
  | { readonly ok: true; readonly proof: Proof }
  | { readonly ok: false; readonly misfit: string };

/** How to verify. */
export interface Verifying {
  /** False for a copy that has no receipts beside it. */
  readonly photos?: boolean;
  /** Told how many history entries were walked of how many: most of the work. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Proves a ledger: the history's chain, every record against its history entry, sums, projections,
 * references and links. Reads in pages, so a large ledger needs no more memory than a small one, and
 * each workspace as it stood at one moment, so an app may be writing meanwhile.
 */
export async function verify(
  ledger: Ledger,
  { photos = true, onProgress = () => undefined }: Verifying = {},
): Promise<Verified> {
  const workspaces = await ledger.across.workspaces();
  const entries = workspaces.reduce((sum, { historySequence }) => sum + historySequence, 0);
  let walked = 0;
  const onEntries = (count: number) => {
    walked = Math.min(walked + count, entries);
    if (entries > 0) onProgress(walked, entries);
  };
  const proofs: Counted[] = [];
  const ends: ChainEnd[] = [];
  for (const { id } of workspaces) {
    const receipts = photos ? ledger.receipts : undefined;
    const proved = await ledger.atOneMoment(id, (reader) => prove(reader, receipts, onEntries));
    if (typeof proved === 'string') return { ok: false, misfit: proved };
    ends.push(proved.end);
    proofs.push(proved.counted);
  }
  const { canRead, whyNot } = ledger.keys;
  const unread = canRead ? undefined : whyNot;
  return { ok: true, proof: { hash: hashOfWhole(ends), ...total(proofs), unread } };
}

/** What a workspace's ledger holds, or the sentence that says what does not fit. */
async function prove(
  reader: Reader,
  receipts: string | undefined,
  onEntries: (count: number) => void,
): Promise<string | { end: ChainEnd; counted: Counted }> {
  const absent = async () => (receipts === undefined ? undefined : missingPhoto(reader, receipts));
  const misfit = (await firstMisfit(reader, onEntries)) ?? (await absent());
  if (misfit !== undefined) return misfit;
  const where = { id: reader.workspaceId };
  const end = await reader.db.workspace.findUniqueOrThrow({ where });
  return { end, counted: await count(reader) };
}

async function firstMisfit(
  reader: Reader,
  onEntries: (count: number) => void,
): Promise<string | undefined> {
  const purchases = new PurchasesTold(reader, await readForgotten(reader));
  const { misfit, kinds } = await walkChain(reader, purchases, onEntries);
  if (misfit !== undefined) return misfit;
  for (const check of [
    misfitInForgotten,
    () => purchases.misfit(),
    () => misfitInRecords(reader, kinds),
    () => misfitInBeginnings(reader, kinds),
    misfitInImports,
    misfitInLinks,
    misfitInNumbers,
    misfitInApprovals,
    misfitInExports,
    misfitInRequests,
    misfitInMoments,
    misfitInTeam,
    misfitInCustomers,
    misfitInExamples,
  ]) {
    const found = await check(reader).catch(unlessLocked);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Words that do not open stop whatever reads them; which they are, the tables do not say. */
function unlessLocked(error: unknown): string {
  if (error instanceof NoKey) return `Somewhere ${LOCKED}`;
  throw error;
}

async function count({ db, workspaceId }: Reader): Promise<Counted> {
  const where = { workspaceId };
  return {
    historyEntries: await db.historyEntry.count({ where }),
    purchases: await db.purchase.count({ where }),
    lines: await db.purchaseLine.count({ where }),
    drafts: await db.draft.count({ where }),
    plans: await db.plan.count({ where }),
    decisions: await db.decision.count({ where }),
    notes: await db.planNote.count({ where }),
    // All but the one that stands for what is kept for analysis.
    forgotten: Math.max(0, (await db.forgotten.count({ where })) - 1),
  };
}

type Counted = Omit<Proof, 'hash' | 'unread'>;

function total(proofs: readonly Counted[]): Counted {
  const sum = (pick: (proof: Counted) => number) => proofs.reduce((n, one) => n + pick(one), 0);
  return {
    historyEntries: sum((proof) => proof.historyEntries),
    purchases: sum((proof) => proof.purchases),
    lines: sum((proof) => proof.lines),
    drafts: sum((proof) => proof.drafts),
    plans: sum((proof) => proof.plans),
    decisions: sum((proof) => proof.decisions),
    notes: sum((proof) => proof.notes),
    forgotten: sum((proof) => proof.forgotten),
  };
}
