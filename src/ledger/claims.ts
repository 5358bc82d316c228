import { LRUCache } from 'lru-cache';
import type { Reader } from './open.ts';
import { insertNew } from './rows.ts';
import { Writer } from './writer.ts';

/** Claims that are known to stand, by ledger: none is ever taken back. */
const STAND = new WeakMap<Reader['keys'], LRUCache<string, true>>();
const MOST = 100_000;

/** Whether a piece of scheduled work was done before; the ledger is asked until it was. */
export async function isClaimed(
  from: Reader | Writer,
  kind: string,
  key: string,
): Promise<boolean> {
  const stand = STAND.get(from.keys) ?? new LRUCache<string, true>({ max: MOST });
  STAND.set(from.keys, stand);
  const name = `${from.workspaceId} ${kind} ${key}`;
  if (stand.has(name)) return true;
  const where = { workspaceId: from.workspaceId, kind, key };
  const isThere = (await from.db.claim.count({ where })) > 0;
  // What a transaction sees of its own may yet be undone.
  if (isThere && !(from instanceof Writer)) stand.set(name, true);
  return isThere;
}

/**
 * Takes a piece of scheduled work; false when somebody has it already. Written in the transaction
 * that does the work, so that it is done once or not at all.
 */
export async function claim(writer: Writer, kind: string, key: string): Promise<boolean> {
  const { workspaceId, now: at } = writer;
  return insertNew(writer.db, 'Claim', { workspaceId, kind, key, at });
}
