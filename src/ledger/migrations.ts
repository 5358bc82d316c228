import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationList } from '@prisma/schema-engine-wasm/schema_engine_bg';

const PRISMA_FOLDER = fileURLToPath(new URL('../../prisma', import.meta.url));

/** Where the models of a database are written down, and what leads to them. */
export interface Migrations {
  readonly schemaFile: string;
  readonly folder: string;
}

/** One source of the models, prisma/schema.prisma; the other schema is derived from it. */
export const DATABASES = {
  sqlite: {
    schemaFile: join(PRISMA_FOLDER, 'schema.prisma'),
    folder: join(PRISMA_FOLDER, 'migrations'),
  },
  postgresql: {
    schemaFile: join(PRISMA_FOLDER, 'postgresql', 'schema.prisma'),
    folder: join(PRISMA_FOLDER, 'postgresql', 'migrations'),
  },
} as const satisfies Record<string, Migrations>;

/** A folder of migrations in the form that the schema engine reads. */
export async function migrationsOnDisk({ folder }: Migrations): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(folder, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map((name) => migration(folder, name))),
  };
}

async function migration(folder: string, name: string) {
  const value = await readFile(join(folder, name, 'migration.sql'), 'utf8');
  return {
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value } },
  };
}
