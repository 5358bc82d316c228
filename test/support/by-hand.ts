import pg from 'pg';
import { isPostgres } from '../../src/ledger/database-url.ts';
import { LedgerSqlite } from '../../src/ledger/sqlite.ts';

/** What a statement of a test gives, past all of the ledger's own ways: as somebody with the file. */
export async function byHand(url: string, sql: string): Promise<unknown[][]> {
  return isPostgres(url) ? onServer(url, sql) : inFile(url.replace('file:', ''), sql);
}

async function inFile(file: string, sql: string): Promise<unknown[][]> {
  const connection = await new LedgerSqlite(file, 'write').connect();
  try {
    return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
  } finally {
    await connection.dispose();
  }
}

async function onServer(url: string, sql: string): Promise<unknown[][]> {
  const connection = new pg.Client(url);
  await connection.connect();
  try {
    return (await connection.query({ text: sql, rowMode: 'array' })).rows;
  } finally {
    await connection.end();
  }
}
