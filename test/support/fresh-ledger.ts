import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFileOf } from '../../src/ledger/key.ts';
import { type Ledger, openLedger } from '../../src/ledger/open.ts';

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

/** Opens a new live ledger at a path where there is none: a copy of one that begins the same. */
export async function openFresh(url: string, now: Date, beginning = JUST_BORN): Promise<Ledger> {
  const name = `${beginning.name} ${now.getTime()}`;
  const source = made.get(name) ?? make(now, beginning);
  made.set(name, source);
  const [from, to] = [await source, url.replace(/^file:/, '')];
  await copyFile(from, to);
  await copyFile(keyFileOf(from), keyFileOf(to));
  return openLedger(url, 'live', now);
}

async function make(now: Date, { prepare }: Beginning): Promise<string> {
  folder ??= mkdtempSync(join(process.env.BEGINNINGS ?? temporaryFolder(), 'of-'));
  const file = join(folder, `${made.size}.db`);
  const ledger = await openLedger(`file:${file}`, 'live', now);
  await prepare(ledger, now);
  await ledger.close();
  return file;
}

/** For a bench, which takes it away itself; a test run does so when it ends (`beginnings.ts`). */
function temporaryFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'oatcake-begun-'));
  process.once('exit', () => rmSync(path, { recursive: true, force: true }));
  return path;
}
