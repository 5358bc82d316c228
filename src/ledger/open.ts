import pRetry from 'p-retry';
import { recordGuidelines } from './beginning.ts';
import { PrismaClient } from './generated/client.ts';
import { seedGuidelines } from './guidelines.ts';
import type { Keys } from './keys.ts';
import { migrate } from './migrate.ts';
import { type KeyOptions, keysOf, sealAll } from './open-keys.ts';
import type { OnRows } from './reseal.ts';
import { sealing } from './sealed.ts';
import { seedWorkspace } from './seed.ts';
import { LedgerSqlite, sqliteFile } from './sqlite.ts';
import { WriteQueue } from './write.ts';
import { isBusy } from './write-faults.ts';
import { lockWorkspace, type WriteRequest, type Writer } from './writer.ts';

export type LedgerKind = 'practice' | 'live';

/** Reads from one workspace's rows. Every ledger function takes one and asks for no other rows. */
export interface Reader {
  readonly db: ReadClient;
  readonly workspaceId: number;
  readonly keys: Keys;
}

/** The client without the ways to change anything; its connection refuses them too. */
export type ReadClient = Omit<
  PrismaClient,
  '$transaction' | '$executeRaw' | '$executeRawUnsafe' | '$extends'
>;

/** An open ledger. */
export interface Ledger {
  readonly kind: LedgerKind;
  /** Where it lies; its key and its photos of receipts lie beside it. */
  readonly file: string;
  /** What typed text and photos of receipts are sealed with. */
  readonly keys: Keys;
  reader(workspaceId: number): Reader;
  /** Reads across workspaces; only for finding out which one is meant. */
  readonly any: ReadClient;
  /** Runs one transaction; see {@link WriteQueue.write}. */
  write<T>(request: WriteRequest, work: (writer: Writer) => Promise<T>): Promise<T>;
  /** Seals all typed text with the newest key; gives how many rows were changed. */
  reseal(onProgress: OnRows): Promise<number>;
  close(): Promise<void>;
}

/** This ledger was born as the other kind, and practice and live never mix. */
export class WrongKind extends Error {
  override readonly name = 'WrongKind';
}

/**
 * Opens the ledger, bringing it to the newest form first.
 *
 * @param url `file:…` for SQLite
 * @param kind what the ledger must be, or is marked as at birth; undefined opens either, and marks
 *   a new one as live
 * @param options where its key is; a ledger whose key is not there opens, and its words cannot be
 *   read (`keys.canRead`)
 * @throws WrongKind when the ledger was born as the other kind
 */
export async function openLedger(
  url: string,
  kind?: LedgerKind,
  now = new Date(),
  options: KeyOptions = {},
): Promise<Ledger> {
  const file = sqliteFile(url);
  const factory = new LedgerSqlite(file, 'write');
  await oneAfterAnother(() => migrate(factory));
  const writing = new PrismaClient({ adapter: factory, errorFormat: 'minimal' });
  const reading = new PrismaClient({
    adapter: new LedgerSqlite(file, 'read'),
    errorFormat: 'minimal', // the longer forms quote what people typed
  });
  try {
    const born = await oneAfterAnother(() => birth(writing, kind ?? 'live', now));
    if (kind !== undefined && born !== kind) throw new WrongKind(wrongKind(born, kind, url));
    await oneAfterAnother(() => giveGuidelines(writing));
    const keys = await oneAfterAnother(() => keysOf(writing, file, options));
    return assemble({ kind: born, file, keys }, writing, reading);
  } catch (error) {
    await Promise.all([writing.$disconnect(), reading.$disconnect()]);
    throw error;
  }
}

/** Two that open a new ledger at once: one makes it, the other waits its turn, at most ten seconds. */
function oneAfterAnother<T>(work: () => Promise<T>): Promise<T> {
  const shouldRetry = ({ error }: { error: Error }) => isBusy(error);
  return pRetry(work, { retries: 100, minTimeout: 100, factor: 1, shouldRetry });
}

function wrongKind(born: LedgerKind, wanted: LedgerKind, url: string): string {
  return `The ledger at ${url} is a ${born} ledger and does not open as ${wanted}. Set DATABASE_URL to another file.`;
}

function assemble(
  known: Pick<Ledger, 'kind' | 'file' | 'keys'>,
  writing: PrismaClient,
  reading: PrismaClient,
): Ledger {
  const { keys } = known;
  const queue = new WriteQueue(sealing(writing, keys), keys);
  const db = sealing(reading, keys);
  return {
    ...known,
    any: db,
    reader: (workspaceId) => ({ db, workspaceId, keys }),
    write: (request, work) => queue.write(request, work),
    reseal: (onProgress) => sealAll(writing, keys, onProgress),
    close: async () => {
      await queue.idle();
      await Promise.all([writing.$disconnect(), reading.$disconnect()]);
    },
  };
}

/** A ledger is born once; after that its kind is only read, so that opening it locks nothing. */
async function birth(client: PrismaClient, kind: LedgerKind, now: Date): Promise<LedgerKind> {
  const born = await client.ledger.findUnique({ where: { id: 1 } });
  if (born !== null) return born.kind as LedgerKind;
  return client.$transaction(async (tx) => {
    const ledger = await tx.ledger.upsert({
      where: { id: 1 },
      create: { id: 1, kind, bornAt: now },
      update: {},
    });
    if ((await tx.workspace.count()) === 0) await seedWorkspace(tx, ledger);
    return ledger.kind as LedgerKind;
  });
}

/** A ledger that is older than the guidelines gets those that every team begins with (R47). */
async function giveGuidelines(client: PrismaClient): Promise<void> {
  const workspaces = await client.workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces) {
    if ((await client.guideline.count({ where: { workspaceId: id } })) > 0) continue;
    await client.$transaction(async (tx) => {
      await lockWorkspace(tx, id);
      const count = await tx.guideline.count({ where: { workspaceId: id } });
      if (count > 0) return;
      await seedGuidelines(tx, id);
      await recordGuidelines(tx, id);
    });
  }
}
