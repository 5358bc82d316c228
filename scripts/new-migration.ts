// Writes the migration that leads from prisma/migrations to prisma/schema.prisma:
//   npm run migration -- name-of-the-change
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS_FOLDER } from '../src/ledger/migrate.ts';
import { migrationSql } from './migration-sql.ts';

async function newMigration(name: string | undefined): Promise<string> {
  if (!name) return 'Say what the migration is called: npm run migration -- NAME';
  const sql = await migrationSql();
  if (sql === '') return 'The migrations lead to the schema already: nothing was written.';
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'provider = "sqlite"\n');
  writeFileSync(join(folder, 'migration.sql'), sql);
  return `${folder}/migration.sql`;
}

process.stdout.write(`${await newMigration(process.argv[2])}\n`);
