import { rmSync } from 'node:fs';
import { copyFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyFileOf } from '../../src/ledger/key.ts';
import { type Ledger, openLedger } from '../../src/ledger/open.ts';

/** Live ledgers just born, by their moment of birth: making one anew takes most of a test's time. */
const born = new Map<number, Promise<string>>();

/** Opens a new live ledger at a path where there is none: a copy of one that was just born. */
export async function openFresh(url: string, now: Date): Promise<Ledger> {
  const made = born.get(now.getTime()) ?? give(now);
  born.set(now.getTime(), made);
  const [from, to] = [await made, url.replace(/^file:/, '')];
  await copyFile(from, to);
  await copyFile(keyFileOf(from), keyFileOf(to));
  return openLedger(url, 'live', now);
}

async function give(now: Date): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-born-'));
  const file = join(folder, 'born.db');
  const ledger = await openLedger(`file:${file}`, 'live', now);
  await ledger.close();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return file;
}
