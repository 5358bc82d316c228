import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type LedgerKind, openLedger, WrongKind } from './open.ts';
import type { KeyOptions } from './open-keys.ts';
import { isInUse, LedgerSqlite, sqliteFile } from './sqlite.ts';
import { type Proof, verify } from './verify.ts';

/** A copy that was proved, or the sentence that says why there is none. */
export type Copied =
  | { readonly ok: true; readonly proof: Proof; readonly aside?: string | undefined }
  | { readonly ok: false; readonly why: string };

const NOTHING = (why: string): Copied => ({ ok: false, why });

/**
 * Copies a ledger as it stands at one moment, while an app may be writing to it. The copy is proved
 * before it gets its name, so a file of that name is whole.
 *
 * @param url `file:…` of the ledger
 * @param file where the copy goes; it must not be there yet
 */
export async function backUp(url: string, file: string, encryptionKey?: string): Promise<Copied> {
  if (existsSync(file)) return NOTHING(`${file} is there already: name another file.`);
  const source = sqliteFile(url);
  if (!existsSync(source)) return NOTHING(`There is no ledger at ${url}.`);
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.part`;
  await forget(part);
  try {
    // Made first, so that nobody else may read it.
    await (await open(part, 'wx', 0o600)).close();
    await copyInto(source, part);
    const proved = await prove(part, { encryptionKey, besideFile: source });
    if (proved.ok) await settle(part, file);
    return proved;
  } finally {
    await forget(part);
  }
}

/**
 * Puts a copy in a ledger's place. The copy is brought to the newest form and proved beside it
 * first; the ledger that was there is moved aside and kept.
 *
 * @param replaces whether a ledger that holds something may be moved aside
 */
export async function restore(
  file: string,
  url: string,
  {
    replaces,
    now,
    encryptionKey,
  }: { replaces: boolean; now: Date; encryptionKey?: string | undefined },
): Promise<Copied> {
  if (!existsSync(file)) return NOTHING(`There is no file ${file}.`);
  const target = sqliteFile(url);
  const part = `${target}.part`;
  await forget(part);
  try {
    await copyFile(file, part);
    const proved = await prove(part, { encryptionKey, besideFile: target });
    if (!proved.ok) return proved;
    const refusal =
      existsSync(target) && (await whyNot(target, proved.kind, { replaces, encryptionKey }));
    if (refusal) return NOTHING(refusal);
    const aside = await moveAside(target, now);
    await settle(part, target);
    return { ...proved, aside };
  } finally {
    await forget(part);
  }
}

/** SQLite's own copy: one reading transaction, so that no writer waits for it. */
async function copyInto(source: string, part: string): Promise<void> {
  const connection = await new LedgerSqlite(source, 'copy').connect();
  try {
    await connection.executeScript(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
  } finally {
    await connection.dispose();
  }
}

async function prove(file: string, key: KeyOptions): Promise<Copied & { kind?: LedgerKind }> {
  const options = { ...key, leavesSealed: true };
  const ledger = await openLedger(`file:${file}`, undefined, undefined, options);
  try {
    // Photos lie in a folder of their own, which a copy of the ledger does not hold.
    const verified = await verify(ledger, { photos: false });
    if (!verified.ok) return NOTHING(`The copy does not hold together: ${verified.misfit}`);
    return { ok: true, proof: verified.proof, kind: ledger.kind };
  } finally {
    await ledger.close();
  }
}

/** Why the ledger in place must stay; undefined when it may be moved aside. */
async function whyNot(
  target: string,
  kind: LedgerKind | undefined,
  { replaces, encryptionKey }: { replaces: boolean; encryptionKey: string | undefined },
): Promise<string | undefined> {
  const ledger = await openLedger(`file:${target}`, undefined, undefined, { encryptionKey });
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
  return (await isInUse(target))
    ? 'The ledger is in use, and nothing was changed: stop Oatcake first.'
    : undefined;
}

async function moveAside(target: string, now: Date): Promise<string | undefined> {
  if (!existsSync(target)) return undefined;
  const aside = `${target}.before-${now.toISOString().replace(/\D/g, '').slice(0, 14)}`;
  await rename(target, aside);
  for (const end of ['-wal', '-shm']) await rm(`${target}${end}`, { force: true });
  return aside;
}

/** Gives a finished file its name, once it is on disk. */
async function settle(part: string, file: string): Promise<void> {
  await onDisk(part, 'r+');
  await rename(part, file);
  await onDisk(dirname(file), 'r');
}

async function onDisk(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  await handle.sync();
  await handle.close();
}

async function forget(part: string): Promise<void> {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${part}${end}`, { force: true });
}
