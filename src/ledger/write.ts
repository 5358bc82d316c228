import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { type Deadline, NotSaved } from './deadline.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { WorkspaceModel } from './generated/models.ts';
import { type ChainedEntry, chain, type HistoryFact } from './history.ts';

export type Transaction = Prisma.TransactionClient;

export interface WriteRequest {
  readonly workspaceId: number;
  readonly deadline: Deadline;
  readonly now: Date;
  /** Who acts; null for the app itself. */
  readonly actorId: number | null;
}

const RETRY_MS = 15;

/**
 * One transaction at work. Its first statement has locked the workspace's row, so whatever it reads
 * stays true until it commits.
 */
export class Writer {
  readonly db: Transaction;
  readonly workspaceId: number;
  readonly now: Date;
  readonly actorId: number | null;
  readonly #workspace: WorkspaceModel;
  readonly #history: ChainedEntry[] = [];
  #purchaseNumber: number;
  #signOffNumber: number;

  constructor(db: Transaction, workspace: WorkspaceModel, request: WriteRequest) {
    this.db = db;
    this.workspaceId = workspace.id;
    this.now = request.now;
    this.actorId = request.actorId;
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

  /** Writes what was gathered: the history, and the workspace's last numbers. */
  async flush(): Promise<void> {
    const last = this.#history.at(-1);
    if (last === undefined) return;
    await this.db.historyEntry.createMany({
      data: this.#history.map((entry) => ({ ...entry, workspaceId: this.workspaceId })),
    });
    await this.db.workspace.updateMany({
      where: { id: this.workspaceId },
      data: {
        historySequence: last.sequence,
        historyHash: last.hash,
        purchaseNumber: this.#purchaseNumber,
        signOffNumber: this.#signOffNumber,
      },
    });
  }
}

/**
 * The only way to change the ledger. Writers of this process queue here, so that none waits inside
 * the database; another process's lock is waited out in short tries.
 */
export class WriteQueue {
  readonly #client: PrismaClient;
  readonly #queue = new PQueue({ concurrency: 1 });

  constructor(client: PrismaClient) {
    this.#client = client;
  }

  /**
   * Runs `work` in a transaction that commits before the deadline or not at all. `work` may run
   * more than once, so it changes nothing but the database.
   *
   * @throws NotSaved when the deadline passed first, be it in the queue; then nothing was saved
   */
  write<T>(request: WriteRequest, work: (writer: Writer) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let isTooLate = false;
      const giveUp = setTimeout(() => {
        isTooLate = true;
        reject(new NotSaved('late'));
      }, request.deadline.left);
      const turn = async () => {
        clearTimeout(giveUp);
        if (isTooLate) return;
        await this.#untilDeadline(request, work).then(resolve, reject);
      };
      this.#queue.add(turn).catch(reject);
    });
  }

  /** Resolves when no write is under way. */
  async idle(): Promise<void> {
    await this.#queue.onIdle();
  }

  async #untilDeadline<T>(request: WriteRequest, work: (w: Writer) => Promise<T>): Promise<T> {
    let last: unknown;
    while (!request.deadline.passed) {
      try {
        return await this.#once(request, work);
      } catch (error) {
        if (!isBusy(error)) throw error;
        last = error;
        await sleep(RETRY_MS);
      }
    }
    throw new NotSaved(last === undefined ? 'late' : 'busy', last);
  }

  #once<T>(request: WriteRequest, work: (writer: Writer) => Promise<T>): Promise<T> {
    const left = Math.max(1, Math.ceil(request.deadline.left));
    return this.#client.$transaction(
      async (db) => {
        const workspace = await db.workspace.update({
          where: { id: request.workspaceId },
          data: { revision: { increment: 1 } },
        });
        const writer = new Writer(db, workspace, request);
        const result = await work(writer);
        await writer.flush();
        if (request.deadline.passed) throw new NotSaved('late');
        return result;
      },
      { maxWait: left, timeout: left + 1_000 },
    );
  }
}

/** Another process holds the lock (P1008), or the transaction lost a race (P2034). */
export function isBusy(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError) {
    return error.code === 'P1008' || error.code === 'P2034';
  }
  return (
    error instanceof Error && /SocketTimeout|SQLITE_BUSY|database is locked/.test(error.message)
  );
}

/** Whether an error means that the database itself could not be used: gone, full, read-only. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    /^P10|^P2024$|^P2028$/.test(error.code)
  ) {
    return true;
  }
  const message = error instanceof Error ? error.message : '';
  return /SQLITE_|disk I\/O|disk is full|readonly database|unable to open|database is locked/i.test(
    message,
  );
}
