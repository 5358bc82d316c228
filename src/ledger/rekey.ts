import { existsSync } from 'node:fs';
import { databaseAt } from './database.ts';
import { isPostgres, shownUrl } from './database-url.ts';
import { keyFileOf, MUST_BE_GIVEN, newKey, readKeyFile, writeKeyFile } from './key.ts';
import { type OpenOptions, openLedger } from './open.ts';
import { isStored, readPicture, storePicture } from './receipt-files.ts';
import type { OnRows } from './reseal.ts';
import { sqliteFile } from './sqlite.ts';

/** What came of changing the key. */
export type Rekeyed =
  | { readonly ok: true; readonly rows: number; readonly photos: number; readonly old?: string }
  | { readonly ok: false; readonly why: string };

/**
 * Locks everything with a new key, with the app stopped. With a key file, a key is made and the old
 * ones are kept aside, for older backups; with OATCAKE_ENCRYPTION_KEY, `NEW,OLD` is given. Stopped
 * half-way, it is done again: until the end both keys open.
 *
 * @param options OATCAKE_ENCRYPTION_KEY, and where photos of receipts are
 */
export async function rekey(
  url: string,
  options: Pick<OpenOptions, 'encryptionKey' | 'receipts'>,
  now: Date,
  onProgress: OnRows,
): Promise<Rekeyed> {
  const { encryptionKey: given } = options;
  const file = isPostgres(url) ? undefined : sqliteFile(url);
  if (file !== undefined && !existsSync(file)) {
    return { ok: false, why: `There is no ledger at ${shownUrl(url)}.` };
  }
  if (await (await databaseAt(url)).isInUse()) {
    return { ok: false, why: 'The ledger is in use, and nothing was changed: stop Oatcake first.' };
  }
  if (given !== undefined && !given.includes(',')) {
    const how = 'Set OATCAKE_ENCRYPTION_KEY to NEW,OLD: the new key, a comma, and the one in use.';
    return { ok: false, why: how };
  }
  if (given !== undefined) return lockAnew(url, options, now, onProgress);
  if (file === undefined) return { ok: false, why: MUST_BE_GIVEN };
  const keyFile = keyFileOf(file);
  const before = readKeyFile(keyFile);
  writeKeyFile(keyFile, [newKey(), ...before], true);
  const done = await lockAnew(url, { receipts: options.receipts }, now, onProgress);
  if (!done.ok) return done;
  const [newest = ''] = readKeyFile(keyFile);
  const old = `${keyFile}.before-${now.toISOString().replace(/\D/g, '').slice(0, 14)}`;
  writeKeyFile(old, before);
  writeKeyFile(keyFile, [newest], true);
  return { ...done, old };
}

async function lockAnew(
  url: string,
  options: OpenOptions,
  now: Date,
  onProgress: OnRows,
): Promise<Rekeyed> {
  const ledger = await openLedger(url, undefined, now, options);
  try {
    if (!ledger.keys.canRead) return { ok: false, why: ledger.keys.whyNot };
    const photos = await ledger.across.photos();
    for (const photo of photos) {
      if (!isStored(ledger.receipts, photo.storageKey)) continue;
      const picture = await readPicture(ledger.receipts, ledger.keys, photo);
      const { reference, storageKey } = photo;
      await storePicture(ledger.receipts, ledger.keys, storageKey, { reference, picture });
    }
    const rows = await ledger.reseal(onProgress);
    return { ok: true, rows, photos: photos.length };
  } finally {
    await ledger.close();
  }
}
