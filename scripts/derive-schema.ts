// Writes prisma/postgresql/schema.prisma, which is prisma/schema.prisma for another database.
// Run by the build and by npm run migration.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATABASES } from '../src/ledger/migrations.ts';

const CHANGES: readonly [string, string][] = [
  ['provider = "sqlite"', 'provider = "postgresql"'],
  ['"../src/ledger/generated"', '"../../src/ledger/generated-postgresql"'],
];

const NOTICE = '// Derived from prisma/schema.prisma by npm run build: change it there.\n\n';

/** The same models for PostgreSQL. */
export function derivedSchema(source: string): string {
  return CHANGES.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`prisma/schema.prisma has no ${from}`);
    return text.replace(from, to);
  }, NOTICE + source);
}

/** Brings the derived schema up to date. */
export function deriveSchema(): void {
  const { schemaFile } = DATABASES.postgresql;
  mkdirSync(dirname(schemaFile), { recursive: true });
  writeFileSync(schemaFile, derivedSchema(readFileSync(DATABASES.sqlite.schemaFile, 'utf8')));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) deriveSchema();
