// Reads digest and pack of the ledger in one file, over and over, beside the same sums in plain SQL,
// in a process of its own, so that its memory can be told.
import { openLedger } from '../../src/ledger/open.ts';
import { readPack } from '../../src/ledger/pack.ts';
import { weeklyDigest } from '../../src/ledger/weekly-digest.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import { MONDAY } from './big-ledger.ts';
import { PACK_ON, plainSums } from './plain-sums.ts';

/** Milliseconds of the quickest run, which what else a machine does touches least; megabytes. */
export interface Read {
  readonly plainDigest: number;
  readonly digest: number;
  readonly plainPack: number;
  readonly pack: number;
  readonly memory: number;
}

const RUNS = 25;

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
const taken = new Map<string, number[]>();
for (let run = 0; run < RUNS; run += 1) {
  for (const [name, read] of Object.entries(readings)) {
    const began = performance.now();
    await read();
    taken.set(name, [...(taken.get(name) ?? []), performance.now() - began]);
  }
}
plain.close();
await ledger.close();
const quickest = (name: string) => Math.min(...(taken.get(name) ?? []));
const read: Read = {
  plainDigest: quickest('plainDigest'),
  digest: quickest('digest'),
  plainPack: quickest('plainPack'),
  pack: quickest('pack'),
  memory: process.resourceUsage().maxRSS / 1024,
};
process.send?.(read);
if (process.send === undefined) process.stdout.write(`${JSON.stringify(read)}\n`);
