import Database from 'better-sqlite3';
import { verify } from '../../src/ledger/verify.ts';
import type { TestLedger } from '../support/ledger.ts';
import { wholeLedger } from './whole-ledger.ts';

const MILLION = 1_000_000;
/** How many purchases, each with its history entry; fewer for a quick look. */
const ENTRIES = Number(process.env.OATCAKE_BENCH_ENTRIES ?? MILLION);

/** Proves a million history entries with their purchases, every word of them sealed. */
export async function benchVerify(print: (line: string) => void): Promise<void> {
  const opened = await wholeLedger(ENTRIES);
  try {
    const reading = time(() => readAll(opened));
    const [before, began] = [process.cpuUsage(), performance.now()];
    const memory = [process.memoryUsage.rss()];
    const onProgress = () => memory.push(process.memoryUsage.rss());
    const verified = await verify(opened.ledger, { onProgress });
    const took = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(before);
    if (!verified.ok) throw new Error(verified.misfit);
    const aMillion = (seconds: number) => ((seconds * MILLION) / ENTRIES).toFixed(1);
    print(`verify of ${verified.proof.historyEntries} history entries: ${took.toFixed(1)} s`);
    print(`a million: ${aMillion(took)} s, ${aMillion((user + system) / 1e6)} s of them at work`);
    print(`${(took / reading).toFixed(1)} times as long as reading the rows`);
    const grown = (Math.max(...memory) - (memory[0] ?? 0)) / 2 ** 20;
    print(`memory grew by ${Math.round(grown)} MB at most`);
  } finally {
    await opened.close();
  }
}

function time(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}

/** What verify must read in any case, in plain SQL. */
function readAll({ url }: TestLedger): void {
  const db = new Database(url.replace('file:', ''), { readonly: true });
  for (const table of ['HistoryEntry', 'Purchase', 'PurchaseLine']) {
    for (const _ of db.prepare(`SELECT * FROM "${table}" ORDER BY "id"`).raw().iterate());
  }
  db.close();
}
