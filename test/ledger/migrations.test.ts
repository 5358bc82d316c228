import { expect, it } from 'vitest';
import { migrationSql } from '../../scripts/migration-sql.ts';

it('the migrations lead to the schema', async () => {
  expect(await migrationSql()).toBe('');
});
