import { createHash } from 'node:crypto';

/** The last entry of a workspace's history: its number and its hash. */
export interface ChainEnd {
  readonly id: number;
  readonly historySequence: number;
  readonly historyHash: string;
}

/**
 * One hash of all histories of a ledger, in hexadecimal. Each entry has the hash of the one before
 * and tells of a record, so two ledgers that hold together and have the same hash recorded the same.
 */
export function hashOfWhole(workspaces: readonly ChainEnd[]): string {
  const ends = [...workspaces]
    .sort((a, b) => a.id - b.id)
    .map(({ id, historySequence, historyHash }) => [id, historySequence, historyHash]);
  return createHash('sha256').update(JSON.stringify(ends)).digest('hex');
}
