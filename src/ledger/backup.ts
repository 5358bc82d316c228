import { existsSync } from 'node:fs';
import { copyFile, mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { copyToFile, insistOnLedger, NoCopy } from './copy-ledger.ts';
import { databaseAt } from './database.ts';
import { isPostgres } from './database-url.ts';
import { moveAside, proveFile, settle, takeAway, whyItStays } from './ledger-file.ts';
import { restoreToServer } from './restore-to-server.ts';
import { LedgerSqlite, sqliteFile } from './sqlite.ts';
import type { Proof } from './verify.ts';
import { UNWATCHED, type Watch } from './watch.ts';

/** A copy that was proved, or the sentence that says why there is none. */
export type Copied =
  | { readonly ok: true; readonly proof: Proof; readonly aside?: string | undefined }
  | { readonly ok: false; readonly why: string };

const NOTHING = (why: string): Copied => ({ ok: false, why });

/**
 * Copies a ledger as it stands at one moment into a file of SQLite, while an app may be writing to
 * it. The copy is proved before it gets its name, so a file of that name is whole.
 *
 * @param url `file:…` or `postgresql://…` of the ledger
 * @param file where the copy goes; it must not be there yet
 */
export async function backUp(
  url: string,
  file: string,
  encryptionKey?: string,
  watch: Watch = UNWATCHED,
): Promise<Copied> {
  if (existsSync(file)) return NOTHING(`${file} is there already: name another file.`);
  const besideFile = isPostgres(url) ? undefined : sqliteFile(url);
  if (besideFile !== undefined && !existsSync(besideFile)) {
    return NOTHING(`There is no ledger at ${url}.`);
  }
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.part`;
  await takeAway(part);
  try {
    await (besideFile === undefined ? copyServer(url, part, watch) : copyInto(besideFile, part));
    const proved = await watch('proving the copy', (onProgress) =>
      proveFile(part, { encryptionKey, besideFile }, onProgress),
    );
    if (proved.ok) await settle(part, file);
    return proved;
  } catch (error) {
    if (error instanceof NoCopy) return NOTHING(error.message);
    throw error;
  } finally {
    await takeAway(part);
  }
}

/** How a backup is put back. */
export interface Restoring {
  /** Whether a ledger that holds something may be moved aside. */
  readonly replaces: boolean;
  readonly now: Date;
  readonly encryptionKey?: string | undefined;
  readonly watch?: Watch;
}

/**
 * Puts a copy in a ledger's place. The copy is brought to the newest form and proved beside it
 * first; the ledger that was there is moved aside and kept. On a server the place must be empty.
 */
export async function restore(file: string, url: string, how: Restoring): Promise<Copied> {
  if (!existsSync(file)) return NOTHING(`There is no file ${file}.`);
  if (isPostgres(url)) return restoreToServer(file, url, how);
  const { now, encryptionKey, watch = UNWATCHED } = how;
  const target = sqliteFile(url);
  const part = `${target}.part`;
  await takeAway(part);
  try {
    await copyFile(file, part);
    const proved = await watch('proving', (onProgress) =>
      proveFile(part, { encryptionKey, besideFile: target }, onProgress),
    );
    if (!proved.ok) return proved;
    const refusal =
      existsSync(target) && (await whyItStays(target, proved.kind, { encryptionKey, ...how }));
    if (refusal) return NOTHING(refusal);
    const aside = await moveAside(target, now);
    await settle(part, target);
    return { ...proved, aside };
  } finally {
    await takeAway(part);
  }
}

/** SQLite's own copy: one reading transaction, so that no writer waits for it. */
async function copyInto(source: string, part: string): Promise<void> {
  // Made first, so that nobody else may read it.
  await (await open(part, 'wx', 0o600)).close();
  const connection = await new LedgerSqlite(source, 'copy').connect();
  try {
    await connection.executeScript(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
  } finally {
    await connection.dispose();
  }
}

async function copyServer(url: string, part: string, watch: Watch): Promise<void> {
  const from = await databaseAt(url);
  await insistOnLedger(url, from);
  await watch('copying', (onProgress) => copyToFile(from, part, onProgress));
}
