/** How many of each were tried. */
export class Tally {
  readonly #groups = new Map<string, Map<string, number>>();

  count(group: string, what: string, times = 1): void {
    const counts = this.#groups.get(group) ?? new Map<string, number>();
    this.#groups.set(group, counts);
    counts.set(what, (counts.get(what) ?? 0) + times);
  }

  of(group: string, what?: string): number {
    const counts = this.#groups.get(group) ?? new Map<string, number>();
    if (what !== undefined) return counts.get(what) ?? 0;
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** As it is now. */
  copy(): Tally {
    const copy = new Tally();
    for (const [group, counts] of this.#groups) copy.#groups.set(group, new Map(counts));
    return copy;
  }

  /** What was tried since it was as it is here. */
  since(before: Tally): Tally {
    const since = new Tally();
    for (const [group, counts] of this.#groups) {
      for (const [what, count] of counts) {
        const more = count - before.of(group, what);
        if (more > 0) since.count(group, what, more);
      }
    }
    return since;
  }

  /** A line a group. */
  lines(): string[] {
    return [...this.#groups].map(([group, counts]) => {
      const parts = [...counts].sort(([a], [b]) => a.localeCompare(b));
      const listed = parts.map(([what, count]) => `${what} ${count}`).join(' · ');
      return `${group} (${this.of(group)}): ${listed}`;
    });
  }
}
