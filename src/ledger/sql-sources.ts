import { isName, type Part } from './sql-parts.ts';

/** By which column a table's rows are bound: `workspaceId`, or the `id` of the workspace's own row. */
export type KeyOf = (table: string) => string | undefined;

/** Which migrations the whole ledger has had: nobody's rows. */
const FORMS = '"_prisma_migrations"';

/** A statement that may reach another workspace's rows, or cannot be read; why. */
export class Unbound extends Error {
  override readonly name = 'Unbound';
}

/** A table as a statement calls it. */
export interface Table {
  readonly name: string;
  /** The column that holds it to its workspace, in quotes. */
  readonly key: string;
}

/** A condition that all rows must meet, at one depth. */
export interface Zone {
  readonly parts: Part[];
  /** Of the ON of a LEFT JOIN: the one source whose rows it can hold. */
  readonly only: string | undefined;
}

/** What a SELECT, UPDATE or DELETE reads from, and under which conditions. */
export interface Clauses {
  readonly tables: Table[];
  /** Names that are held already: subqueries, and what is held around. */
  readonly held: Set<string>;
  readonly zones: Zone[];
}

const JOINS = new Set(['JOIN', 'LEFT', 'INNER', 'CROSS', 'OUTER']);
const UNREAD = new Set(['RIGHT', 'FULL', 'NATURAL', 'USING']);
const ENDS = new Set(['GROUP', 'ORDER', 'HAVING', 'LIMIT', 'OFFSET', 'RETURNING', 'FOR', 'WINDOW']);
const NO_ALIAS = new Set([...JOINS, ...UNREAD, ...ENDS, 'WHERE', 'ON', 'SET']);

/**
 * Reads the clauses of one statement, without what stands in parentheses.
 *
 * @param around names of the statement around
 * @throws Unbound where it has what is not read
 */
export function clausesOf(
  parts: readonly Part[],
  around: ReadonlySet<string>,
  keyOf: KeyOf,
): Clauses {
  const found: Clauses = { tables: [], held: new Set(around), zones: [] };
  let zone: Part[] | undefined;
  let isLeft = false;
  let last = '';
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at] ?? '';
    const word = typeof part === 'string' ? part : '';
    if (UNREAD.has(word)) throw new Unbound(`it has ${word}`);
    if (isBeforeTables(parts, at)) {
      isLeft = word === 'JOIN' && parts.slice(at - 2, at).includes('LEFT');
      [at, last] = sources(parts, at + 1, found, keyOf);
      zone = undefined;
    } else if (word === 'WHERE' || word === 'ON') {
      zone = [];
      found.zones.push({ parts: zone, only: word === 'ON' && isLeft ? last : undefined });
    } else if (JOINS.has(word) || ENDS.has(word)) zone = undefined;
    else zone?.push(part);
  }
  return found;
}

function isBeforeTables(parts: readonly Part[], at: number): boolean {
  const word = parts[at];
  // IS DISTINCT FROM compares.
  if (word === 'FROM') return parts[at - 1] !== 'DISTINCT';
  return word === 'JOIN' || (word === 'UPDATE' && at === 0);
}

/** Reads the sources from a place on; gives the place of their last part, and the last one's name. */
function sources(
  parts: readonly Part[],
  start: number,
  into: Clauses,
  keyOf: KeyOf,
): [at: number, name: string] {
  let at = start;
  for (;;) {
    const source = parts[at];
    const isCall = !isName(source) && !Array.isArray(source) && Array.isArray(parts[at + 1]);
    if (isCall) at += 1;
    if (parts[at + 1] === 'AS') at += 1;
    const next = parts[at + 1];
    const alias = typeof next === 'string' && /^["A-Z_]/.test(next) && !NO_ALIAS.has(next);
    if (alias) at += 1;
    const name = String(alias ? next : source);
    addSource(source, name, isCall, into, keyOf);
    if (parts[at + 1] !== ',') return [at, name];
    at += 2;
  }
}

function addSource(
  source: Part | undefined,
  name: string,
  isCall: boolean,
  { tables, held }: Clauses,
  keyOf: KeyOf,
): void {
  if (isCall) held.add(name);
  else if (Array.isArray(source)) {
    if (source[0] !== 'SELECT') throw new Unbound('it has a join in parentheses');
    held.add(name);
  } else if (!isName(source)) throw new Unbound(`a table’s name is not in quotes: ${source}`);
  else if (held.has(source) || source === FORMS) held.add(name);
  else {
    const key = keyOf(source.slice(1, -1));
    if (key === undefined) throw new Unbound(`${source} is no table of a workspace`);
    tables.push({ name, key: `"${key}"` });
    held.delete(name);
  }
}
