import pg from 'pg';
import type { Postgres } from './postgres.ts';

let databases = 0;

/** An empty database of a server, which sorts as English does and not by bytes; its address. */
export async function newDatabase(server: Postgres): Promise<string> {
  databases += 1;
  const name = `made_${databases}`;
  const admin = new pg.Client(server.url('postgres'));
  await admin.connect();
  try {
    await admin.query(
      `CREATE DATABASE ${name} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'`,
    );
  } finally {
    await admin.end();
  }
  return server.url(name);
}
