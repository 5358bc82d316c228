/** A query asked for, or was to write, another workspace's rows: a bug, and nothing was done. */
export class WrongWorkspace extends Error {
  override readonly name = 'WrongWorkspace';

  constructor(what: string) {
    super(`A query is not bound to its workspace: ${what}`);
  }
}

/** What belongs to no workspace: each may read it, none may change it. */
const OF_NONE: ReadonlySet<string> = new Set(['Ledger']);
/** Lists of rows of another table that a row can be read with, or written with. */
export const LISTS: Readonly<Record<string, readonly string[]>> = {
  Person: ['roles'],
  Category: ['words'],
  Purchase: ['lines'],
  Plan: ['notes'],
};

const MAKES = new Set(['create', 'createMany', 'createManyAndReturn']);
const CHANGES = new Set(['update', 'updateMany', 'updateManyAndReturn']);
/** Ways to write rows beside a row that name them by an id alone. */
const BESIDE = /^(connect|connectOrCreate|disconnect|upsert|update|updateMany|delete|deleteMany)$/;

type Args = Record<string, unknown>;

/** By which column a table's rows are bound; undefined for what belongs to no workspace. */
export function keyOf(model: string): 'id' | 'workspaceId' | undefined {
  if (OF_NONE.has(model)) return undefined;
  return model === 'Workspace' ? 'id' : 'workspaceId';
}

/**
 * The arguments of a query with its workspace in them: what is read, changed or removed is that
 * workspace's; what is made is, too.
 *
 * @throws WrongWorkspace where they name another
 */
export function boundArgs(model: string, operation: string, args: Args = {}, own: number): Args {
  const key = keyOf(model);
  if (key === undefined) {
    if (operation.startsWith('find')) return args;
    throw new WrongWorkspace(`${model} belongs to none`);
  }
  const bound = { ...args };
  if (MAKES.has(operation)) return { ...bound, data: rows(model, key, args.data, own) };
  bound.where = held(model, key, args.where, own);
  if (CHANGES.has(operation)) stays(model, key, args.data, own);
  if (operation === 'upsert') {
    bound.create = rows(model, key, args.create, own);
    stays(model, key, args.update, own);
  }
  for (const reading of ['include', 'select'] as const) {
    if (isPlain(args[reading])) bound[reading] = lists(model, args[reading], own);
  }
  return bound;
}

/**
 * The condition with its workspace in it. Where it is there, by itself or in a unique key, it stays,
 * unless ids lead to the rows; otherwise it is added as a double negative, since there is something
 * better to look rows up by: given `workspaceId = 1`, SQLite looks all of the workspace's rows up by
 * an index, again for every page of ids, and a table of a million takes hours.
 */
function held(model: string, key: string, where: unknown, own: number): Args {
  const given = isPlain(where) ? where : {};
  const { [key]: named, ...rest } = given;
  refuseOther(model, named, own);
  if (named === own && !isLedTo(model, rest)) return given;
  for (const [name, value] of Object.entries(rest)) {
    if (!name.startsWith('workspaceId_') || !isPlain(value)) continue;
    refuseOther(model, value.workspaceId, own);
    return rest;
  }
  if (Object.keys(rest).length === 0 && !isLedTo(model, rest)) return { [key]: own };
  const and = rest.AND === undefined ? [] : [rest.AND].flat();
  return { ...rest, AND: [...and, { NOT: { [key]: { not: own } } }] };
}

/** By ids; lines by those of the purchases beside which they are read. */
function isLedTo(model: string, { id }: Args): boolean {
  return id !== undefined || model === 'lines';
}

function rows(model: string, key: string, data: unknown, own: number): unknown {
  if (Array.isArray(data)) return data.map((one) => rows(model, key, one, own));
  if (key === 'id') throw new WrongWorkspace('a workspace makes no other');
  const row = isPlain(data) ? data : {};
  refuseOther(model, row[key], own);
  return { ...beside(model, row, own), [key]: own };
}

/** Rows that are made beside a row are the same workspace's. */
function beside(model: string, row: Args, own: number): Args {
  const found: Args = { ...row };
  for (const [field, value] of Object.entries(row)) {
    if (!isPlain(value)) continue;
    const way = Object.keys(value).find((name) => BESIDE.test(name));
    if (way !== undefined) throw new WrongWorkspace(`${model}.${field} is written by ${way}`);
    if (value.create !== undefined) {
      found[field] = { ...value, create: rows(field, 'workspaceId', value.create, own) };
    }
    if (isPlain(value.createMany)) {
      const data = rows(field, 'workspaceId', value.createMany.data, own);
      found[field] = { ...value, createMany: { ...value.createMany, data } };
    }
  }
  return found;
}

/** A change leaves a row where it is, and writes nothing beside it. */
function stays(model: string, key: string, data: unknown, own: number): void {
  if (!isPlain(data)) return;
  refuseOther(model, data[key], own);
  for (const [field, value] of Object.entries(data)) {
    if (!isPlain(value)) continue;
    const way = Object.keys(value).find((name) => BESIDE.test(name) || name.startsWith('create'));
    if (way !== undefined) throw new WrongWorkspace(`${model}.${field} is written by ${way}`);
  }
}

/** Lists beside a row are read under the same condition. */
function lists(model: string, wanted: Args, own: number): Args {
  const found: Args = { ...wanted };
  for (const field of LISTS[model] ?? []) {
    const how = wanted[field];
    if (!how) continue;
    const given = isPlain(how) ? how : {};
    found[field] = { ...given, where: held(field, 'workspaceId', given.where, own) };
  }
  return found;
}

function refuseOther(model: string, given: unknown, own: number): void {
  if (given === undefined || given === own) return;
  throw new WrongWorkspace(`${model} of another`);
}

function isPlain(value: unknown): value is Args {
  return typeof value === 'object' && value !== null && value.constructor === Object;
}
