import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that Slack's real three seconds hang on: run by themselves, when the others are done. */
const LOAD = [
  'test/flows/two-hundred.test.ts',
  'test/practice/load.test.ts',
  'test/sockets/refresh.test.ts',
];

/** What reads from a ledger or writes to one runs on PostgreSQL, too. */
const ON_POSTGRES = [
  'test/{cli,delivery,flows,ledger,listeners}/**/*.test.ts',
  'test/{agreement,http-mode,main-fresh,main-killed,main,many-copies,many-workspaces}.test.ts',
];

/**
 * Those of them that are about SQLite and its files, or have both by themselves; and one that starts
 * many processes, about which the database makes no difference.
 */
const SQLITE_ALONE = [
  'test/cli/oatcake.test.ts',
  'test/cli/{backup,doctor-server}.test.ts',
  'test/ledger/{backup,key,looked-up,migrations,move,open,out-of-reach,sqlite,straight,tamper}.test.ts',
];

/** And these about a server. */
const POSTGRES_ALONE = [
  'test/ledger/{postgresql,row-order,server-lost}.test.ts',
  'test/delivery/server-lost.test.ts',
  'test/many-copies.test.ts',
];

export default defineConfig({
  test: {
    // A third of the time a test waits for a process or a disk, so two cores have three to run.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    globalSetup: 'test/support/beginnings.ts',
    projects: [
      {
        test: {
          name: 'node',
          // The app is loaded once for all files of a worker: that is half of the time. Whoever
          // changes something of the process (a timer, an environment) puts it back.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', ...LOAD, ...POSTGRES_ALONE],
          setupFiles: ['test/support/seed.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'postgres',
          isolate: false,
          include: ON_POSTGRES,
          exclude: [...LOAD, ...SQLITE_ALONE],
          env: { LEDGERS: 'postgresql' },
          globalSetup: 'test/support/postgres-setup.ts',
          setupFiles: ['test/support/seed.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'load',
          include: LOAD,
          testTimeout: 60_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
