// Writes the migration that leads from prisma/migrations to prisma/schema.prisma:
//   npm run migration -- name-of-the-change
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MIGRATIONS_FOLDER, migrationsOnDisk, SCHEMA_FILE } from '../src/ledger/migrate.ts';
import { schemaEngine } from '../src/ledger/schema-engine.ts';
import { LedgerSqlite } from '../src/ledger/sqlite.ts';

const name = process.argv[2];
if (!name) throw new Error('Say what the migration is called: npm run migration -- NAME');
mkdirSync(MIGRATIONS_FOLDER, { recursive: true });
writeFileSync(join(MIGRATIONS_FOLDER, 'migration_lock.toml'), 'provider = "sqlite"\n');

const datamodel = readFileSync(SCHEMA_FILE, 'utf8');
const engine = await schemaEngine(new LedgerSqlite(':memory:', 'write'), datamodel);
const filters = { externalTables: [], externalEnums: [] };
const { stdout } = await engine.diff({
  from: { tag: 'migrations', ...(await migrationsOnDisk()) },
  to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: datamodel }] },
  script: true,
  exitCode: null,
  filters,
});
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
mkdirSync(folder);
writeFileSync(join(folder, 'migration.sql'), stdout ?? '');
process.stdout.write(`${folder}/migration.sql\n`);
