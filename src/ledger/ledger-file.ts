import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type LedgerKind, openLedger, WrongKind } from './open.ts';
import type { KeyOptions } from './open-keys.ts';
import { isInUse } from './sqlite.ts';
import { type Proof, type Verifying, verify } from './verify.ts';

/** A copy that was proved, or the sentence that says why there is none. */
export type Proved =
  | { readonly ok: true; readonly proof: Proof; readonly kind: LedgerKind }
  | { readonly ok: false; readonly why: string };

/** Proves a copy that lies in a file, as `verify` does; its key need not be there. */
export async function proveFile(
  file: string,
  key: KeyOptions,
  onProgress?: Verifying['onProgress'],
): Promise<Proved> {
  const options = { ...key, leavesSealed: true };
  const ledger = await openLedger(`file:${file}`, undefined, undefined, options);
  try {
    // Photos lie in a folder of their own, which a copy of the ledger does not hold.
    const how = { photos: false, ...(onProgress && { onProgress }) };
    const verified = await verify(ledger, how);
    if (!verified.ok) {
      return { ok: false, why: `The copy does not hold together: ${verified.misfit}` };
    }
    return { ok: true, proof: verified.proof, kind: ledger.kind };
  } finally {
    await ledger.close();
  }
}

/** Why the ledger in a file must stay there; undefined when it may be moved aside. */
export async function whyItStays(
  file: string,
  kind: LedgerKind | undefined,
  { replaces, encryptionKey }: { replaces: boolean; encryptionKey: string | undefined },
): Promise<string | undefined> {
  const ledger = await openLedger(`file:${file}`, undefined, undefined, { encryptionKey });
  try {
    if (await ledger.across.holdsSomething()) {
      if (!replaces) {
        return 'The ledger in place is not empty, and nothing was changed. With --replace it is moved aside.';
      }
      if (ledger.kind !== kind) {
        throw new WrongKind(`The ledger in place is ${ledger.kind} and the backup is ${kind}.`);
      }
    }
  } finally {
    await ledger.close();
  }
  return (await isInUse(file))
    ? 'The ledger is in use, and nothing was changed: stop Oatcake first.'
    : undefined;
}

/** Gives the file of a ledger another name; undefined when there was none. */
export async function moveAside(file: string, now: Date): Promise<string | undefined> {
  if (!existsSync(file)) return undefined;
  const aside = `${file}.before-${now.toISOString().replace(/\D/g, '').slice(0, 14)}`;
  await rename(file, aside);
  for (const end of ['-wal', '-shm']) await rm(`${file}${end}`, { force: true });
  return aside;
}

/** Gives a finished file its name, once it is on disk. */
export async function settle(part: string, file: string): Promise<void> {
  await onDisk(part, 'r+');
  await rename(part, file);
  await onDisk(dirname(file), 'r');
}

async function onDisk(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  await handle.sync();
  await handle.close();
}

/** Takes a file that is not finished away, with what SQLite puts beside it. */
export async function takeAway(part: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${part}${end}`, { force: true });
}
