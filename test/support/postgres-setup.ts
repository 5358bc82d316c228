import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.ts';

/** One PostgreSQL for all tests of the project `postgres`; it forgets everything when they are done. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startPostgres();
  process.env.POSTGRES_URL = server.url('').slice(0, -1);
  return async () => {
    await server.stop();
    await rm(join(tmpdir(), 'oatcake-receipts'), { recursive: true, force: true });
  };
}
