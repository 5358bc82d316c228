import type { PrismaClient } from './generated/client.ts';
import { type Key, NoKey, readKeys } from './key.ts';
import { Keys } from './keys.ts';
import { type OnRows, resealRows } from './reseal.ts';

/** Where the key of a ledger is. */
export interface KeyOptions {
  /** One key or several, newest first, as OATCAKE_ENCRYPTION_KEY has them. */
  readonly encryptionKey?: string | undefined;
  /** The ledger whose key file is meant, for a copy that lies elsewhere. */
  readonly besideFile?: string | undefined;
  /** Sealed text stays sealed where there is no key: to prove a copy without its key. */
  readonly leavesSealed?: boolean | undefined;
}

const COLUMN = 'keyCheck';
const WORD = 'oatcake';

/**
 * The keys of a ledger. The first time, a key is made where none was given, what is there is
 * sealed, and a word is kept by which the right key is known ever after.
 *
 * @param file what the key lies beside; undefined where one must be given
 */
export async function keysOf(
  writing: PrismaClient,
  file: string | undefined,
  { encryptionKey, besideFile = file, leavesSealed = false }: KeyOptions,
): Promise<Keys> {
  const { keyCheck } = await writing.ledger.findUniqueOrThrow({ where: { id: 1 } });
  const isNew = keyCheck === null && (await writing.receiptPhoto.count()) === 0;
  const without = (why: string) => new Keys([], { why, leaves: leavesSealed });
  let found: Key[];
  try {
    found = readKeys(encryptionKey, besideFile, isNew);
  } catch (error) {
    if (error instanceof NoKey) return without(error.message);
    throw error;
  }
  const keys = new Keys(found, { leaves: leavesSealed });
  const check = keyCheck ?? (await firstSealed(writing, keys));
  return opens(keys, check) ? keys : without(unfit(encryptionKey, besideFile));
}

/** Of two copies that open a new ledger at once with a key each, one has the right one. */
async function firstSealed(writing: PrismaClient, keys: Keys): Promise<string> {
  await resealRows(writing, keys, () => undefined);
  const data = { keyCheck: keys.seal(COLUMN, WORD) };
  await writing.ledger.updateMany({ where: { id: 1, keyCheck: null }, data });
  const { keyCheck } = await writing.ledger.findUniqueOrThrow({ where: { id: 1 } });
  return keyCheck ?? data.keyCheck;
}

/**
 * Seals all that is there with the newest key, and keeps the word that tells it.
 * @returns how many rows were changed
 */
export async function sealAll(
  writing: PrismaClient,
  keys: Keys,
  onProgress: OnRows,
): Promise<number> {
  const rows = await resealRows(writing, keys, onProgress);
  const keyCheck = keys.seal(COLUMN, WORD);
  await writing.ledger.update({ where: { id: 1 }, data: { keyCheck } });
  return rows;
}

function opens(keys: Keys, check: string): boolean {
  try {
    return keys.open(COLUMN, check) === WORD;
  } catch (error) {
    if (error instanceof NoKey) return false;
    throw error;
  }
}

function unfit(given: string | undefined, file: string | undefined): string {
  const what = given === undefined ? `The key in ${file}.key` : 'OATCAKE_ENCRYPTION_KEY';
  return `${what} is not this ledger's: put back the one that it was written with.`;
}
