/** A record that may hang together with others, by their names. */
export interface Linked {
  readonly name: string;
  /** Names of records, or of anything that several have in common. */
  readonly with: readonly string[];
  readonly mayGo: boolean;
}

/**
 * R139: what may go because everything that it hangs together with may go, too: the names of those
 * records and of what they have in common.
 */
export function wholeGroups(linked: readonly Linked[]): string[] {
  const leaders = new Map<string, string>();
  const leaderOf = (name: string): string => {
    let at = name;
    for (let up = leaders.get(at); up !== undefined && up !== at; up = leaders.get(at)) at = up;
    leaders.set(name, at);
    return at;
  };
  for (const one of linked) {
    for (const other of one.with) leaders.set(leaderOf(one.name), leaderOf(other));
  }
  const staying = new Set(linked.filter(({ mayGo }) => !mayGo).map(({ name }) => leaderOf(name)));
  const names = new Set(linked.flatMap(({ name, with: others }) => [name, ...others]));
  return [...names].filter((name) => !staying.has(leaderOf(name)));
}
