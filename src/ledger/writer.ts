import type { Day } from '../domain/day.ts';
import type { BoundClient } from './bound.ts';
import type { Deadline } from './deadline.ts';
import { Prisma } from './generated/client.ts';
import { type ChainedEntry, chain, type HistoryFact } from './history.ts';
import type { Keys } from './keys.ts';
import { insertRows } from './rows.ts';

/** Ten values an entry: SQLite takes 32,766 at once. */
const CHUNK = 1_000;

export type Transaction = BoundClient;

export interface WriteRequest {
  readonly workspaceId: number;
  readonly deadline: Deadline;
  readonly now: Date;
  /** Who acts; null for the app itself. */
  readonly actorId: number | null;
}

/** Money of a budget's share that a transaction has added for a customer, or taken off again. */
export interface Spent {
  readonly customerId: number;
  readonly buyerId: number;
  readonly day: Day;
  /** Whole pence; minus for what an amendment or a void took off. */
  readonly pence: number;
}

/** What a transaction must know of its workspace. */
export interface Counters {
  readonly timezone: string;
  readonly historySequence: number;
  readonly historyHash: string;
  readonly purchaseNumber: number;
  readonly signOffNumber: number;
}

/** What a transaction learns with its first statement besides. */
interface Opened {
  /** By which the database knows the transaction. */
  readonly transaction?: string;
  /** How many migrations the ledger has had by now. */
  readonly form: number | bigint;
}

/**
 * Locks the workspace's row until the transaction ends, by changing it, and reads its counters.
 *
 * @param opening what the database gives back besides (`database.ts`)
 */
export async function lockWorkspace(
  db: Transaction,
  workspaceId: number,
  opening: Prisma.Sql = Prisma.empty,
): Promise<Counters & Opened> {
  const [row] = await db.$queryRaw<(Counters & Opened)[]>`
    UPDATE "Workspace" SET "revision" = "revision" + 1 WHERE "id" = ${workspaceId}
    RETURNING "timezone", "historySequence", "historyHash", "purchaseNumber", "signOffNumber"
      , (SELECT COUNT(DISTINCT "migration_name") FROM "_prisma_migrations") AS "form"
      ${opening}`;
  if (row === undefined) throw new Error(`There is no workspace ${workspaceId} in the ledger`);
  return row;
}

/**
 * One transaction at work. Its first statement has locked the workspace's row, so whatever it reads
 * stays true until it commits.
 */
export class Writer {
  readonly db: Transaction;
  readonly workspaceId: number;
  readonly now: Date;
  readonly actorId: number | null;
  readonly keys: Keys;
  readonly #workspace: Counters;

  readonly #history: ChainedEntry[] = [];
  /** The kinds of what this transaction owes, so that the outbox is to look for those. */
  readonly owes = new Set<string>();
  /** What this transaction spent, as far as it counts in sums. */
  readonly spending: Spent[] = [];
  #purchaseNumber: number;
  #signOffNumber: number;

  constructor(db: Transaction, workspace: Counters, request: WriteRequest, keys: Keys) {
    this.db = db;
    this.workspaceId = request.workspaceId;
    this.now = request.now;
    this.actorId = request.actorId;
    this.keys = keys;
    this.#workspace = workspace;
    this.#purchaseNumber = workspace.purchaseNumber;
    this.#signOffNumber = workspace.signOffNumber;
  }

  get timezone(): string {
    return this.#workspace.timezone;
  }

  /** The next purchase reference, such as `P05485`. */
  nextPurchaseReference(): string {
    this.#purchaseNumber += 1;
    return `P${String(this.#purchaseNumber).padStart(5, '0')}`;
  }

  /** New references continue above this number. */
  raisePurchaseNumber(atLeast: number): void {
    this.#purchaseNumber = Math.max(this.#purchaseNumber, atLeast);
  }

  /** The next sign-off reference, such as `S0142`. */
  nextSignOffReference(): string {
    this.#signOffNumber += 1;
    return `S${String(this.#signOffNumber).padStart(4, '0')}`;
  }

  /** Adds to the history; it is written, chained, when the transaction's work is done. */
  record(fact: HistoryFact): void {
    const last = this.#history.at(-1);
    this.#history.push(
      chain(fact, {
        sequence: (last?.sequence ?? this.#workspace.historySequence) + 1,
        at: this.now,
        actorId: this.actorId,
        previousHash: last?.hash ?? this.#workspace.historyHash,
      }),
    );
  }

  /** What was added to the history so far, by kind. */
  get recorded(): string[] {
    return this.#history.map(({ kind }) => kind);
  }

  /** Writes what was gathered: the history, and the workspace's last numbers. */
  async flush(): Promise<void> {
    const last = this.#history.at(-1);
    if (last === undefined) return;
    const { workspaceId } = this;
    const entries = this.#history.map((entry) => ({ ...entry, workspaceId }));
    for (let at = 0; at < entries.length; at += CHUNK) {
      await insertRows(this.db, 'HistoryEntry', entries.slice(at, at + CHUNK));
    }
    await this.db.$executeRaw`
      UPDATE "Workspace"
      SET "historySequence" = ${last.sequence}, "historyHash" = ${last.hash},
        "purchaseNumber" = ${this.#purchaseNumber}, "signOffNumber" = ${this.#signOffNumber}
      WHERE "id" = ${workspaceId}`;
  }
}
