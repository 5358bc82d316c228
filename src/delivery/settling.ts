import { Deadline, NotSaved, OutcomeUnknown } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { type Delivered, settle, type Taken } from '../ledger/outbox.ts';
import type { Writer } from '../ledger/writer.ts';

/** What became of a message, to be noted. */
export interface Done {
  readonly message: Taken;
  readonly delivered: Delivered;
  readonly at: Date;
}

/** What else follows from it, in the same transaction. */
export type Follow = (writer: Writer, done: Done) => Promise<void>;

interface Waiting extends Done {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const WRITE_MS = 10_000;

/**
 * Notes what became of messages. Those of a workspace that are ready by the time its ledger takes
 * them are noted in one transaction, so that many cost little more than one.
 */
export class Settling {
  readonly #ledger: Ledger;
  readonly #follow: Follow;
  readonly #waiting = new Map<number, Waiting[]>();

  constructor(ledger: Ledger, follow: Follow) {
    this.#ledger = ledger;
    this.#follow = follow;
  }

  /** Resolves when it is noted; rejects when it could not be. */
  note(done: Done): Promise<void> {
    return new Promise((resolve, reject) => {
      const { workspaceId } = done.message;
      const one = { ...done, resolve, reject };
      const others = this.#waiting.get(workspaceId);
      if (others !== undefined) {
        others.push(one);
        return;
      }
      const waiting: Waiting[] = [one];
      this.#waiting.set(workspaceId, waiting);
      void this.#settle(waiting, one);
    });
  }

  /** What comes while it waits for its turn joins it; what comes later goes by itself. */
  async #settle(waiting: readonly Waiting[], first: Done): Promise<void> {
    try {
      await this.#write(first, async (writer) => {
        this.#close(waiting, first);
        for (const done of waiting) await this.#one(writer, done);
      });
      for (const { resolve } of waiting) resolve();
    } catch (error) {
      this.#close(waiting, first);
      const isOver = error instanceof NotSaved || error instanceof OutcomeUnknown;
      if (isOver || waiting.length === 1) for (const { reject } of waiting) reject(error);
      else await this.#oneByOne(waiting);
    }
  }

  /** What breaks the noting of one message keeps back no other. */
  async #oneByOne(waiting: readonly Waiting[]): Promise<void> {
    for (const done of waiting) {
      const noted = this.#write(done, (writer) => this.#one(writer, done));
      await noted.then(done.resolve, done.reject);
    }
  }

  /** Nothing more joins these. */
  #close(waiting: readonly Waiting[], { message: { workspaceId } }: Done): void {
    if (this.#waiting.get(workspaceId) === waiting) this.#waiting.delete(workspaceId);
  }

  async #one(writer: Writer, done: Done): Promise<void> {
    if (await settle(writer, done.message, done.delivered, done.at)) {
      await this.#follow(writer, done);
    }
  }

  #write({ message, at: now }: Done, work: (writer: Writer) => Promise<void>): Promise<void> {
    const deadline = Deadline.in(WRITE_MS);
    const request = { workspaceId: message.workspaceId, deadline, now, actorId: null };
    return this.#ledger.write(request, work);
  }
}
