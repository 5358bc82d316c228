import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFileOf } from '../../src/ledger/key.ts';
import type { Ledger } from '../../src/ledger/open.ts';
import { emptyUrl, newUrl, ON_POSTGRES, openAt } from './database.ts';
import { borrow, keepAsBeginning } from './reused-database.ts';

/** The file of a ledger on SQLite, beside which its key lies. */
export function fileOf({ url }: { readonly url: string }): string {
  return url.replace(/^file:/, '');
}

/** What every test of a kind begins with; the name tells one beginning from another. */
export interface Beginning {
  readonly name: string;
  prepare(ledger: Ledger, now: Date): Promise<void>;
}

const JUST_BORN: Beginning = { name: 'born', prepare: async () => undefined };

/** Live ledgers at their beginning: making one anew takes most of a test's time. */
const made = new Map<string, Promise<string>>();
let folder: string | undefined;

/** A ledger of a test's own. */
export interface Fresh {
  readonly ledger: Ledger;
  readonly url: string;
  /** Closes it; nothing is left of it but its folder. */
  close(): Promise<void>;
}

/** Opens a new live ledger: a copy of one that begins the same, in a folder or on the server. */
export async function openFresh(folder: string, now: Date, beginning = JUST_BORN): Promise<Fresh> {
  const name = `${beginning.name} ${now.getTime()}`;
  const source = made.get(name) ?? make(now, beginning);
  made.set(name, source);
  const { url, giveBack } = await copyOf(await source, folder);
  const ledger = await openAt(url, 'live', now);
  return {
    ledger,
    url,
    close: async () => {
      await ledger.close();
      await giveBack();
    },
  };
}

async function copyOf(source: string, folder: string) {
  if (ON_POSTGRES) return borrow(source);
  const url = newUrl(folder);
  const [from, to] = [fileOf({ url: source }), fileOf({ url })];
  await copyFile(from, to);
  await copyFile(keyFileOf(from), keyFileOf(to));
  return { url, giveBack: async () => undefined };
}

async function make(now: Date, { prepare }: Beginning): Promise<string> {
  folder ??= mkdtempSync(join(process.env.BEGINNINGS ?? temporaryFolder(), 'of-'));
  const url = await emptyUrl(folder, String(made.size));
  const ledger = await openAt(url, 'live', now);
  await prepare(ledger, now);
  await ledger.close();
  if (ON_POSTGRES) await keepAsBeginning(url);
  return url;
}

/** For a bench, which takes it away itself; a test run does so when it ends (`beginnings.ts`). */
function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'oatcake-begun-'));
  process.once('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}
