import { execFile, execFileSync } from 'node:child_process';
import { chmod, mkdtemp, open, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A small disk of one's own, in memory, which can be filled to its last byte. */
export interface Disk {
  readonly folder: string;
  fill(): Promise<void>;
  free(): Promise<void>;
  /** Takes it away, with all that lies on it. */
  remove(): void;
}

const BLOCK = Buffer.alloc(1 << 20);

/** Makes one; gives why not where this machine does not allow it, as only its root may. */
export async function makeDisk(megabytes: number): Promise<Disk | { readonly whyNot: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-disk-'));
  try {
    const how = ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'oatcake-chaos', folder];
    await promisify(execFile)('mount', how);
  } catch (error) {
    await rmdir(folder);
    const [why = ''] = String((error as { stderr?: string }).stderr ?? error).split('\n');
    return { whyNot: why };
  }
  // A database's server runs as somebody else.
  await chmod(folder, 0o755);
  const filler = join(folder, 'filler');
  return {
    folder,
    fill: () => fillUp(filler),
    free: () => rm(filler, { force: true }),
    remove: () => {
      execFileSync('umount', ['--lazy', folder]);
      execFileSync('rmdir', [folder]);
    },
  };
}

/** Big pieces first, and then ever smaller ones, until not one byte more is taken. */
async function fillUp(file: string): Promise<void> {
  const filler = await open(file, 'w');
  try {
    for (let size = BLOCK.length; size >= 1; ) {
      const written = await filler.write(BLOCK, 0, size).catch(() => undefined);
      if (written === undefined || written.bytesWritten < size) size = Math.floor(size / 16);
    }
  } finally {
    await filler.close();
  }
}
