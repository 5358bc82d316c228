// Reads digest and pack of the ledger in one file, over and over, beside the same sums in plain SQL,
// in a process of its own, so that its memory can be told.
import { openLedger } from '../../src/ledger/open.ts';
import { readPack } from '../../src/ledger/pack.ts';
import { weeklyDigest } from '../../src/ledger/weekly-digest.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { MONDAY } from './big-ledger.ts';
import { PACK_ON, plainSums } from './plain-sums.ts';

/** Milliseconds of the quickest run; memory at its peak, in megabytes. */
export interface Read {
  readonly plainDigest: number;
  readonly digest: number;
  readonly plainPack: number;
  readonly pack: number;
  readonly memory: number;
}

const RUNS = { digest: 250, pack: 60 };

const [file = ''] = process.argv.slice(2);
const ledger = await openLedger(`file:${file}`);
const reader = ledger.reader((await onlyWorkspace(ledger)).id);
const plain = plainSums(file);
const readings = {
  plainDigest: () => plain.digest(),
  digest: () => weeklyDigest(reader, MONDAY),
  plainPack: () => plain.pack(),
  pack: () => readPack(reader, { meeting: undefined, on: PACK_ON, seed: 1 }),
};
const taken = new Map<string, number>();
/** One after the other in turn; what else a machine does touches the quickest runs least. */
async function take(runs: number, ...names: (keyof typeof readings)[]): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    for (const name of names) {
      const began = performance.now();
      await readings[name]();
      const took = performance.now() - began;
      taken.set(name, Math.min(taken.get(name) ?? took, took));
    }
  }
}
await take(RUNS.digest, 'plainDigest', 'digest');
await take(RUNS.pack, 'plainPack', 'pack');
plain.close();
await ledger.close();
const read: Read = {
  plainDigest: taken.get('plainDigest') ?? 0,
  digest: taken.get('digest') ?? 0,
  plainPack: taken.get('plainPack') ?? 0,
  pack: taken.get('pack') ?? 0,
  memory: process.resourceUsage().maxRSS / 1024,
};
process.send?.(read);
if (process.send === undefined) process.stdout.write(`${JSON.stringify(read)}\n`);
