// Writes the migrations that lead to prisma/schema.prisma, for SQLite and for PostgreSQL:
//   npm run migration -- name-of-the-change
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASES } from '../src/ledger/migrations.ts';
import { deriveSchema } from './derive-schema.ts';
import { migrationSql } from './migration-sql.ts';

type Provider = keyof typeof DATABASES;

async function newMigration(provider: Provider, name: string): Promise<string> {
  const sql = await migrationSql(provider);
  if (sql === '') return `${provider}: the migrations lead to the schema already.`;
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const { folder } = DATABASES[provider];
  const migration = join(folder, `${stamp}_${name}`);
  mkdirSync(migration, { recursive: true });
  writeFileSync(join(folder, 'migration_lock.toml'), `provider = "${provider}"\n`);
  writeFileSync(join(migration, 'migration.sql'), sql);
  return `${migration}/migration.sql`;
}

const name = process.argv[2];
if (name === undefined) {
  process.stderr.write('Say what the migration is called: npm run migration -- NAME\n');
  process.exitCode = 2;
} else {
  deriveSchema();
  for (const provider of ['sqlite', 'postgresql'] as const) {
    process.stdout.write(`${await newMigration(provider, name)}\n`);
  }
}
