import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { NotSaved } from './deadline.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Keys } from './keys.ts';
import { isBusy } from './write-faults.ts';
import { lockWorkspace, type WriteRequest, Writer } from './writer.ts';

const RETRY_MS = 15;

/**
 * The only way to change the ledger. Writers of this process queue here, so that none waits inside
 * the database; another process's lock is waited out in short tries.
 */
export class WriteQueue {
  readonly #client: PrismaClient;
  readonly #keys: Keys;
  readonly #queue = new PQueue({ concurrency: 1 });

  constructor(client: PrismaClient, keys: Keys) {
    this.#client = client;
    this.#keys = keys;
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
        const counters = await lockWorkspace(db, request.workspaceId);
        const writer = new Writer(db, counters, request, this.#keys);
        const result = await work(writer);
        await writer.flush();
        if (request.deadline.passed) throw new NotSaved('late');
        return result;
      },
      { maxWait: left, timeout: left + 1_000 },
    );
  }
}
