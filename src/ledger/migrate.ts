import { readFile } from 'node:fs/promises';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { type Migrations, migrationsOnDisk } from './migrations.ts';
import { schemaEngine } from './schema-engine.ts';

/** A later Oatcake has changed this ledger. */
export class NewerLedger extends Error {
  override readonly name = 'NewerLedger';
}

/**
 * The names of the migrations that a database still lacks. Nothing is locked and nothing loaded: a
 * command can open the ledger of a running app.
 *
 * @throws NewerLedger when it has a migration that this Oatcake does not know
 */
export async function lackingMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
  migrations: Migrations,
): Promise<string[]> {
  const { migrationDirectories } = await migrationsOnDisk(migrations);
  const known = migrationDirectories.map(({ path }) => path);
  const applied = new Set(await appliedMigrations(factory));
  refuseNewer(known, applied);
  return known.filter((name) => !applied.has(name));
}

/**
 * Brings the database to the newest migration; returns the names of those it applied.
 *
 * @throws NewerLedger when it has a migration that this Oatcake does not know
 */
export async function migrate(
  factory: SqlMigrationAwareDriverAdapterFactory,
  migrations: Migrations,
): Promise<string[]> {
  if ((await lackingMigrations(factory, migrations)).length === 0) return [];
  return apply(factory, migrations, await migrationsOnDisk(migrations));
}

async function apply(
  factory: SqlMigrationAwareDriverAdapterFactory,
  { schemaFile }: Migrations,
  migrationsList: MigrationList,
): Promise<string[]> {
  const { tracked, disposeAll } = tracking(factory);
  const engine = await schemaEngine(tracked, await readFile(schemaFile, 'utf8'));
  try {
    const filters = { externalTables: [], externalEnums: [] };
    return (await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames;
  } finally {
    engine.free();
    await disposeAll();
  }
}

function refuseNewer(known: readonly string[], applied: ReadonlySet<string>): void {
  const unknown = [...applied].find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new NewerLedger(
    `This ledger was changed by a newer Oatcake (${unknown}). Install that one, or a later.`,
  );
}

async function appliedMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string[]> {
  const connection = await factory.connect();
  const sql = 'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL';
  try {
    const { rows } = await connection.queryRaw({ sql, args: [], argTypes: [] });
    return rows.map(([name]) => String(name));
  } catch (error) {
    if (error instanceof Error && /TableDoesNotExist/.test(error.message)) return [];
    throw error;
  } finally {
    await connection.dispose();
  }
}

/**
 * The engine leaves its connection open, and on SQLite in exclusive mode: until that is closed
 * nobody else can open the file.
 */
function tracking(factory: SqlMigrationAwareDriverAdapterFactory) {
  const opened: SqlDriverAdapter[] = [];
  const tracked: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const connection = await factory.connect();
      opened.push(connection);
      return connection;
    },
    connectToShadowDb: () => factory.connectToShadowDb(),
  };
  return {
    tracked,
    disposeAll: () => Promise.all(opened.map((connection) => connection.dispose())),
  };
}
