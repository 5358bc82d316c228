import { LRUCache } from 'lru-cache';
import type { Ledger, Reader } from './open.ts';
import { insertNew } from './rows.ts';
import { Writer } from './writer.ts';

/** Claims that are known to stand, by ledger: none is ever taken back. */
const STAND = new WeakMap<Reader['keys'], LRUCache<string, true>>();
const MOST = 200_000;

/**
 * Of pieces of scheduled work, of whatever teams, those that were not done before: one statement for
 * each key that is not known to stand.
 */
export async function unclaimed<T extends { readonly team: { readonly id: number } }>(
  { across, keys }: Pick<Ledger, 'across' | 'keys'>,
  kind: string,
  works: readonly T[],
  keyOf: (work: T) => string,
): Promise<T[]> {
  const stand = standing(keys);
  const open = works.filter((work) => !stand.has(nameOf(work.team.id, kind, keyOf(work))));
  for (const key of new Set(open.map(keyOf))) {
    for (const id of await across.due.claimed(kind, key)) stand.set(nameOf(id, kind, key), true);
  }
  return open.filter((work) => !stand.has(nameOf(work.team.id, kind, keyOf(work))));
}

function standing(keys: Reader['keys']): LRUCache<string, true> {
  const known = STAND.get(keys) ?? new LRUCache<string, true>({ max: MOST });
  STAND.set(keys, known);
  return known;
}

function nameOf(workspaceId: number, kind: string, key: string): string {
  return `${workspaceId} ${kind} ${key}`;
}

/** Whether a piece of scheduled work was done before; the ledger is asked until it was. */
export async function isClaimed(
  from: Reader | Writer,
  kind: string,
  key: string,
): Promise<boolean> {
  const stand = standing(from.keys);
  const name = nameOf(from.workspaceId, kind, key);
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
