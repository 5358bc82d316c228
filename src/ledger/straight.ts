import { ColumnTypeEnum, type SqlQueryable } from '@prisma/driver-adapter-utils';

/** Plain SQL with its values, as Prisma's template puts it together. */
interface Plain {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** Runs plain SQL on a client's connection; undefined where that cannot be done now. */
export type Straight = (operation: string, plain: Plain) => Promise<unknown> | undefined;

const OF_CLIENTS = new WeakMap<object, Straight>();

/**
 * Lets plain SQL of a client go straight to its one connection. Prisma's way there costs several
 * times what most statements cost themselves (`npm run bench -- load`), and does nothing to them.
 *
 * @param ready the connection as it is now; undefined where Prisma must have a look first
 */
export function goStraight(client: object, ready: () => SqlQueryable | undefined): void {
  OF_CLIENTS.set(client, (operation, { sql, values }) => {
    const connection = ready();
    if (connection === undefined) return undefined;
    const query = { sql, args: [...values], argTypes: values.map(() => AS_IT_IS) };
    return operation === '$executeRaw' ? connection.executeRaw(query) : rows(connection, query);
  });
}

/** The way past Prisma; undefined for a client that has none. */
export function straightFor(client: object): Straight | undefined {
  return OF_CLIENTS.get(client);
}

const AS_IT_IS = { scalarType: 'unknown', arity: 'scalar' } as const;

async function rows(connection: SqlQueryable, query: Parameters<SqlQueryable['queryRaw']>[0]) {
  const { columnNames, columnTypes, rows } = await connection.queryRaw(query);
  return rows.map((row) => {
    const values = row.map((value, at) => decoded(columnTypes[at], value));
    return Object.fromEntries(columnNames.map((name, at) => [name, values[at]]));
  });
}

/** A value as Prisma hands it on. */
function decoded(type: number | undefined, value: unknown): unknown {
  if (value === null) return null;
  if (type === ColumnTypeEnum.Int64) return BigInt(value as string | number);
  if (type === ColumnTypeEnum.DateTime) return new Date(value as string);
  if (type === ColumnTypeEnum.Boolean) return value === true || value === 1;
  return value;
}
