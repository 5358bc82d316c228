/** A clock that can be moved, so that next Monday's digest need not be waited for. */
export class PracticeClock {
  #offset = 0;
  readonly #listeners = new Set<(now: Date) => void>();

  /** The practice workspace's time. */
  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Jumps to a moment; time goes on from there. */
  set(moment: Date): void {
    this.#offset = moment.getTime() - Date.now();
    this.#tell();
  }

  /** Jumps by so many milliseconds. */
  advance(milliseconds: number): void {
    this.#offset += milliseconds;
    this.#tell();
  }

  /** Calls back after every jump; returns what ends that. */
  onMoved(listener: (now: Date) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener(this.now());
  }
}
