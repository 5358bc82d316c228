import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const POSTGRES = fileURLToPath(new URL('support/postgres.ts', import.meta.url));

/** The exit code of a process that has to do with PostgreSQL and whose work ended so. */
function afterwards(code: number): Promise<number | null> {
  const program = `import(${JSON.stringify(POSTGRES)}).then(() => { process.exitCode = ${code}; });`;
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['--import', 'tsx', '--eval', program]);
    child.once('exit', resolve);
  });
}

it('a run ends as it went, red or green, though it had a PostgreSQL', async () => {
  expect(await Promise.all([0, 3].map(afterwards))).toEqual([0, 3]);
});
