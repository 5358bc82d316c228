import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Check } from '../../src/cli/check.ts';
import { checkServer } from '../../src/cli/doctor-server.ts';
import { newKey } from '../../src/ledger/key.ts';
import { openLedger } from '../../src/ledger/open.ts';
import { NOW } from '../support/ledger.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';
import { newDatabase } from '../support/postgres-database.ts';
import { runCommand } from '../support/run-cli.ts';

let server: Postgres;

beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

async function checked(databaseUrl: string, at = 0): Promise<(about: string) => Check[]> {
  const now = () => new Date(Date.now() + at);
  const world = { databaseUrl, now } as Parameters<typeof checkServer>[0];
  const checks = await checkServer(world);
  return (about) => checks.filter((one) => one.about === about);
}

async function inDatabase(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

it('says which server it is, and that a line that stays on this machine needs no encryption', async () => {
  const of = await checked(await newDatabase(server));
  expect(of('Server')).toMatchObject([{ ok: true, says: expect.stringMatching(/PostgreSQL \d/) }]);
  expect(of('Server’s clock')).toMatchObject([{ ok: true }]);
  expect(of('Line to the server')).toMatchObject([{ ok: true }]);
  expect(of('Connections')).toMatchObject([{ ok: true }]);
});

it('a clock that is apart, a line to elsewhere that anybody reads, a superuser', async () => {
  const url = await newDatabase(server);
  const of = await checked(url.replace('127.0.0.1', '0.0.0.0'), 5_000);
  expect(of('Server’s clock')[0]?.says).toMatch(/^is [45]\.\d seconds behind this machine’s/);
  expect(of('Line to the server')).toMatchObject([{ ok: false, needed: false }]);
  expect(of('Server’s user')).toMatchObject([{ ok: true }, { ok: false, needed: false }]);
});

it('a disk that may forget what was saved', async () => {
  const of = await checked(await newDatabase(server));
  expect(of('Server’s disk')[0]).toMatchObject({ ok: false, needed: false });
  expect(of('Server’s disk')[0]?.says).toContain('fsync, full_page_writes: off');
});

it('a user who may not make tables, or to whom they do not belong', async () => {
  const url = await newDatabase(server);
  await inDatabase(url, `CREATE ROLE narrow LOGIN PASSWORD 'made-up'`);
  const narrow = url.replace('//oatcake:', '//narrow:');
  expect((await checked(narrow))('Server’s user')[0]?.says).toContain('may not make tables');
  const ledger = await openLedger(url, 'live', NOW, { encryptionKey: newKey() });
  await ledger.close();
  await inDatabase(url, 'GRANT CREATE ON SCHEMA public TO narrow');
  expect((await checked(narrow))('Server’s user')).toMatchObject([
    { ok: false, needed: true, says: expect.stringMatching(/does not own \d\d of the tables/) },
  ]);
});

it('a server that cannot be reached is one more line of what doctor found', async () => {
  const away = 'postgresql://oatcake:made-up@127.0.0.1:1/nowhere';
  const { code, stdout, stderr } = await runCommand(away, ['doctor']);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toContain('✗ Server: The server at postgresql://oatcake:…@127.0.0.1:1/nowhere');
  expect(stdout).not.toContain('made-up');
});
