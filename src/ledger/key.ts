import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';

const CIPHER = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The first byte of all that is sealed, for whatever form comes after this one. */
const FORM = 1;

/** There is no key, or it does not fit: a sentence that says what to do. */
export class NoKey extends Error {
  override readonly name = 'NoKey';
}

/** Locks and unlocks what is stored; it never shows itself, in a log line or elsewhere. */
export class Key {
  readonly #key: KeyObject;
  /** Eight letters that tell this key from others, and nothing of the key. */
  readonly id: string;

  constructor(bytes: Buffer) {
    this.#key = createSecretKey(bytes);
    this.id = createHash('sha256')
      .update('oatcake key\0')
      .update(bytes)
      .digest('base64url')
      .slice(0, 8);
  }

  /**
   * Locks some bytes.
   *
   * @param about what they belong to, such as `P05485`: they open for that alone
   */
  seal(bytes: Uint8Array, about: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
    cipher.setAAD(Buffer.from(about));
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
    return Buffer.concat([Buffer.of(FORM), nonce, cipher.getAuthTag(), sealed]);
  }

  /**
   * Unlocks what `seal` locked.
   *
   * @throws NoKey when it was locked with another key, for something else, or was changed since
   */
  open(sealed: Buffer, about: string): Buffer {
    const [tagAt, dataAt] = [1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES];
    try {
      if (sealed[0] !== FORM) throw new Error('an unknown form');
      const nonce = sealed.subarray(1, tagAt);
      const cipher = createDecipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(tagAt, dataAt));
      return Buffer.concat([cipher.update(sealed.subarray(dataAt)), cipher.final()]);
    } catch {
      throw new NoKey('The key does not fit: it was encrypted with another, or changed since.');
    }
  }
}

/** Several copies of the app share a ledger on a server, and no file. */
export const MUST_BE_GIVEN =
  'OATCAKE_ENCRYPTION_KEY is missing: with PostgreSQL there is no key file. Make one with: openssl rand -base64 32';

/** Where the key of a ledger is when the environment names none. */
export function keyFileOf(ledgerFile: string): string {
  return `${ledgerFile}.key`;
}

/**
 * The keys of a ledger, the newest first: those that were given, else those in the file beside it.
 *
 * @param given 32 bytes in base64, several divided by commas, as OATCAKE_ENCRYPTION_KEY has them
 * @param make makes the file when there is none; only right while nothing is encrypted yet
 * @throws NoKey when there is none, or the file holds none
 */
export function readKeys(
  given: string | undefined,
  ledgerFile: string | undefined,
  make: boolean,
): Key[] {
  if (given !== undefined) return given.split(',').map((text) => keyIn(text, 'What was given'));
  if (ledgerFile === undefined) throw new NoKey(MUST_BE_GIVEN);
  const file = keyFileOf(ledgerFile);
  if (make && !existsSync(file)) writeKeyFile(file, [newKey()]);
  return readKeyFile(file).map((text) => keyIn(text, file));
}

/** A key as text, made of 32 random bytes. */
export function newKey(): string {
  return randomBytes(KEY_BYTES).toString('base64');
}

function keyIn(text: string, where: string): Key {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES) throw new NoKey(`${where} holds no key of 32 bytes in base64.`);
  return new Key(bytes);
}

/** The keys in a file, the newest first. @throws NoKey when there is no such file */
export function readKeyFile(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').trim().split(/\s+/);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
    throw new NoKey(`${file} is missing: put it back, or set OATCAKE_ENCRYPTION_KEY.`);
  }
}

/**
 * Writes a file of keys, whole at once, so that nobody reads half a key; one that is there stays,
 * unless it is to be replaced.
 */
export function writeKeyFile(file: string, keys: readonly string[], replaces = false): void {
  const part = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(part, `${keys.join('\n')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  if (replaces) {
    renameSync(part, file);
    return;
  }
  try {
    linkSync(part, file);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(part);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
