/**
 * The moment by which a person must have been answered. Counted on the monotonic clock, so that
 * neither the practice clock nor a change of the system's time moves it.
 */
export class Deadline {
  readonly #at: number;

  private constructor(at: number) {
    this.#at = at;
  }

  /** A deadline so many milliseconds from now. */
  static in(milliseconds: number): Deadline {
    return new Deadline(performance.now() + milliseconds);
  }

  /** Milliseconds left; zero or less once it has passed. */
  get left(): number {
    return this.#at - performance.now();
  }

  get passed(): boolean {
    return this.left <= 0;
  }
}

/** The ledger was lost while it saved: whether it did is found out once it can be asked. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  /** What it was in the end; `not known yet` when it could not be found out. */
  readonly found: Promise<'saved' | 'not saved' | 'not known yet'>;

  constructor(found: OutcomeUnknown['found'], cause?: unknown) {
    super('The ledger was lost while it saved', { cause });
    this.found = found;
  }
}

/** Nothing was saved: the ledger was busy, too slow, or out of reach until the deadline. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';

  constructor(reason: 'busy' | 'late' | 'unreachable', cause?: unknown) {
    super(`The ledger did not save in time (${reason})`, { cause });
  }
}
