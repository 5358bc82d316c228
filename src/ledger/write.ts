import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { BoundWriting } from './bound.ts';
import type { Database, Outcome } from './database.ts';
import { NotSaved, OutcomeUnknown } from './deadline.ts';
import type { Keys } from './keys.ts';
import { NewerLedger } from './migrate.ts';
import { passing } from './passing.ts';
import { othersTurns } from './turns.ts';
import { isBusy, isGone, patiently } from './write-faults.ts';
import { lockWorkspace, type WriteRequest, Writer } from './writer.ts';

const RETRY_MS = 15;
/** A server that is gone is not back at once. */
const RETURN_MS = 100;
/** Milliseconds for which it is asked what became of a transaction whose answer was lost. */
const ASKING_MS = 15 * 60_000;
const ASK_AGAIN_MS = 250;

/** How urgent what waits for its turn is. */
const [OWN, PEOPLES] = [0, 1];
/** Milliseconds for which the app's own work lets people go first. */
const OWN_WAITS_MS = 1_000;

const CHANGED =
  'This ledger was changed by a newer Oatcake while this one ran: nothing more is saved. Start the newer one.';

/** How far a write has come. */
interface Progress {
  step: 'waits' | 'works' | 'commits' | 'ended';
  /** By which the database knows the transaction; undefined where it does not. */
  transaction?: string | undefined;
  /** Why it ended, once that had to be found out afterwards. */
  unknown?: OutcomeUnknown;
}

/** What it asks of the database. */
type Beneath = Pick<Database, 'writers' | 'opening'> & {
  outcomeOf(transaction: string): Promise<Outcome>;
  /** How many migrations the ledger has that this code knows. */
  readonly form: number;
};

/**
 * The only way to change the ledger. Writers of this process queue here, so that none waits inside
 * the database: those of one workspace take turns, and no more workspaces are written to at once
 * than there are connections.
 */
export class WriteQueue {
  readonly #clientOf: (workspaceId: number) => BoundWriting;
  readonly #keys: Keys;
  readonly #database: Beneath;
  readonly #all: PQueue;
  /** The app's own writes: many may wait, and few are under way, so that people find it at leisure. */
  readonly #own: PQueue;
  readonly #workspaces = new Map<number, PQueue>();
  #owns = 0;

  constructor(clientOf: (workspaceId: number) => BoundWriting, keys: Keys, database: Beneath) {
    this.#clientOf = clientOf;
    this.#keys = keys;
    this.#database = database;
    this.#all = new PQueue({ concurrency: database.writers });
    this.#own = new PQueue({ concurrency: Math.max(1, Math.floor(database.writers / 2)) });
  }

