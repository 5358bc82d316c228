import { holding } from './sql-holding.ts';
import { groupsIn, isName, type Part, partsOf, split } from './sql-parts.ts';
import { clausesOf, type KeyOf, type Table, Unbound } from './sql-sources.ts';

/** Which values of a statement must be the workspace, by their places; or why it is refused. */
export type Bound = { readonly own: readonly number[] } | { readonly fault: string };

const VERBS = new Set(['SELECT', 'UPDATE', 'DELETE', 'VALUES', 'SET']);
const SETS = new Set<Part | undefined>(['UNION', 'EXCEPT', 'INTERSECT']);

/**
 * Reads whether a statement reaches the rows of one workspace alone: each table that it names must
 * be held to the workspace by a condition of its own, which nothing beside it can lift:
 * `t."workspaceId" = ?`, or `= o."workspaceId"` of a table that is held. What it cannot read, it
 * refuses.
 */
export function boundOf(sql: string, keyOf: KeyOf): Bound {
  const own: number[] = [];
  try {
    const parts = partsOf(sql);
    if (parts === undefined) throw new Unbound('it cannot be read');
    query(numbered(parts), new Set());
    return { own };
  } catch (error) {
    if (error instanceof Unbound) return { fault: error.message };
    throw error;
  }

  /** @param around names that are held already: of the statement around, of what WITH has named */
  function query(parts: readonly Part[], around: ReadonlySet<string>): void {
    if (parts[0] === 'WITH') withNames(parts.slice(1), around);
    else if (parts[0] === 'INSERT') insert(parts, around);
    else {
      let from = 0;
      for (let at = 0; at <= parts.length; at += 1) {
        if (at < parts.length && !SETS.has(parts[at])) continue;
        one(parts.slice(from, at), around);
        from = parts[at + 1] === 'ALL' ? at + 2 : at + 1;
      }
    }
  }

  function withNames(parts: readonly Part[], around: ReadonlySet<string>): void {
    const held = new Set(around);
    let at = 0;
    for (; isName(parts[at]); at += parts[at + 3] === ',' ? 4 : 3) {
      const body = parts[at + 2];
      if (parts[at + 1] !== 'AS' || !Array.isArray(body)) throw new Unbound('its WITH is not read');
      query(body, held);
      held.add(String(parts[at]));
    }
    query(parts.slice(at), held);
  }

  function one(parts: readonly Part[], around: ReadonlySet<string>): void {
    if (!VERBS.has(String(parts[0]))) throw new Unbound(`it begins with ${parts[0]}`);
    const clauses = clausesOf(parts, around, keyOf);
    if (parts[0] === 'UPDATE') refuseMoving(parts, clauses.tables);
    own.push(...holding(clauses));
    within(parts, new Set([...clauses.held, ...clauses.tables.map(({ name }) => name)]));
  }

  /** Queries in parentheses, however deep. */
  function within(parts: readonly Part[], names: ReadonlySet<string>): void {
    for (const group of groupsIn(parts)) {
      if (group[0] === 'SELECT' || group[0] === 'WITH') query(group, names);
      else within(group, names);
    }
  }

  function insert(parts: readonly Part[], around: ReadonlySet<string>): void {
    const [, , table, columns, ...rest] = parts;
    if (!isName(table) || !Array.isArray(columns)) throw new Unbound('its INSERT is not read');
    const place = split(columns, ',').findIndex(([name]) => name === '"workspaceId"');
    if (keyOf(table.slice(1, -1)) !== 'workspaceId' || place === -1) {
      throw new Unbound(`${table} is given no workspace`);
    }
    const conflict = rest.indexOf('CONFLICT');
    if (conflict !== -1 && rest.slice(conflict).includes('UPDATE')) {
      throw new Unbound('what it conflicts with may be another workspace’s');
    }
    const given = conflict === -1 ? rest : rest.slice(0, conflict - 1);
    if (given[0] === 'VALUES') {
      within(rest, around);
      for (const row of groupsIn(given)) own.push(valueAt(row, place));
    } else {
      query(given, around);
      own.push(...selectedAt(given, place));
    }
  }
}

/** Gives each value's place its number: `?0`, `?1` … */
function numbered(parts: readonly Part[]): Part[] {
  let next = 0;
  const number = (part: Part): Part => {
    if (Array.isArray(part)) return part.map(number);
    return part === '?' ? `?${next++}` : part;
  };
  return parts.map(number);
}

function valueAt(row: readonly Part[], place: number): number {
  const value = (split(row, ',')[place] ?? []).map(String).join(' ');
  if (!/^\?\d+$/.test(value)) throw new Unbound('a row is given no workspace');
  return Number(value.slice(1));
}

/** What a query gives for the workspace: a value, or the key of a source of its own, all held. */
function selectedAt(parts: readonly Part[], place: number): number[] {
  const from = parts.indexOf('FROM');
  const selected = split(parts.slice(1, from === -1 ? undefined : from), ',');
  const text = (selected[place] ?? []).map(String).join(' ');
  if (/^\?\d+$/.test(text)) return [Number(text.slice(1))];
  if (/^(\S+ \. )?"workspaceId"$/.test(text)) return [];
  throw new Unbound('its rows are given no workspace');
}

/** A row stays in its workspace. */
function refuseMoving(parts: readonly Part[], [table]: readonly Table[]): void {
  const [set, where] = [parts.indexOf('SET'), parts.indexOf('WHERE')];
  const changes = split(parts.slice(set + 1, where === -1 ? undefined : where), ',');
  if (changes.some(([name]) => name === table?.key)) throw new Unbound('it moves rows away');
}
