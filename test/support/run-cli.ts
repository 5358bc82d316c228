import { run } from '../../src/cli/run.ts';
import type { World } from '../../src/cli/world.ts';
import { openOptions } from './database.ts';
import { NOW } from './ledger.ts';

/** Runs a command in this process; nothing it says is lost. */
export async function runCommand(
  databaseUrl: string,
  argv: readonly string[],
  now = NOW,
  more: Partial<World> = {},
) {
  const told = { stdout: '', stderr: '' };
  const code = await run(argv, {
    databaseUrl,
    timezone: 'Europe/London',
    slack: undefined,
    now: () => now,
    stdout: (text) => {
      told.stdout += text;
    },
    stderr: (text) => {
      told.stderr += text;
    },
    isWatched: false,
    ...openOptions(databaseUrl),
    ...more,
  });
  return { code, ...told };
}
