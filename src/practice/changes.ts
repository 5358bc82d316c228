/** Says that something a person can see has changed; what changed is for the listener to look up. */
export class Changes {
  readonly #listeners = new Set<() => void>();
  #count = 0;

  /** How many changes there have been; two equal counts mean that nothing moved in between. */
  get count(): number {
    return this.#count;
  }

  /** Announces a change. */
  announce(): void {
    this.#count += 1;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Calls back on every change; returns what ends that. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves with the first truthy answer of `look`, asked now and after every change. */
  until<T>(look: () => T, timeout: number): Promise<T | undefined> {
    const first = look();
    if (first) return Promise.resolve(first);
    return new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        clearTimeout(timer);
        stop();
        settle();
      };
      const timer = setTimeout(() => end(() => resolve(undefined)), timeout);
      const stop = this.listen(() => {
        try {
          const seen = look();
          if (seen) end(() => resolve(seen));
        } catch (error) {
          end(() => reject(error));
        }
      });
    });
  }
}
