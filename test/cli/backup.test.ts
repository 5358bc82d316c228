import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { addCustomers, NOW, testLedger } from '../support/ledger.ts';

async function oatcake(databaseUrl: string, ...argv: string[]) {
  const told = { stdout: '', stderr: '' };
  const code = await run(argv, {
    databaseUrl,
    timezone: 'Europe/London',
    slack: undefined,
    now: () => NOW,
    stdout: (text) => {
      told.stdout += text;
    },
    stderr: (text) => {
      told.stderr += text;
    },
    isWatched: false,
  });
  return { code, ...told };
}

it('backup and restore say what they proved, and loudly that the key is kept apart', async () => {
  const opened = await testLedger();
  await addCustomers(opened, ['V001']);
  const copy = join(opened.folder, 'copy.db');
  const saved = await oatcake(opened.url, 'backup', copy);
  expect(saved).toMatchObject({ code: 0, stderr: '' });
  expect(saved.stdout).toContain(`Backed up to ${copy}, and proved: 0 purchase entries`);
  expect(saved.stdout).toContain('THE KEY IS NOT IN THE BACKUP.');
  const place = `file:${join(opened.folder, 'other', 'ledger.db')}`;
  const back = await oatcake(place, 'restore', copy);
  expect(back).toMatchObject({ code: 0, stderr: '' });
  expect(back.stdout).toContain('THE KEY IS NOT IN THE BACKUP.');
  expect((await oatcake(place, 'verify')).code).toBe(0);
});

it('refusals are one sentence each: exit 1', async () => {
  const opened = await testLedger();
  await addCustomers(opened, ['V001']);
  const copy = join(opened.folder, 'copy.db');
  await oatcake(opened.url, 'backup', copy);
  const before = await readFile(copy);
  expect(await oatcake(opened.url, 'backup', copy)).toEqual({
    code: 1,
    stdout: '',
    stderr: `${copy} is there already: name another file.\n`,
  });
  expect(await readFile(copy)).toEqual(before);
  expect((await oatcake(opened.url, 'restore', copy)).stderr).toMatch(
    /--replace it is moved aside/,
  );
  expect(await oatcake(opened.url, 'restore', 'package.json', '--replace')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'package.json is not a backup of a ledger.\n',
  });
});
