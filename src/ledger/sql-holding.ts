import { type Part, split } from './sql-parts.ts';
import { type Clauses, type Table, Unbound } from './sql-sources.ts';

/**
 * The places of the values by which all tables of a statement are held.
 *
 * @throws Unbound where one is not
 */
export function holding({ tables, held: around, zones }: Clauses): number[] {
  const held = new Set(around);
  const own: number[] = [];
  const equal: { name: string; to: string }[] = [];
  for (const { parts, only } of zones) {
    if (parts.includes('OR')) throw new Unbound('an OR stands beside its conditions');
    for (const condition of split(parts, 'AND')) {
      for (const { name, to } of keysIn(condition, tables)) {
        if (only !== undefined && name !== only) continue;
        if (typeof to === 'string') equal.push({ name, to });
        else {
          own.push(to);
          held.add(name);
        }
      }
    }
  }
  for (let before = -1; held.size !== before; ) {
    before = held.size;
    for (const { name, to } of equal) if (held.has(to)) held.add(name);
  }
  const loose = tables.find(({ name }) => !held.has(name));
  if (loose === undefined) return own;
  throw new Unbound(`nothing holds ${loose.name} to the workspace`);
}

/** What a condition says of keys: equal to a value, by its place, or to another source's key. */
function keysIn(
  condition: readonly Part[],
  tables: readonly Table[],
): { name: string; to: string | number }[] {
  const text = condition.map((part) => (Array.isArray(part) ? '()' : part)).join(' ');
  // A plus before it, or `+ 0`, keeps SQLite from going along the workspace's index.
  const value = /^(?:\+ )?(?:(\S+) \. )?("\w+")(?: \+ 0)? = \?(\d+)$/.exec(text);
  if (value !== null) {
    const name = tableOf(value[1], value[2], tables);
    return name === undefined ? [] : [{ name, to: Number(value[3]) }];
  }
  const both = /^(?:\+ )?(\S+) \. ("\w+") = (\S+) \. ("\w+")$/.exec(text);
  if (both === null) return [];
  const [, one = '', oneKey, other = '', otherKey] = both;
  const isOne = tableOf(one, oneKey, tables) !== undefined;
  const isOther = tableOf(other, otherKey, tables) !== undefined;
  const found: { name: string; to: string }[] = [];
  if (isOne && (isOther || otherKey === '"workspaceId"')) found.push({ name: one, to: other });
  if (isOther && (isOne || oneKey === '"workspaceId"')) found.push({ name: other, to: one });
  return found;
}

/** The table that a key is of; undefined where it is none, or not plain which. */
function tableOf(
  name: string | undefined,
  key: string | undefined,
  tables: readonly Table[],
): string | undefined {
  const found = tables.filter((one) => one.key === key && (name ?? one.name) === one.name);
  return found.length === 1 ? found[0]?.name : undefined;
}
