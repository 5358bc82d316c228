import { connected, createDatabase } from './database.ts';
import type { Postgres } from './postgres.ts';

let databases = 0;

/**
 * Makes a database of a server that a test or bench has started for itself.
 *
 * @param like the address of one that it begins as a copy of; else it is empty
 */
export async function newDatabase(server: Postgres, like?: string): Promise<string> {
  databases += 1;
  const url = server.url(`made_${databases}`);
  const admin = await connected(server.url('postgres'));
  try {
    await createDatabase(url, like, admin);
  } finally {
    await admin.end();
  }
  return url;
}
