import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Copied, Restoring } from './backup.ts';
import { NoCopy } from './copy-ledger.ts';
import { fillServer, sourceOf } from './move.ts';
import { UNWATCHED } from './watch.ts';

const NOTHING = (why: string): Copied => ({ ok: false, why });

/**
 * Puts a backup onto a PostgreSQL server that holds no ledger. It is brought to the newest form and
 * proved in a folder of its own first, so that the backup itself is not changed.
 */
export async function restoreToServer(
  file: string,
  url: string,
  { replaces, encryptionKey, watch = UNWATCHED }: Restoring,
): Promise<Copied> {
  if (replaces) {
    return NOTHING(
      'On PostgreSQL nothing is replaced: make another database with createdb, and name it in DATABASE_URL.',
    );
  }
  if (encryptionKey === undefined) {
    return NOTHING(
      'OATCAKE_ENCRYPTION_KEY is missing: set it to the key that the backup was written with.',
    );
  }
  const how = { encryptionKey, watch };
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-restore-'));
  try {
    const part = join(folder, 'ledger.db');
    await copyFile(file, part);
    const source = await sourceOf(`file:${part}`, how);
    await fillServer(source, url, how);
    return { ok: true, proof: source.proof };
  } catch (error) {
    if (error instanceof NoCopy) return NOTHING(error.message);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
