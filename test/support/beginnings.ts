import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for a whole run, in which `fresh-ledger.ts` keeps what test ledgers are copies of. */
export default function beginnings(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'oatcake-begun-'));
  process.env.BEGINNINGS = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
