import { beforeEach, describe, expect, it } from 'vitest';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { addCustomers, NOW, type TestLedger, testLedger } from '../support/ledger.ts';
import { runCommand } from '../support/run-cli.ts';

let opened: TestLedger;

/** A ledger with the workspaces T1, which has customers, and T2. */
beforeEach(async () => {
  opened = await testLedger();
  await setUpTeam(opened.ledger, { slackTeam: 'T1', people: [] }, NOW);
  await addCustomers(opened, ['V001']);
  await opened.ledger.begin(NOW);
  await setUpTeam(opened.ledger, { slackTeam: 'T2', people: [] }, NOW);
});

const ask = (...argv: readonly string[]) => runCommand(opened.url, argv);
const REPORT = ['report', '--by', 'month', '--from', '2018-01-01', '--to', '2018-12-31'];

describe('a ledger with several workspaces', () => {
  it.each([
    REPORT,
    ['digest', 'weekly', '--dry-run'],
    ['digest', 'pack', '--dry-run'],
    ['export', 'ledger', '--from', '2018-01-01', '--to', '2018-12-31'],
    ['import', 'customers', 'package.json'],
    ['receipt', 'P00001', '/nowhere'],
    ['controls'],
    ['register'],
    ['forget', '--dry-run'],
    ['hold'],
    ['subject', 'V001', '--purpose', 'asked'],
    ['erase', 'V001', '--yes'],
  ])('%s asks which is meant, and does nothing', async (...argv) => {
    expect(await ask(...argv)).toEqual({
      code: 1,
      stdout: '',
      stderr: 'This ledger has several workspaces: say which with --workspace; there are T1, T2.\n',
    });
  });

  it('a command is about the one that is said', async () => {
    const hold = ['hold', 'V001', '--reason', 'a complaint'];
    expect(await ask(...hold, '--workspace', 'T1')).toMatchObject({ code: 0 });
    expect(await ask(...hold, '--workspace', 'T2')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('No such customer is on file'),
    });
    expect((await ask(...REPORT, '--workspace', 'T1')).code).toBe(0);
  });

  it('one that is not there is named', async () => {
    expect(await ask('controls', '--workspace', 'T9')).toMatchObject({
      code: 1,
      stderr: 'This ledger has no workspace T9: there are T1, T2.\n',
    });
  });

  it('all are proved together, and set up each by its own file', async () => {
    expect(await ask('verify')).toMatchObject({ code: 0 });
    for (const whole of ['verify', 'move file:there.db']) {
      expect((await ask(...whole.split(' '), '--workspace', 'T1')).code, whole).toBe(2);
    }
  });
});

it('where there is one it need not be said', async () => {
  const { url } = await testLedger();
  expect((await runCommand(url, REPORT)).code).toBe(0);
});
