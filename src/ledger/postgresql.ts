import { join } from 'node:path';
import type pg from 'pg';
import { COPYING_POSTGRESQL } from './copying.ts';
import type { Database, Outcome } from './database.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { PrismaClient as PostgresqlClient } from './generated-postgresql/client.ts';
import { lackingMigrations, migrate } from './migrate.ts';
import { DATABASES } from './migrations.ts';
import { CONNECTIONS, LedgerPg, onConnection, poolConfig } from './postgresql-pool.ts';

const MIGRATIONS = DATABASES.postgresql;
/** One connection is left for asking what became of a lost transaction. */
const WRITERS = CONNECTIONS.write - 1;
/** By this number copies that migrate know each other; any that nobody else uses. */
const MIGRATION_LOCK = 0x0a7ca4e;

/** A ledger on a PostgreSQL server, which several copies of the app may share. */
export function postgresql(url: string): Database {
  return {
    migrations: MIGRATIONS,
    receipts: join('data', 'receipts'),
    keyBeside: undefined,
    oneMoment: { isolationLevel: 'RepeatableRead' },
    writers: WRITERS,
    copying: COPYING_POSTGRESQL,
    lacking: () => lackingMigrations(new LedgerPg(poolConfig(url, 'migrate')), MIGRATIONS),
    migrate: () => migrateInTurn(url),
    client: async (access) => {
      const adapter = new LedgerPg(poolConfig(url, access));
      const client = new PostgresqlClient({ adapter, errorFormat: 'minimal' });
      // Derived from one schema, the clients differ in nothing that the ledger uses.
      return client as unknown as PrismaClient;
    },
    opening: (milliseconds) => Prisma.sql`, CAST(pg_current_xact_id() AS TEXT) AS "transaction",
      set_config('statement_timeout', ${String(Math.max(1, Math.ceil(milliseconds)))}, TRUE)`,
    outcomeOf,
    isInUse: () => onConnection(url, isInUse),
    countAnew: () =>
      onConnection(url, async (connection) => void (await connection.query('ANALYZE'))),
    checkpoint: async () => undefined,
    clear: () => onConnection(url, clear),
  };
}

/** The copies that come meanwhile wait, and then find nothing to do. */
async function migrateInTurn(url: string): Promise<string[]> {
  const factory = new LedgerPg(poolConfig(url, 'migrate'));
  if ((await lackingMigrations(factory, MIGRATIONS)).length === 0) return [];
  return onConnection(url, async (connection) => {
    await connection.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return migrate(factory, MIGRATIONS);
  });
}

async function outcomeOf(client: PrismaClient, transaction: string): Promise<Outcome> {
  const [row] = await client.$queryRaw<{ status: string | null }[]>`
    SELECT pg_xact_status(CAST(${transaction} AS xid8)) AS "status"`;
  if (row?.status === 'committed') return 'saved';
  return row?.status === 'aborted' ? 'not saved' : 'not known yet';
}

async function isInUse(connection: pg.Client): Promise<boolean> {
  const { rows } = await connection.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database()
      AND application_name LIKE 'oatcake %' AND pid <> pg_backend_pid() LIMIT 1`,
  );
  return rows.length > 0;
}

async function clear(connection: pg.Client): Promise<void> {
  const { rows } = await connection.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS "name" FROM pg_tables WHERE schemaname = current_schema()`,
  );
  const names = rows.map(({ name }) => name);
  if (names.length > 0) await connection.query(`DROP TABLE ${names.join(', ')} CASCADE`);
}
