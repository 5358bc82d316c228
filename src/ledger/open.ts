import { type Across, across, clients } from './across.ts';
import { recordGuidelines } from './beginning.ts';
import { type Binding, type BoundClient, bind } from './bound.ts';
import { type Database, databaseAt } from './database.ts';
import { shownUrl } from './database-url.ts';
import type { PrismaClient } from './generated/client.ts';
import { seedGuidelines } from './guidelines.ts';
import type { Keys } from './keys.ts';
import { migrationsOnDisk } from './migrations.ts';
import { type KeyOptions, keysOf, sealAll } from './open-keys.ts';
import type { OnRows } from './reseal.ts';
import { insertNew } from './rows.ts';
import { beginWorkspace, seedWorkspace } from './seed.ts';
import { WriteQueue } from './write.ts';
import { patiently } from './write-faults.ts';
import { lockWorkspace, type WriteRequest, type Writer } from './writer.ts';

export type LedgerKind = 'practice' | 'live';

/** How a ledger is opened. */
export interface OpenOptions extends KeyOptions {
  /** The folder of its photos of receipts; beside the ledger unless named. */
  readonly receipts?: string | undefined;
}

/** Reads one workspace's rows. Every ledger function takes one; it reaches no other rows. */
export interface Reader {
  readonly db: ReadClient;
  readonly workspaceId: number;
  readonly keys: Keys;
}

/** The client without the ways to change anything; its connection refuses them too. */
export type ReadClient = Omit<BoundClient, '$executeRaw'>;

/** An open ledger. */
export interface Ledger {
  readonly kind: LedgerKind;
  /** The folder in which its photos of receipts are kept. */
  readonly receipts: string;
  /** What typed text and photos of receipts are sealed with. */
  readonly keys: Keys;
  reader(workspaceId: number): Reader;
  /**
   * Reads a workspace as it stood at one moment, whatever is written meanwhile. On SQLite whatever
   * else is read of this open ledger stands at that moment too, until it is done: for commands, not
   * for the app.
   */
  atOneMoment<T>(workspaceId: number, work: (reader: Reader) => Promise<T>): Promise<T>;
  /** The few things that are read across workspaces. */
  readonly across: Across;
  /** Runs one transaction; see {@link WriteQueue.write}. */
  write<T>(request: WriteRequest, work: (writer: Writer) => Promise<T>): Promise<T>;
  /** Makes another workspace, as every team begins; gives its id. */
  begin(now: Date): Promise<number>;
  /** Seals all typed text with the newest key; gives how many rows were changed. */
  reseal(onProgress: OnRows): Promise<number>;
  /** Has the database learn how much it holds by now, after very much came in. */
  countAnew(): Promise<void>;
  /** Takes what was deleted out of the database's journal, too. */
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}

/** This ledger was born as the other kind, and practice and live never mix. */
export class WrongKind extends Error {
  override readonly name = 'WrongKind';
}

/**
 * Opens the ledger, bringing it to the newest form first.
 *
 * @param url `file:…` for SQLite, `postgresql://…` for PostgreSQL
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
  options: OpenOptions = {},
): Promise<Ledger> {
  const database = await databaseAt(url);
  await patiently(() => database.migrate());
  const [writing, reading] = [await database.client('write'), await database.client('read')];
  try {
    const born = await patiently(() => birth(writing, kind ?? 'live', now));
    if (kind !== undefined && born !== kind)
      throw new WrongKind(wrongKind(born, kind, shownUrl(url)));
    await patiently(() => giveGuidelines(writing));
    const keys = await patiently(() => keysOf(writing, database.keyBeside, options));
    const receipts = options.receipts ?? database.receipts;
    const { migrationDirectories } = await migrationsOnDisk(database.migrations);
    const opened = { kind: born, receipts, keys, form: migrationDirectories.length };
    return assemble(opened, database, writing, reading);
  } catch (error) {
    await Promise.all([writing.$disconnect(), reading.$disconnect()]);
    throw error;
  }
}

function wrongKind(born: LedgerKind, wanted: LedgerKind, url: string): string {
  return `The ledger at ${url} is a ${born} ledger and does not open as ${wanted}. Set DATABASE_URL to another.`;
}

function assemble(
  { form, ...known }: Pick<Ledger, 'kind' | 'receipts' | 'keys'> & { readonly form: number },
  database: Database,
  writing: PrismaClient,
  reading: PrismaClient,
): Ledger {
  const { keys } = known;
  const outcomeOf = (transaction: string) => database.outcomeOf(writing, transaction);
  const queue = new WriteQueue(clients(writing, keys), keys, { ...database, outcomeOf, form });
  const reads = clients(reading, keys);
  return {
    ...known,
    across: across(reading),
    reader: (workspaceId) => ({ db: reads(workspaceId), workspaceId, keys }),
    atOneMoment: (workspaceId, work) =>
      reads(workspaceId).$transaction((db) => work({ db, workspaceId, keys }), {
        ...database.oneMoment,
        ...UNHURRIED,
      }),
    write: (request, work) => queue.write(request, work),
    begin: (now) => queue.alone(() => beginWorkspace(writing, now)),
    reseal: (onProgress) => sealAll(writing, keys, onProgress),
    countAnew: () => database.countAnew(),
    checkpoint: () => database.checkpoint(),
    close: async () => {
      await queue.idle();
      await Promise.all([writing.$disconnect(), reading.$disconnect()]);
    },
  };
}

/** Nobody waits for what is done once in a ledger's life, over whatever line. */
const PATIENT = { maxWait: 10_000, timeout: 60_000 };

/** What reads a whole ledger takes as long as it takes: milliseconds of a day. */
const UNHURRIED = { maxWait: 10_000, timeout: 86_400_000 };

/** A ledger is born once; after that its kind is only read, so that opening it locks nothing. */
async function birth(client: PrismaClient, kind: LedgerKind, now: Date): Promise<LedgerKind> {
  const born = await client.ledger.findUnique({ where: { id: 1 } });
  if (born !== null) return born.kind as LedgerKind;
  const first: Binding = { workspaceId: undefined };
  return bind(client, first).$transaction(async (tx) => {
    await insertNew(tx, 'Ledger', { id: 1, kind, bornAt: now });
    const ledger = await tx.ledger.findUniqueOrThrow({ where: { id: 1 } });
    if ((await tx.workspace.count()) === 0) await seedWorkspace(tx, first, ledger, ledger.bornAt);
    return ledger.kind as LedgerKind;
  }, PATIENT);
}

/** A ledger that is older than the guidelines gets those that every team begins with (R47). */
async function giveGuidelines(client: PrismaClient): Promise<void> {
  const having = await client.guideline.groupBy({ by: ['workspaceId'] });
  const have = new Set(having.map(({ workspaceId }) => workspaceId));
  const workspaces = await client.workspace.findMany({ select: { id: true } });
  for (const { id } of workspaces.filter((one) => !have.has(one.id))) {
    const bound = bind(client, { workspaceId: id });
    await bound.$transaction(async (tx) => {
      await lockWorkspace(tx, id);
      const count = await tx.guideline.count({ where: { workspaceId: id } });
      if (count > 0) return;
      await seedGuidelines(tx, id);
      await recordGuidelines(tx, id);
    }, PATIENT);
  }
}
