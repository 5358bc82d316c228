import type { Delivered, Taken, Waiting } from '../ledger/outbox.ts';

/** A message is parked after so many tries and so long a time: Slack may name pauses of a second. */
const MOST_TRIES = 30;
const DAY_MS = 24 * 3_600_000;
const LONGEST_SECONDS = 3_600;
/** Where no message is parked, so that all goes on soon after. */
const SHORT_SECONDS = 60;

/** What pauses need from outside. */
export interface PauseDeps {
  readonly now: () => Date;
  /** Told of a workspace whose token Slack refuses: another copy of the app may have a newer one. */
  readonly onRefused?: (workspaceId: number, fault: string) => void;
}

/** When what is owed is tried again; each pause is twice as long as the one before. */
export class Pauses {
  readonly #deps: PauseDeps;

  constructor(deps: PauseDeps) {
    this.#deps = deps;
  }

  /** Parked once it was tried often and long enough, some day. @param seconds as Slack says */
  later(owed: Taken, fault: string, seconds?: number): Delivered {
    const age = this.#deps.now().getTime() - owed.createdAt.getTime();
    if (owed.attempts >= MOST_TRIES && age > DAY_MS) return { state: 'parked', fault };
    return this.#wait(owed, fault, LONGEST_SECONDS, seconds);
  }

  /** Slack takes nothing at all from the app: it waits, however long that lasts. */
  untilTaken(owed: Taken, fault: string): Waiting {
    this.#deps.onRefused?.(owed.workspaceId, fault);
    return this.#wait(owed, fault, SHORT_SECONDS);
  }

  /** Nothing was posted in this try; what an earlier one came to is still to be found out. */
  untilReached(owed: Taken, fault: string): Waiting {
    const later = this.#wait(owed, fault, SHORT_SECONDS);
    return owed.unsure ? { ...later, state: 'sending' } : later;
  }

  #wait({ attempts }: Taken, fault: string, longest: number, seconds = 2 ** attempts): Waiting {
    const pause = Math.min(seconds, longest);
    return { state: 'due', dueAt: new Date(this.#deps.now().getTime() + pause * 1_000), fault };
  }
}
