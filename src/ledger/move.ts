import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  copyLedger,
  copyToFile,
  emptyAgain,
  hashNow,
  insistOnLedger,
  NoCopy,
} from './copy-ledger.ts';
import { type Database, databaseAt } from './database.ts';
import { isPostgres, shownUrl } from './database-url.ts';
import { keyFileOf } from './key.ts';
import { proveFile, settle, takeAway } from './ledger-file.ts';
import { type LedgerKind, type OpenOptions, openLedger } from './open.ts';
import { isStored } from './receipt-files.ts';
import { sqliteFile } from './sqlite.ts';
import { type Proof, verify } from './verify.ts';
import type { Stage, Watch } from './watch.ts';

/** A ledger that was proved, to be copied elsewhere. */
export interface Source {
  readonly url: string;
  readonly database: Database;
  readonly kind: LedgerKind;
  readonly proof: Proof;
  /** The names of its photos of receipts. */
  readonly photos: readonly string[];
}

/** A ledger that was moved. */
export type Moved = Source & {
  /** The folder in which its photos are looked for from now on. */
  readonly lookedFor: string;
  /** How many of them are not there yet. */
  readonly away: number;
};

/** Of the ledgers at both ends. */
export type Moving = Pick<OpenOptions, 'encryptionKey' | 'receipts'> & { readonly watch: Watch };

/**
 * Proves a ledger that may be moved from where it is.
 *
 * @throws NoCopy when it may not, or does not hold together; NewerLedger when it is newer
 */
export async function readyToMove(url: string, to: string, how: Moving): Promise<Source> {
  if (url === to) throw new NoCopy('Both addresses are the same: nothing to move.');
  if (!isPostgres(url) && !isPostgres(to)) {
    throw new NoCopy('Both are files: a file is copied with oatcake backup and oatcake restore.');
  }
  const database = await databaseAt(url);
  await insistOnLedger(url, database);
  if (await database.isInUse()) {
    throw new NoCopy(`The ledger at ${shownUrl(url)} is in use: stop Oatcake first.`);
  }
  if (how.encryptionKey === undefined) throw new NoCopy(keyWanted(url));
  const source = await sourceOf(url, how);
  if (source.kind === 'practice') {
    throw new NoCopy('A practice ledger stays where it is: only a live one is moved.');
  }
  return source;
}

function keyWanted(url: string): string {
  const wanted = 'OATCAKE_ENCRYPTION_KEY is missing: with PostgreSQL there is no key file.';
  if (isPostgres(url)) return wanted;
  const file = keyFileOf(sqliteFile(url));
  return `${wanted} The key is in ${file}: export OATCAKE_ENCRYPTION_KEY="$(cat ${file})"`;
}

/** Opens a ledger with its key and proves it. @throws NoCopy when it does not hold together */
export async function sourceOf(
  url: string,
  { encryptionKey, receipts, watch }: Moving,
  stage: Stage = 'proving',
): Promise<Source> {
  const ledger = await openLedger(url, undefined, undefined, { encryptionKey, receipts });
  try {
    if (!ledger.keys.canRead) throw new NoCopy(ledger.keys.whyNot);
    const verified = await watch(stage, (onProgress) =>
      verify(ledger, { photos: false, onProgress }),
    );
    if (!verified.ok) {
      throw new NoCopy(`It does not hold together, and nothing was copied: ${verified.misfit}`);
    }
    return {
      url,
      database: await databaseAt(url),
      kind: ledger.kind,
      proof: verified.proof,
      photos: (await ledger.across.photos()).map(({ storageKey }) => storageKey),
    };
  } finally {
    await ledger.close();
  }
}

/**
 * Moves a ledger to where there is none, all of it or nothing, and proves that it holds together
 * there with the same hash. Where it was it stays as it is.
 *
 * @throws NoCopy when there is a ledger already, or somebody wrote to the source meanwhile
 */
export async function moveTo(source: Source, to: string, how: Moving): Promise<Moved> {
  await (isPostgres(to) ? fillServer(source, to, how) : fillFile(source, to, how));
  const lookedFor = how.receipts ?? (await databaseAt(to)).receipts;
  const away = source.photos.filter((photo) => !isStored(lookedFor, photo)).length;
  return { ...source, lookedFor, away };
}

/** Copies a proved ledger onto a server and proves it there. */
export async function fillServer(source: Source, to: string, how: Moving): Promise<void> {
  const target = await databaseAt(to);
  if (await target.isInUse()) {
    throw new NoCopy(`Oatcake runs on ${shownUrl(to)}: stop it first. Nothing was copied.`);
  }
  await target.migrate();
  await how.watch('copying', (onProgress) =>
    copyLedger(source.database, target, onProgress, () => insistOnStill(source)),
  );
  try {
    const { proof } = await sourceOf(to, how, 'proving the copy');
    if (proof.hash !== source.proof.hash) throw new NoCopy('The copy has another hash.');
  } catch (error) {
    // What was lost on the way there says nothing against the copy.
    if (error instanceof NoCopy) await emptyAgain(target);
    throw error;
  }
}

/** Whoever wrote to the source after it was proved would lose what they wrote. */
async function insistOnStill({ url, database, proof }: Source): Promise<void> {
  if ((await hashNow(database)) === proof.hash) return;
  throw new NoCopy(
    `Somebody wrote to the ledger at ${shownUrl(url)} meanwhile, and nothing was copied: stop Oatcake and try again.`,
  );
}

/** Copies a proved ledger into a file, which gets its name once it is proved. */
async function fillFile(source: Source, to: string, how: Moving): Promise<void> {
  const { encryptionKey, watch } = how;
  const file = sqliteFile(to);
  if (existsSync(file)) throw new NoCopy(`${file} is there already: name another file.`);
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.part`;
  await takeAway(part);
  try {
    await watch('copying', (onProgress) => copyToFile(source.database, part, onProgress));
    const proved = await watch('proving the copy', (onProgress) =>
      proveFile(part, { encryptionKey }, onProgress),
    );
    if (!proved.ok) throw new Error(proved.why);
    if (proved.proof.hash !== source.proof.hash) throw new NoCopy('The copy has another hash.');
    await insistOnStill(source);
    await settle(part, file);
  } finally {
    await takeAway(part);
  }
}
