import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Keys } from './keys.ts';

/** A name for a file that tells nothing. */
export function newStorageKey(): string {
  return randomBytes(18).toString('base64url');
}

/** The folder beside a ledger in which its photos of receipts are kept, encrypted. */
export function receiptFolder(ledgerFile: string): string {
  return join(dirname(ledgerFile), 'receipts');
}

/** Whether the file of a photo is there, in the folder of a ledger's photos. */
export function isStored(folder: string, storageKey: string): boolean {
  return existsSync(join(folder, storageKey));
}

/** Takes a photo's file away. */
export function removeStored(folder: string, storageKey: string): Promise<void> {
  return rm(join(folder, storageKey), { force: true });
}

/**
 * R97: writes a photo, encrypted for its purchase alone; whole or not at all, and on disk when it
 * returns. The same name again takes the place of what was written before.
 */
export async function storePicture(
  folder: string,
  keys: Keys,
  storageKey: string,
  { reference, picture }: { reference: string; picture: Uint8Array },
): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, storageKey);
  const part = await open(`${file}.part`, 'w', 0o600);
  try {
    await part.writeFile(keys.newest.seal(picture, reference));
    await part.sync();
  } finally {
    await part.close();
  }
  await rename(`${file}.part`, file);
  const listing = await open(folder);
  await listing.sync().finally(() => listing.close());
}

/**
 * Reads a photo.
 *
 * @throws NoKey when the key does not fit; a system error when the file is not there
 */
export async function readPicture(
  folder: string,
  keys: Keys,
  photo: { readonly storageKey: string; readonly reference: string },
): Promise<Buffer> {
  const sealed = await readFile(join(folder, photo.storageKey));
  return keys.openFile(sealed, photo.reference);
}
