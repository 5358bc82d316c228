import { misfitInExports } from './export-marks.ts';
import { earlierHashOf, hashOf } from './history.ts';
import type { Ledger, Reader } from './open.ts';
import { misfitInApprovals } from './verify-approvals.ts';
import { misfitInCustomers } from './verify-customers.ts';
import { misfitInExamples } from './verify-examples.ts';
import { misfitInForgotten } from './verify-forgotten.ts';
import { misfitInImports } from './verify-imports.ts';
import { misfitInLinks } from './verify-links.ts';
import { misfitInMoments } from './verify-moments.ts';
import { misfitInNumbers } from './verify-numbers.ts';
import { missingPhoto } from './verify-photos.ts';
import { misfitInRecords } from './verify-records.ts';
import { misfitInRequests } from './verify-requests.ts';
import { misfitInTeam } from './verify-team.ts';

/** What `verify` looked at. */
export interface Proof {
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

const PAGE = 1_000;

/**
 * Proves a ledger: the history's chain, every record against its history entry, sums, projections,
 * references and links. Reads in pages, so a large ledger needs no more memory than a small one.
 *
 * @param photos false for a copy that has no receipts beside it
 */
export async function verify(
  ledger: Ledger,
  { photos = true }: { readonly photos?: boolean } = {},
): Promise<Verified> {
  const workspaces = await ledger.any.workspace.findMany({ orderBy: { id: 'asc' } });
  const proofs: Counted[] = [];
  for (const { id } of workspaces) {
    const reader = ledger.reader(id);
    const absent = photos ? () => missingPhoto(reader, ledger.file) : async () => undefined;
    const misfit = (await firstMisfit(reader)) ?? (await absent());
    if (misfit !== undefined) return { ok: false, misfit };
    proofs.push(await count(reader));
  }
  const { canRead, whyNot } = ledger.keys;
  return { ok: true, proof: { ...total(proofs), unread: canRead ? undefined : whyNot } };
}

async function firstMisfit(reader: Reader): Promise<string | undefined> {
  for (const check of [
    misfitInChain,
    misfitInForgotten,
    misfitInRecords,
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
    const misfit = await check(reader);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

/** Every entry follows from the one before, and the last is the one that the workspace knows of. */
async function misfitInChain({ db, workspaceId }: Reader): Promise<string | undefined> {
  let [sequence, hash] = [0, ''];
  for (;;) {
    const page = await db.historyEntry.findMany({
      where: { workspaceId, sequence: { gt: sequence } },
      orderBy: { sequence: 'asc' },
      take: PAGE,
    });
    for (const entry of page) {
      const name = `History entry ${entry.sequence} (${entry.kind}, ${entry.subject})`;
      if (entry.sequence !== sequence + 1) return `History entry ${sequence + 1} is missing.`;
      if (entry.previousHash !== hash) return `${name} does not follow from the one before.`;
      if (hashOf(entry) !== entry.hash && earlierHashOf(entry) !== entry.hash)
        return `${name} was changed: its hash does not fit.`;
      [sequence, hash] = [entry.sequence, entry.hash];
    }
    if (page.length < PAGE) break;
  }
  const end = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const isWhole = end.historySequence === sequence && end.historyHash === hash;
  return isWhole ? undefined : `The history ends at entry ${sequence}, not ${end.historySequence}.`;
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

type Counted = Omit<Proof, 'unread'>;

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
