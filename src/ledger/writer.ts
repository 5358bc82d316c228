import type { Deadline } from './deadline.ts';
import type { Prisma } from './generated/client.ts';
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
