import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { derivedSchema } from '../../scripts/derive-schema.ts';
import { migrationSql } from '../../scripts/migration-sql.ts';
import { DATABASES } from '../../src/ledger/migrations.ts';

const read = (provider: keyof typeof DATABASES) =>
  readFileSync(DATABASES[provider].schemaFile, 'utf8');

it('the models have one source: the schema for PostgreSQL is derived from the other', () => {
  expect(read('postgresql')).toBe(derivedSchema(read('sqlite')));
});

it.each(['sqlite', 'postgresql'] as const)(
  'the migrations for %s lead to its schema',
  async (to) => {
    expect(await migrationSql(to)).toBe('');
  },
);
