/** Hears of a jump; the clock waits for what it does where somebody waits for the clock. */
export type OnMoved = (now: Date) => unknown;

/** A clock that can be moved, so that next Monday's digest need not be waited for. */
export class PracticeClock {
  #offset = 0;
  readonly #listeners = new Set<OnMoved>();

  /** The practice workspace's time. */
  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Milliseconds by which it is ahead of this machine's clock. */
  get ahead(): number {
    return this.#offset;
  }

  /** Goes on where it was before a restart; nobody is told. */
  resume(ahead: number): void {
    this.#offset = ahead;
  }

  /** Jumps to a moment; time goes on from there. */
  set(moment: Date): void {
    void this.moveTo(moment);
  }

  /** The same; resolves when all who listen have done what they do. */
  async moveTo(moment: Date): Promise<void> {
    this.#offset = moment.getTime() - Date.now();
    await this.#tell();
  }

  /** Jumps by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
    void this.#tell();
  }

  /** Calls back after every jump; returns what ends that. */
  onMoved(listener: OnMoved): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #tell(): Promise<void> {
    await Promise.all([...this.#listeners].map((listener) => listener(this.now())));
  }
}