  /**
   * Runs `work` in a transaction that commits before the deadline or not at all. `work` may run
   * more than once, so it changes nothing but the database.
   *
   * @throws NotSaved when the deadline passed first, be it in the queue; then nothing was saved
   * @throws OutcomeUnknown when the deadline passed without an answer about the commit
   */
  write<T>(request: WriteRequest, work: (writer: Writer) => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const progress: Progress = { step: 'waits' };
      const giveUp = () => {
        // A timer may be early: given up is what the deadline lets no other step go on with.
        if (!request.deadline.passed) timer = setTimeout(giveUp, 1);
        else if (progress.step !== 'commits') {
          reject(new NotSaved(progress.step === 'works' ? 'unreachable' : 'late'));
        } else if (progress.transaction !== undefined) {
          reject(this.#unknown(progress));
        }
      };
      let timer = setTimeout(giveUp, request.deadline.left);
      const turn = async () => {
        await othersTurns();
        if (request.deadline.passed) return giveUp();
        await this.#untilDeadline(request, work, progress).then(resolve, reject);
        progress.step = 'ended';
        clearTimeout(timer);
      };
      this.#inTurn(request, turn).catch(reject);
    });
  }

  /** Runs what is no workspace's write in its turn, and waits other processes out for ten seconds. */
  async alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#all.add(() => patiently(work));
  }

  /** Resolves when no write is under way. */
  async idle(): Promise<void> {
    await this.#own.onIdle();
    await Promise.all([...this.#workspaces.values()].map((queue) => queue.onIdle()));
    await this.#all.onIdle();
  }

  /** People wait for an answer and go before the app's own work, which can wait for a while. */
  #inTurn({ workspaceId, actorId }: WriteRequest, turn: () => Promise<void>): Promise<void> {
    if (actorId === null) return this.#ownTurn(workspaceId, turn);
    const all = () => this.#all.add(turn, { priority: PEOPLES });
    return this.#queueOf(workspaceId).add(all, { priority: PEOPLES });
  }

  /** The app's own work: after a while it is as urgent as what people write, so that it comes. */
  #ownTurn(workspaceId: number, turn: () => Promise<void>): Promise<void> {
    this.#owns += 1;
    const place = { priority: OWN, id: `own ${this.#owns}` };
    let where: PQueue | undefined;
    const timer = setTimeout(() => {
      place.priority = PEOPLES;
      where?.setPriority(place.id, PEOPLES);
    }, OWN_WAITS_MS);
    const begin = () => {
      clearTimeout(timer);
      return turn();
    };
    const wait = (queue: PQueue, work: () => Promise<void>) => {
      where = queue;
      return queue.add(work, place);
    };
    return this.#own.add(() => wait(this.#queueOf(workspaceId), () => wait(this.#all, begin)));
  }

  #queueOf(workspaceId: number): PQueue {
    const before = this.#workspaces.get(workspaceId);
    if (before !== undefined) return before;
    const queue = new PQueue({ concurrency: 1 });
    queue.on('idle', () => this.#workspaces.delete(workspaceId));
    this.#workspaces.set(workspaceId, queue);
    return queue;
  }

  async #untilDeadline<T>(
    request: WriteRequest,
    work: (writer: Writer) => Promise<T>,
    progress: Progress,
  ): Promise<T> {
    let last: unknown;
    while (!request.deadline.passed) {
      const done: { result?: T } = {};
      try {
        const result = await this.#once(request, work, progress, done);
        passing('committed');
        return result;
      } catch (error) {
        const outcome = await this.#outcome(request, progress);
        if (outcome === 'saved') return done.result as T;
        if (outcome === 'not known yet') throw this.#unknown(progress, error);
        if (!isBusy(error) && !isGone(error)) throw error;
        last = error;
        await sleep(isGone(error) ? RETURN_MS : RETRY_MS);
      }
    }
    throw new NotSaved(last === undefined ? 'late' : isGone(last) ? 'unreachable' : 'busy', last);
  }

  /** What became of a transaction that failed; one that did not come to its end was not saved. */
  async #outcome({ deadline }: WriteRequest, { step, transaction }: Progress): Promise<Outcome> {
    if (step !== 'commits' || transaction === undefined) return 'not saved';
    return this.#ask(transaction, deadline.left);
  }

  async #ask(transaction: string, milliseconds: number): Promise<Outcome> {
    const end = performance.now() + milliseconds;
    for (;;) {
      const asked = this.#database.outcomeOf(transaction);
      const outcome = await asked.catch(() => 'not known yet' as const);
      if (outcome !== 'not known yet' || performance.now() >= end) return outcome;
      await sleep(ASK_AGAIN_MS, undefined, { ref: false });
    }
  }

  #unknown(progress: Progress, cause?: unknown): OutcomeUnknown {
    const { transaction = '' } = progress;
    progress.unknown ??= new OutcomeUnknown(this.#ask(transaction, ASKING_MS), cause);
    return progress.unknown;
  }

  #once<T>(
    request: WriteRequest,
    work: (writer: Writer) => Promise<T>,
    progress: Progress,
    done: { result?: T },
  ): Promise<T> {
    const left = Math.max(1, Math.ceil(request.deadline.left));
    progress.step = 'works';
    return this.#clientOf(request.workspaceId).$transaction(
      async (db) => {
        const opening = this.#database.opening(left);
        const opened = await lockWorkspace(db, request.workspaceId, opening);
        const { transaction, form, ...counters } = opened;
        if (Number(form) !== this.#database.form) throw new NewerLedger(CHANGED);
        const writer = new Writer(db, counters, request, this.#keys);
        const result = await work(writer);
        await writer.flush();
        if (request.deadline.passed) throw new NotSaved('late');
        done.result = result;
        progress.transaction = transaction;
        progress.step = 'commits';
        passing('written');
        return result;
      },
      { maxWait: left, timeout: left + 1_000 },
    );
  }
}
