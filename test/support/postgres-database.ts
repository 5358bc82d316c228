import pg from 'pg';
import type { Postgres } from './postgres.ts';

let databases = 0;

/**
 * Makes a database of a server, which sorts as English does and not by bytes.
 *
 * @param like the address of one that it begins as a copy of; else it is empty
 */
export async function newDatabase(server: Postgres, like?: string): Promise<string> {
  databases += 1;
  const name = `made_${databases}`;
  const begins =
    like === undefined
      ? `template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'`
      : new URL(like).pathname.slice(1);
  const admin = new pg.Client(server.url('postgres'));
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE ${begins}`);
  } finally {
    await admin.end();
  }
  return server.url(name);
}
