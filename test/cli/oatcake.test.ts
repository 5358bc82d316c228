import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { oatcake } from '../support/cli.ts';
import { emptyUrl, openAt } from '../support/database.ts';
import { purchasesCsv } from '../support/ledger.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let folder: string;
let url: string;
const run = (...argv: string[]) => oatcake(url, ...argv);
const write = async (name: string, text: string) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oatcake-cli-'));
  url = await emptyUrl(join(folder, 'new'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe.sequential('a first day with the command', () => {
  it('imports customers, then purchases, and answers on stdout alone', async () => {
    expect(await run('import', 'customers', 'prisma/practice/customers.csv')).toEqual({
      code: 0,
      stdout: 'Imported 174 customers; 0 already there.\n',
      stderr: '',
    });
    expect(await run('import', 'purchases', 'prisma/practice/purchases.csv')).toEqual({
      code: 0,
      stdout: 'Imported 5,484 purchases (£164,500.00), 174 customers; 0 already there.\n',
      stderr: '',
    });
  });

  it('R57: reports figure (d) as JSON, in the names that scripts rely on', async () => {
    const period = ['--from', '2018-01-01', '--to', '2018-12-31'];
    const { code, stdout } = await run('report', '--by', 'outcome-area', ...period, '--json');
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(Object.keys(report)).toEqual([
      'from',
      'to',
      'by',
      'currency',
      'total',
      'coverage',
      'rows',
    ]);
    expect(report).toMatchObject({
      by: 'outcome-area',
      currency: 'GBP',
      total: { pence: 4749100, purchases: 1592, customers: 95 },
    });
    expect(report.rows).toHaveLength(10);
    expect(Object.keys(report.rows[0])).toEqual([
      'label',
      'pence',
      'purchases',
      'customers',
      'mean_pence',
      'share_pence',
      'share_purchases',
      'top_categories',
    ]);
  });

  it('R54: prints a table with its coverage', async () => {
    const { stdout } = await run(
      'report',
      '--by',
      'category',
      '--from',
      '2014-10-01',
      '--to',
      '2018-12-31',
    );
    expect(stdout).toContain('1 October 2014 to 31 December 2018: £164,500.00, 5,484 purchases');
    expect(stdout).toMatch(/Temporary accommodation\s+│ £24,159\.00 │/);
    expect(stdout).toContain('With an outcome area: £47,491.00 (28.9%)');
  });

  it('prints a digest before anything is set up, and posts none', async () => {
    const dry = await run('digest', 'weekly', '--on', '2018-06-20', '--dry-run');
    expect(dry.stdout).toContain('Week of 11 to 17 June\n40 purchases · £737.33 · 26 people\n');
    const json = await run('digest', 'weekly', '--on', '2018-06-20', '--dry-run', '--json');
    expect(Object.keys(JSON.parse(json.stdout))).toEqual([
      'week',
      'total',
      'four_weeks',
      'usual',
      'areas',
      'categories',
      'transport',
      'trends',
      'waiting',
      'text',
    ]);
    const post = await run('digest', 'weekly');
    expect(post).toMatchObject({ code: 1, stdout: '' });
    expect(post.stderr).toContain('oatcake setup');
  });

  it('sets the team up, says what changed, and then that nothing differs', async () => {
    const people = [
      { slack: 'U1', role: 'worker', name: 'coordinator-1' },
      { slack: 'U1', role: 'manager' },
    ];
    const file = await write('team.json', JSON.stringify({ workspace: 'T1', people }));
    const first = await run('setup', file);
    expect(first.stdout).toBe(
      [
        'The ledger belongs to the Slack workspace T1.',
        'coordinator-1: has a Slack id now; known from an import.',
        'coordinator-1: now worker.',
        'coordinator-1: now manager.',
        '',
      ].join('\n'),
    );
    expect((await run('setup', file)).stdout).toBe('Nothing differs: nothing was changed.\n');
  });

  it('verifies it', async () => {
    const { code, stdout } = await run('verify');
    expect(code).toBe(0);
    expect(stdout).toContain('The ledger holds together.');
    expect(stdout).toContain('5,484 purchase entries with 5,484 lines');
  });
});

describe('refusals: exit 1, a line on stderr for each fault, nothing on stdout', () => {
  it('names file and line', async () => {
    const file = await write('bad.csv', purchasesCsv([{ customer: 'X' }, { amount: 'x' }]));
    const empty = await emptyUrl(folder, 'empty');
    const { code, stdout, stderr } = await oatcake(empty, 'import', 'purchases', file);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr.split('\n')).toEqual([
      `${file}:2: Customer "X" is not on file.`,
      `${file}:3: Customer "V001" is not on file.`,
      `${file}:3: "x" under amount is not an amount such as 4.20.`,
      '',
    ]);
  });

  it('lists every fault of a set-up file with its place', async () => {
    const people = [
      { slack: 'Q1', role: 'boss' },
      { slack: 'U2', role: 'qa', card: '12345' },
    ];
    const team = { workspace: 'T1', tmezone: 'x', people, digest: { time: '9' } };
    const file = await write('team.json', JSON.stringify(team));
    const { code, stderr } = await run('setup', file);
    expect(code).toBe(1);
    const places = stderr
      .trim()
      .split('\n')
      .map((line) => line.slice(file.length + 2).split(' ')[0]);
    expect(places.sort()).toEqual([
      'digest.time',
      'people[0].role',
      'people[0].slack',
      'people[1].card',
      'tmezone',
    ]);
    expect(stderr).not.toContain('12345');
  });

  it('a file that is not there, and a ledger that is none', async () => {
    expect(await run('setup', '/nowhere/team.json')).toEqual({
      code: 1,
      stdout: '',
      stderr: '/nowhere/team.json does not exist.\n',
    });
    const text = await write('text.db', 'This is no ledger, whatever its name says.\n');
    const { code, stderr } = await oatcake(`file:${text}`, 'verify');
    expect([code, stderr]).toEqual([1, `file:${text} is not a ledger.\n`]);
  });

  it('opens a practice ledger as well', async () => {
    const practice = await emptyUrl(folder, 'practice');
    await (await openAt(practice, 'practice')).close();
    expect((await oatcake(practice, 'verify')).code).toBe(0);
  });
});

it('a command line that is not understood: exit 2', async () => {
  const { code, stdout, stderr } = await run('frobnicate');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain("unknown command 'frobnicate'");
});
