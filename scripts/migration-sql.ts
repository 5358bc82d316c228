import { readFileSync } from 'node:fs';
import { migrationsOnDisk, SCHEMA_FILE } from '../src/ledger/migrate.ts';
import { schemaEngine } from '../src/ledger/schema-engine.ts';
import { LedgerSqlite } from '../src/ledger/sqlite.ts';

/** Where the engine tries the migrations out. It hands over whole files as if they were one query. */
class ShadowSqlite extends LedgerSqlite {
  override async connectToShadowDb(): ReturnType<LedgerSqlite['connectToShadowDb']> {
    const shadow = await super.connectToShadowDb();
    const executeRaw = shadow.executeRaw.bind(shadow);
    shadow.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw(query);
      await shadow.executeScript(query.sql);
      return 0;
    };
    return shadow;
  }
}

/** The SQL from prisma/migrations to prisma/schema.prisma; empty when they agree. */
export async function migrationSql(): Promise<string> {
  const datamodel = readFileSync(SCHEMA_FILE, 'utf8');
  const engine = await schemaEngine(new ShadowSqlite(':memory:', 'write'), datamodel);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...(await migrationsOnDisk()) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: datamodel }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = stdout ?? '';
  return sql.replace(/^--.*$/gm, '').trim() === '' ? '' : sql;
}
