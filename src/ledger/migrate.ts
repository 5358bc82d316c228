import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { schemaEngine } from './schema-engine.ts';

const PRISMA_FOLDER = fileURLToPath(new URL('../../prisma', import.meta.url));
export const SCHEMA_FILE = join(PRISMA_FOLDER, 'schema.prisma');
export const MIGRATIONS_FOLDER = join(PRISMA_FOLDER, 'migrations');

/** A later Oatcake has changed this ledger. */
export class NewerLedger extends Error {
  override readonly name = 'NewerLedger';
}

/**
 * Brings the database to the newest migration; returns the names of those it applied. When there is
 * none to apply, nothing is locked and nothing loaded: a command can open the ledger of a running
 * app.
 *
 * @throws NewerLedger when it has a migration that this Oatcake does not know
 */
export async function migrate(factory: SqlMigrationAwareDriverAdapterFactory): Promise<string[]> {
  const migrationsList = await migrationsOnDisk();
  const known = migrationsList.migrationDirectories.map(({ path }) => path);
  const applied = new Set(await appliedMigrations(factory));
  refuseNewer(known, applied);
  return known.every((name) => applied.has(name)) ? [] : apply(factory, migrationsList);
}

async function apply(
  factory: SqlMigrationAwareDriverAdapterFactory,
  migrationsList: MigrationList,
): Promise<string[]> {
  const { tracked, disposeAll } = tracking(factory);
  const engine = await schemaEngine(tracked, await readFile(SCHEMA_FILE, 'utf8'));
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

/** The migrations folder in the form that the schema engine reads. */
export async function migrationsOnDisk(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS_FOLDER, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: MIGRATIONS_FOLDER,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(migrationDirectory)),
  };
}

async function migrationDirectory(name: string) {
  const value = await readFile(join(MIGRATIONS_FOLDER, name, 'migration.sql'), 'utf8');
  return {
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
  };
}
