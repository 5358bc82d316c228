import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';

/** What a connection is for. */
export type Access = 'write' | 'read' | 'migrate';

/** Connections at once of one copy of the app; PostgreSQL takes a hundred unless told otherwise. */
export const CONNECTIONS = { write: 8, read: 6, migrate: 2 } as const;

/** Milliseconds after which a connection that cannot be made is given up; whoever waits may be sooner. */
const CONNECT_MS = 5_000;
/**
 * Milliseconds that a statement waits for a lock. PostgreSQL gives it to those who wait in turn, and
 * this process goes on meanwhile, so it is fairer to wait there than to try anew; short enough that
 * a deadline is noticed.
 */
const LOCK_MS = 500;
/** Milliseconds of one statement: a report over millions of rows, or an import's two long ones. */
const STATEMENT_MS = 30_000;
/** Milliseconds until a copy that hangs in a transaction loses it, and with it the workspace's row. */
const IDLE_MS = 10_000;
/** Milliseconds without any answer, not even that the time is over: the server is gone. */
const SILENCE_MS = STATEMENT_MS + 5_000;

const SETTINGS: Readonly<Record<Access, Readonly<Record<string, string>>>> = {
  write: {
    lock_timeout: `${LOCK_MS}`,
    statement_timeout: `${STATEMENT_MS}`,
    idle_in_transaction_session_timeout: `${IDLE_MS}`,
    synchronous_commit: 'on',
  },
  read: {
    lock_timeout: `${LOCK_MS}`,
    statement_timeout: `${STATEMENT_MS}`,
    default_transaction_read_only: 'on',
  },
  migrate: {},
};

/**
 * How connections to PostgreSQL are made. Whoever finds all of them taken waits, as long as it
 * takes: writers queue before (`write.ts`), and what people wait for has a deadline of its own.
 */
export function poolConfig(url: string, access: Access): pg.PoolConfig {
  return {
    connectionString: url,
    application_name: `oatcake ${access}`,
    max: CONNECTIONS[access],
    Client: QuickClient as NonNullable<pg.PoolConfig['Client']>,
    keepAlive: true,
    idleTimeoutMillis: 60_000,
    ...(access === 'migrate' ? {} : { query_timeout: SILENCE_MS }),
    onConnect: (client) => settle(client, SETTINGS[access]),
  };
}

/** Settings go by a statement rather than with the address, which may bring its own. */
async function settle(
  client: pg.ClientBase,
  settings: Readonly<Record<string, string>>,
): Promise<void> {
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', '${value}', FALSE)`,
  );
  if (calls.length > 0) await client.query(`SELECT ${calls.join(', ')}`);
}

/** Gives up a connection that cannot be made, and only that: the pool's own limit is for waiting, too. */
class QuickClient extends pg.Client {
  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, connectionTimeoutMillis: CONNECT_MS });
  }
}

type Connected = Awaited<ReturnType<PrismaPg['connect']>>;

/** Opens connections to PostgreSQL as the ledger needs them. */
export class LedgerPg extends PrismaPg {
  constructor(config: pg.PoolConfig) {
    super(config);
  }

  override async connect(): Promise<Connected> {
    const adapter = await super.connect();
    // The adapter's own divides at every semicolon, be it in a text or not.
    adapter.executeScript = async (script) => {
      await adapter.underlyingDriver().query(script);
    };
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => notSilent(await start(level));
    return adapter;
  }
}

type Begun = Awaited<ReturnType<Connected['startTransaction']>>;

/** A transaction's connection from which no answer came is ended, and nobody is given it again. */
function notSilent(begun: Begun): Begun {
  const { client } = begun as unknown as { client: pg.PoolClient & pg.Client };
  for (const way of ['queryRaw', 'executeRaw'] as const) {
    const ask = begun[way].bind(begun) as (query: Query) => Promise<never>;
    begun[way] = async (query: Query) =>
      ask(query).catch((error: unknown) => {
        if (error instanceof Error && error.message === SILENT) void client.end();
        throw error;
      });
  }
  return begun;
}

type Query = Parameters<Begun['queryRaw']>[0];

/** What the driver says when its `query_timeout` has passed. */
const SILENT = 'Query read timeout';

/** A connection of one's own; its end also gives back what it locked. */
export async function onConnection<T>(
  url: string,
  work: (connection: pg.Client) => Promise<T>,
): Promise<T> {
  const connection = new pg.Client(poolConfig(url, 'migrate'));
  // One that the server ends is told of by the query, too.
  connection.on('error', () => undefined);
  try {
    await connection.connect();
    return await work(connection);
  } finally {
    await connection.end().catch(() => undefined);
  }
}
