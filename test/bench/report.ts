import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bigLedger } from './big-ledger.ts';
import type { Read } from './report-once.ts';

const SIZES = [10_000, 100_000, 1_000_000];

/**
 * Digest and pack beside the same sums in plain SQL on the same file, in one run. Every ledger is
 * as busy in each week, 25,000 purchases a year, and the larger one reaches further back.
 */
export async function benchReport(print: (line: string) => void): Promise<void> {
  const reads: Read[] = [];
  for (const size of SIZES) {
    const ledger = await bigLedger(size);
    const read = await readApart(ledger.file);
    await ledger.remove();
    reads.push(read);
    print(
      `${size} purchases: digest ${beside(read.digest, read.plainDigest)}, pack ${beside(read.pack, read.plainPack)} (at most 1.50), memory ${read.memory.toFixed(0)} MB`,
    );
  }
  const [small, large] = [reads[0], reads.at(-1)];
  if (small === undefined || large === undefined) return;
  print(
    `a million beside ten thousand: digest ${times(large.digest, small.digest)} (at most 2.00), memory ${times(large.memory, small.memory)}`,
  );
}

async function readApart(file: string): Promise<Read> {
  const child = fork(fileURLToPath(new URL('./report-once.ts', import.meta.url)), [file]);
  const [read] = (await once(child, 'message')) as [Read];
  await once(child, 'exit');
  return read;
}

function beside(app: number, plain: number): string {
  return `${app.toFixed(1)} ms, ${times(app, plain)} the plain SQL's ${plain.toFixed(1)} ms`;
}

function times(a: number, b: number): string {
  return `${(a / b).toFixed(2)} times`;
}
