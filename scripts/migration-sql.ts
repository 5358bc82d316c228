import { readFileSync } from 'node:fs';
import {
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { DATABASES, migrationsOnDisk } from '../src/ledger/migrations.ts';
import { LedgerPg, poolConfig } from '../src/ledger/postgresql-pool.ts';
import { schemaEngine } from '../src/ledger/schema-engine.ts';
import { LedgerSqlite } from '../src/ledger/sqlite.ts';
import { startPostgres } from '../test/support/postgres.ts';

type Provider = keyof typeof DATABASES;
type Shadow = Awaited<ReturnType<SqlMigrationAwareDriverAdapterFactory['connectToShadowDb']>>;

/** Where the engine tries the migrations out. It hands over whole files as if they were one query. */
class ShadowSqlite extends LedgerSqlite {
  override async connectToShadowDb(): ReturnType<LedgerSqlite['connectToShadowDb']> {
    const shadow = await super.connectToShadowDb();
    takeWholeFiles(shadow);
    return shadow;
  }
}

/** The whole server is there for nothing else. */
class ShadowPg extends LedgerPg {
  override async connectToShadowDb(): ReturnType<LedgerPg['connect']> {
    const shadow = await this.connect();
    takeWholeFiles(shadow);
    takeLetters(shadow);
    return shadow;
  }
}

function takeWholeFiles(shadow: Shadow): void {
  const executeRaw = shadow.executeRaw.bind(shadow);
  shadow.executeRaw = async (query) => {
    if (query.args.length > 0) return executeRaw(query);
    await shadow.executeScript(query.sql);
    return 0;
  };
}

/** PostgreSQL's number of its type "char", of which its catalogue has some, and the adapter nothing. */
const LETTER = 18;

/** The part of the adapter's query that says what the columns are; its types keep it to itself. */
interface Performs {
  performIO(query: object): Promise<{ fields: { dataTypeID: number }[]; rows: unknown[][] }>;
}

/** Tells the engine of single letters, an empty one being none. */
function takeLetters(shadow: Shadow): void {
  const performs = shadow as unknown as Performs;
  const performIO = performs.performIO.bind(shadow);
  const queryRaw = shadow.queryRaw.bind(shadow);
  let letters: boolean[] = [];
  performs.performIO = async (query) => {
    const { fields, rows, ...rest } = await performIO(query);
    letters = fields.map(({ dataTypeID }) => dataTypeID === LETTER);
    const known = fields.map((field, at) =>
      letters[at] ? { ...field, dataTypeID: pg.types.builtins.TEXT } : field,
    );
    return { ...rest, rows, fields: known };
  };
  shadow.queryRaw = async (query) => {
    const { columnTypes, rows, ...rest } = await queryRaw(query);
    return {
      ...rest,
      columnTypes: columnTypes.map((type, at) => (letters[at] ? ColumnTypeEnum.Character : type)),
      rows: rows.map((row) => row.map((cell, at) => (letters[at] && cell === '' ? '\0' : cell))),
    };
  };
}

/** The SQL from a database's migrations to its schema; empty when they agree. */
export async function migrationSql(provider: Provider): Promise<string> {
  if (provider === 'sqlite') return difference(new ShadowSqlite(':memory:', 'write'), provider);
  const server = await startPostgres();
  try {
    const factory = new ShadowPg(poolConfig(server.url('postgres'), 'migrate'));
    return await difference(factory, provider).then(inBytes);
  } finally {
    await server.stop();
  }
}

async function difference(
  factory: SqlMigrationAwareDriverAdapterFactory,
  provider: Provider,
): Promise<string> {
  const { schemaFile } = DATABASES[provider];
  const datamodel = readFileSync(schemaFile, 'utf8');
  const engine = await schemaEngine(factory, datamodel);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...(await migrationsOnDisk(DATABASES[provider])) },
    to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: datamodel }] },
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  const sql = stdout ?? '';
  return sql.replace(/^--.*$/gm, '').trim() === '' ? '' : sql;
}

/** Text is compared byte by byte, as SQLite does, whatever language the database sorts by. */
function inBytes(sql: string): string {
  return sql.replaceAll(/\bTEXT\b(?! COLLATE)/g, 'TEXT COLLATE "C"');
}
