import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { holdsSomething } from './across.ts';
import { hashOfWhole } from './chain-ends.ts';
import { copyRows, deleteRows, type OnCopied } from './copy-rows.ts';
import type { Database } from './database.ts';
import { isPostgres, shownUrl } from './database-url.ts';
import { migrationsOnDisk } from './migrations.ts';
import { isInUse, sqlite, sqliteFile } from './sqlite.ts';
import { TABLES, type Whole } from './tables.ts';

/** Nobody waits for these; a very large ledger may take hours over a slow line. */
const LONG = { maxWait: 10_000, timeout: 24 * 60 * 60 * 1000 };

const NOT_EMPTY =
  'The ledger to copy to is not empty, and nothing was changed: name an empty database in DATABASE_URL.';

/** A ledger cannot be copied from here, or to there: a sentence that says why. */
export class NoCopy extends Error {
  override readonly name = 'NoCopy';
}

/**
 * Copies a ledger as it stands at one moment into a database that holds none, in one transaction:
 * there is the whole of it afterwards, or nothing.
 *
 * @param insist is asked before the copy counts: when it throws, nothing was copied
 * @throws NoCopy when the target holds something
 */
export async function copyLedger(
  from: Database,
  to: Database,
  onCopied: OnCopied,
  insist: () => Promise<void> = async () => undefined,
): Promise<void> {
  const [reading, writing] = [await from.client('read'), await to.client('write')];
  try {
    await reading.$transaction(async (source) => {
      await from.copying.stand(source);
      await writing.$transaction(async (target) => {
        await to.copying.keepOthersOut(target);
        if (await holdsSomething(target)) throw new NoCopy(NOT_EMPTY);
        // What every team begins with was put there when somebody opened it.
        if ((await target.ledger.count()) > 0) await deleteRows(target);
        await copyRows(source, target, onCopied);
        await copyNumbers({ from, source }, { to, target });
        await to.copying.learn(target);
        await insist();
      }, LONG);
    }, LONG);
  } finally {
    await Promise.all([reading.$disconnect(), writing.$disconnect()]);
  }
}

/** Takes away what was copied. */
export async function emptyAgain(database: Database): Promise<void> {
  const writing = await database.client('write');
  try {
    await writing.$transaction(deleteRows, LONG);
  } finally {
    await writing.$disconnect();
  }
}

/** What was given out once is not given out again, even where the row is gone. */
async function copyNumbers(
  { from, source }: { from: Database; source: Whole },
  { to, target }: { to: Database; target: Whole },
): Promise<void> {
  for (const table of TABLES) {
    const last = await from.copying.lastId(source, table);
    if (last > 0) await to.copying.giveOutAbove(target, table, last);
  }
}

/**
 * Copies a ledger into a file of its owner's alone, while an app may be writing to it.
 *
 * @throws NoCopy when there is none
 */
export async function copyToFile(from: Database, file: string, onCopied: OnCopied): Promise<void> {
  await (await open(file, 'wx', 0o600)).close();
  const to = sqlite(`file:${file}`);
  await to.migrate();
  await copyLedger(from, to, onCopied);
  // Leaving WAL mode brings all of it into the one file.
  if (await isInUse(file)) throw new Error(`${file} is open still`);
}

/**
 * Makes sure that there is a ledger of this Oatcake's own form to copy.
 *
 * @throws NoCopy when there is none, or it is older; NewerLedger when it is newer
 */
export async function insistOnLedger(url: string, database: Database): Promise<void> {
  const none = new NoCopy(`There is no ledger at ${shownUrl(url)}.`);
  if (!isPostgres(url) && !existsSync(sqliteFile(url))) throw none;
  const lacking = await database.lacking();
  const { migrationDirectories: all } = await migrationsOnDisk(database.migrations);
  if (lacking.length === all.length) throw none;
  if (lacking.length > 0) {
    throw new NoCopy(
      `The ledger at ${shownUrl(url)} is older than this Oatcake, and nothing was copied. oatcake verify brings it to the newest form.`,
    );
  }
  const { keyCheck } = await bornAs(database, none);
  // Sealed with a key made for the copy alone it would be lost.
  if (keyCheck === null) {
    throw new NoCopy(
      `The ledger at ${shownUrl(url)} was never opened with its key: set OATCAKE_ENCRYPTION_KEY and run oatcake verify.`,
    );
  }
}

async function bornAs(database: Database, none: NoCopy) {
  const client = await database.client('read');
  try {
    const born = await client.ledger.findUnique({ where: { id: 1 } });
    if (born === null) throw none;
    return born;
  } finally {
    await client.$disconnect();
  }
}

/** The hash of what a database holds now; see {@link hashOfWhole}. */
export async function hashNow(database: Database): Promise<string> {
  const client = await database.client('read');
  try {
    return hashOfWhole(await client.workspace.findMany());
  } finally {
    await client.$disconnect();
  }
}
