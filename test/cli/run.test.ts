import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { sentenceFor } from '../../src/cli/sentences.ts';
import { NotSaved } from '../../src/ledger/deadline.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { NewerLedger } from '../../src/ledger/migrate.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { byHand } from '../support/by-hand.ts';
import { openAt } from '../support/database.ts';
import { addCustomers, NOW, purchasesCsv, testLedger } from '../support/ledger.ts';

const EARLIER = new Date('2018-12-01T09:00:00Z');

/** Runs a command in this process; nothing it says is lost. */
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

describe('usage: exit 2, before any ledger is opened', () => {
  it.each([
    [['report', '--from', '2018-01-01', '--to', '2018-12-31']],
    [['report', '--by', 'star', '--from', '2018-01-01', '--to', '2018-12-31']],
    [['report', '--by', 'band', '--from', '2018-02-30', '--to', '2018-12-31']],
    [['report', '--by', 'band', '--from', '2018-02-02', '--to', '2018-02-01']],
    [['report', '--by', 'band', '--from', '2018-02-02', '--to', '2018-02-02', '--csv', '--json']],
    [['import', 'purchases']],
    [['import', 'ideas', 'x.csv']],
    [['digest', 'weekly', '--on', 'Monday']],
  ])('%j', async (argv) => {
    const { code, stdout, stderr } = await oatcake('file:/dev/null/none.db', ...argv);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error:');
  });
});

it('--help is an answer', async () => {
  const { code, stdout } = await oatcake('file:/dev/null/none.db', '--help');
  expect(code).toBe(0);
  for (const name of [
    'setup',
    'import',
    'report',
    'digest',
    'verify',
    'doctor',
    'backup',
    'restore',
  ])
    expect(stdout).toContain(name);
});

describe('what a spreadsheet gets', () => {
  it('a label that looks like a formula is made harmless, a refund stays a number', async () => {
    const opened = await testLedger();
    await addCustomers(opened, ['V001']);
    const csv = purchasesCsv([{ amount: '1,250.00' }, { category: 'Clothes', amount: '3' }]);
    await importPurchases(opened.ledger, opened.workspaceId, csv, { now: NOW });
    await opened.write(async ({ db }) => {
      await db.category.updateMany({ where: { code: 'transport' }, data: { label: '=1+1' } });
      await db.purchaseLine.updateMany({ where: { pence: 300 }, data: { pence: -300, tally: 0 } });
    });
    const period = ['--from', '2018-01-01', '--to', '2018-12-31'];
    const { stdout } = await oatcake(opened.url, 'report', '--by', 'category', ...period, '--csv');
    expect(stdout.trim().split('\n')).toEqual([
      'label,amount,purchases,customers,mean,share_amount,share_purchases,top_categories',
      "'=1+1,1250.00,1,1,1250.00,1.0024,1.0000,'=1+1",
      'Clothes,-3.00,0,0,0.00,-0.0024,0.0000,',
    ]);
  });
});

describe('a digest for the channel', () => {
  it('design 6: is not posted where nobody can look who is in the channel', async () => {
    const opened = await testLedger();
    await setUpTeam(opened.ledger, { slackTeam: 'T1', digestChannel: 'C1' }, EARLIER);
    const { code, stderr } = await oatcake(opened.url, 'digest', 'weekly');
    expect(code).toBe(1);
    expect(stderr).toContain('SLACK_BOT_TOKEN');
    expect(await opened.reader.db.outboxMessage.count()).toBe(0);
  });
});

describe('what goes wrong is a sentence', () => {
  it('a ledger of a newer Oatcake', async () => {
    const { url } = await testLedger();
    await byHand(
      url,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
        VALUES ('x', 'x', '2099_more', '2099-01-01', '2099-01-01', 1)`,
    );
    await expect(openAt(url)).rejects.toBeInstanceOf(NewerLedger);
    const { code, stderr } = await oatcake(url, 'verify');
    expect([code, stderr]).toEqual([
      1,
      'This ledger was changed by a newer Oatcake (2099_more). Install that one, or a later.\n',
    ]);
  });

  it('a folder in the place of the ledger', async () => {
    const { folder } = await testLedger();
    const { code, stderr } = await oatcake(`file:${join(folder)}`, 'verify');
    expect([code, stderr.split('\n').length]).toEqual([1, 2]);
    expect(stderr).toContain('cannot be opened');
  });

  it.each([
    [new NotSaved('busy'), /busy all the time/],
    [Object.assign(new Error('x'), { cause: { originalCode: 'SQLITE_BUSY' } }), /is locked/],
    [
      Object.assign(new Error('x'), { code: 'EACCES', path: '/a.csv' }),
      /^\/a\.csv may not be read\.$/,
    ],
  ])('%s', (error, sentence) => {
    expect(sentenceFor(error, 'file:x.db')).toMatch(sentence);
  });

  it('a bug stays a bug', () => {
    expect(() => sentenceFor(new TypeError('x is undefined'), 'file:x.db')).toThrow(TypeError);
  });
});
