import type { PracticeClock } from './clock.ts';
import { Refusal } from './refusal.ts';
import type { Offer } from './wire.ts';

/** A moment at which something happens by itself, or that somebody may want to go to. */
export interface Stop {
  readonly at: Date;
  /** What the page calls it; without a name it is only stopped at. */
  readonly label?: string;
}

/** What comes after a moment, as the app tells it. */
export type Stops = (after: Date) => Promise<readonly Stop[]>;

/** A longer way is stopped at only in its last weeks, so that it does not take for ever. */
const LONGEST_MS = 70 * 24 * 3_600_000;

/**
 * Moves the practice clock forward, stopping wherever something happens, so that a digest of the
 * way stands there at its own hour and in its own order.
 */
export class Traveller {
  readonly #clock: PracticeClock;
  readonly #stops: Stops;
  readonly #announce: () => void;
  #way: Promise<void> = Promise.resolve();

  constructor(clock: PracticeClock, stops: Stops, announce: () => void) {
    this.#clock = clock;
    this.#stops = stops;
    this.#announce = announce;
  }

  /** What the page offers, the soonest first. */
  async offers(): Promise<Offer[]> {
    const stops = await this.#stops(this.#clock.now());
    return stops.flatMap(({ label, at }) => (label ? [{ label, at: at.toISOString() }] : []));
  }

  /**
   * Goes to a moment, or so many milliseconds on; one way after another.
   *
   * @throws Refusal when that is not ahead: the ledger has entries of the present
   */
  go(to: Date | number): Promise<void> {
    const way = this.#way.then(() => this.#travel(to));
    this.#way = way.catch(() => undefined);
    return way;
  }

  async #travel(to: Date | number): Promise<void> {
    const now = this.#clock.now();
    const end = typeof to === 'number' ? new Date(now.getTime() + to) : to;
    // A date that cannot be read is not ahead either.
    if (!(end > now)) throw new Refusal('clock_goes_forward');
    const last = new Date(end.getTime() - LONGEST_MS);
    if (last > now) await this.#stopAt(last);
    for (;;) {
      const here = this.#clock.now();
      const stops = (await this.#stops(here)).filter(({ at }) => at > here && at < end);
      if (stops.length === 0) break;
      await this.#stopAt(new Date(Math.min(...stops.map(({ at }) => at.getTime()))));
    }
    // Work on the way takes real time, which passes on this clock too.
    if (this.#clock.now() < end) await this.#stopAt(end);
  }

  async #stopAt(moment: Date): Promise<void> {
    await this.#clock.moveTo(moment);
    this.#announce();
  }
}
