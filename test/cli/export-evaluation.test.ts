import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { EVALUATION_COLUMNS } from '../../src/domain/evaluation.ts';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { verify } from '../../src/ledger/verify.ts';
import { misfit } from '../support/customers.ts';
import { importCarried, NOW, purchasesCsv, testLedger } from '../support/ledger.ts';
import { Planted } from '../support/planted.ts';
import { runCommand } from '../support/run-cli.ts';
import { sendForm, spend } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const LATER = new Date('2026-07-01T09:00:00Z');
const YEAR = ['--from', '2018-01-01', '--to', '2018-12-31'];
const SPRING = ['--from', '2026-04-01', '--to', '2026-06-30'];
let folders = 0;

/** Runs the export into a new folder below another; gives what came of it. */
async function evaluated(
  { url, folder }: { readonly url: string; readonly folder: string },
  { recipient = 'A University', days = SPRING, now = LATER } = {},
) {
  folders += 1;
  const out = join(folder, `given-${folders}`);
  const words = ['--purpose', 'the second year’s study', '--recipient', recipient, '--out', out];
  const { code, stdout, stderr } = await runCommand(
    url,
    ['export', 'evaluation', ...days, ...words],
    now,
  );
  const file = (name: string) =>
    existsSync(join(out, name)) ? readFileSync(join(out, name), 'utf8') : '';
  const rows: Record<string, string>[] = parse(file('evaluation.csv'), { columns: true });
  const read = {
    data: file('evaluation.csv'),
    codebook: file('codebook.md'),
    sums: file('SHA256SUMS'),
  };
  return { code, stdout, stderr, out, rows, ...read };
}

/** So many customers of a team, X100 and on, with one purchase each on a day of May. */
async function bought({ ledger, reader }: Team, count: number): Promise<void> {
  const references = Array.from({ length: count }, (_, at) => `X${100 + at}`);
  const heading = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator';
  const known = [heading, ...references.map((one) => `${one},,,,`)].join('\n');
  await importCustomers(ledger, reader.workspaceId, known, { now: WEDNESDAY });
  const file = purchasesCsv(
    references.map((customer, at) => ({
      ...{ customer, reference: `P${String(9001 + at).padStart(5, '0')}`, date: '2026-05-05' },
      ...{ outcome_area: 'Physical health', amount: '10.00' },
    })),
  );
  const result = await importPurchases(ledger, reader.workspaceId, file, { now: WEDNESDAY });
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
}

describe('R105, R77: an evaluator’s file', () => {
  it('R105: has rows, a codebook, counts and checksums, and adds up to the ledger', async () => {
    const opened = await testLedger();
    await importCarried(opened);
    const { code, stdout, rows, data, codebook, sums, out } = await evaluated(opened, {
      days: YEAR,
    });
    expect(code).toBe(0);
    expect(data.split('\n')[0]).toBe(EVALUATION_COLUMNS.join(','));
    expect(stdout).toContain('rows 1592, customers 95');
    const cents = rows.reduce((sum, { amount }) => sum + Math.round(100 * Number(amount)), 0);
    const report = await runCommand(opened.url, ['report', '--by', 'month', ...YEAR, '--json']);
    expect(cents).toBe(JSON.parse(report.stdout).total.pence);
    expect(new Set(rows.map(({ study_id }) => study_id)).size).toBe(95);
    for (const column of EVALUATION_COLUMNS) expect(codebook).toContain(`| \`${column}\` |`);
    expect(codebook).toContain('- Rows: 1,592');
    expect(codebook).toContain('- Customers: 95');
    expect(codebook).toContain('- Purpose: the second year’s study');
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(sums).toBe(`${sha256(data)}  evaluation.csv\n${sha256(codebook)}  codebook.md\n`);
    expect(codebook).toContain(sha256(data));
    expect(stdout).toContain(sha256(data));
    expect(readdirSync(out).sort()).toEqual(['SHA256SUMS', 'codebook.md', 'evaluation.csv']);
    for (const name of readdirSync(out)) expect(statSync(join(out, name)).mode & 0o77).toBe(0);
    expect(await verify(opened.ledger)).toMatchObject({ ok: true });
  });

  it('R105: no reference, no person of the staff, no day and no typed word stands in it', async () => {
    const team = await startTeam();
    const planted = new Planted();
    await bought(team, 6);
    const words = `boots ${planted.word('item')}, ${planted.word('purpose')}`;
    await spend(team, `20 V042 ${words} #physical cash`);
    await team.worker.click('Edit');
    await team.worker.fill({ 'What it helps with': planted.word('corrected') });
    await sendForm(team);
    const { code, rows, data, codebook, stdout, stderr } = await evaluated(team);
    expect(code).toBe(0);
    const told = [data, codebook, stdout, stderr].join('\n');
    expect(planted.placesIn(told)).toEqual([]);
    expect(told).not.toMatch(/V0\d\d|X1\d\d|P\d{5}|S0\d\d\d\b|coordinator|manager-|U0PR/u);
    expect(data).not.toMatch(/\d{4}-\d\d-\d\d/u);
    const ids = rows.map(({ study_id: id }) => id);
    expect(ids).toEqual(ids.toSorted());
  });

  it('R105: one person’s rows join within a recipient’s files, and no two recipients’ do', async () => {
    const opened = await testLedger();
    await importCarried(opened);
    const ids = async (recipient: string, days = YEAR) => {
      const { rows } = await evaluated(opened, { recipient, days });
      return new Set(rows.map(({ study_id }) => study_id));
    };
    const first = await ids('A University');
    const again = await ids(' a  UNIVERSITY', ['--from', '2018-01-01', '--to', '2018-06-30']);
    expect([...again].filter((id) => !first.has(id))).toEqual([]);
    const other = await ids('Another University');
    expect(other.size).toBe(first.size);
    expect([...other].filter((id) => first.has(id))).toEqual([]);
  });

  it('R98: an objection takes the customer’s rows out, and the count says how many', async () => {
    const team = await startTeam();
    await bought(team, 8);
    await spend(team, '9 V042 boots, snow #physical');
    await spend(team, '12 V042 coat, snow #physical');
    const before = await evaluated(team);
    expect(before.rows).toHaveLength(10);
    expect(before.codebook).toContain('Left out: 0 rows');
    await object(team, 'Yes');
    const { rows, stdout, codebook } = await evaluated(team);
    expect(rows).toHaveLength(8);
    expect(stdout).toContain('rows of customers who object 2, of forgotten customers 0');
    expect(codebook).toContain('Left out: 2 rows, of customers who object');
    const there = new Set(rows.map(({ study_id: id }) => id));
    const gone = before.rows.filter(({ study_id: id }) => !there.has(id ?? ''));
    expect(gone.map(({ amount }) => amount).sort()).toEqual(['12.00', '9.00']);
    expect(new Set(gone.map(({ study_id: id }) => id)).size).toBe(1);
    await object(team, 'No');
    expect((await evaluated(team)).rows).toHaveLength(10);
    expect(await misfit(team)).toBeUndefined();
  });

  it('R139: forgotten customers are left out and counted', async () => {
    const team = await startTeam();
    await bought(team, 8);
    await runCommand(team.url, ['erase', 'X103', '--yes'], LATER);
    const { rows, stdout } = await evaluated(team);
    expect(rows).toHaveLength(7);
    expect(stdout).toContain('of forgotten customers 1');
  });

  it('R108: fewer than five customers make no file', async () => {
    const team = await startTeam();
    await bought(team, 4);
    const { code, stderr, out } = await evaluated(team);
    expect([code, readdirSync(out)]).toEqual([1, []]);
    expect(stderr).toContain('fewer than five customers');
  });

  it('R105: who got what, for what, how much and by which checksum is on file, and is proved', async () => {
    const team = await startTeam();
    await bought(team, 6);
    const { data } = await evaluated(team, { recipient: 'Dr =1+1, A University' });
    const sha256 = createHash('sha256').update(data).digest('hex');
    const { stdout } = await runCommand(team.url, ['controls', '--year', '2026'], LATER);
    expect(stdout).toContain('Files out of the ledger: 1');
    expect(stdout).toContain(
      `1 July 2026: at the machine, rows for an evaluator of 1 April 2026 to 30 June 2026, for Dr =1+1, A University; what for: the second year’s study; 6 rows, SHA-256 ${sha256}`,
    );
    expect(await misfit(team)).toBeUndefined();
    const row = await team.reader.db.exportedFile.findFirstOrThrow();
    expect(row.recipient).toBe('Dr =1+1, A University');
  });

  it('R105: without a purpose, a recipient or a folder it is a matter of usage', async () => {
    const given = [
      '--purpose',
      'a study',
      '--recipient',
      'A University',
      '--out',
      '/dev/null/none',
    ];
    for (const at of [0, 2, 4]) {
      const argv = ['export', 'evaluation', ...YEAR, ...given.toSpliced(at, 2)];
      expect((await runCommand('file:/dev/null/none.db', argv)).code).toBe(2);
    }
    const empty = ['export', 'evaluation', ...YEAR, ...given.with(1, ' ')];
    expect((await runCommand('file:/dev/null/none.db', empty)).code).toBe(2);
  });

  it('what is there already is not written over', async () => {
    const opened = await testLedger();
    await importCarried(opened);
    const { out } = await evaluated(opened, { days: YEAR, now: NOW });
    writeFileSync(join(out, 'evaluation.csv'), 'mine');
    const argv = ['export', 'evaluation', ...YEAR, '--purpose', 'a', '--recipient', 'b', '--out'];
    const { code, stderr } = await runCommand(opened.url, [...argv, out]);
    expect([code, readFileSync(join(out, 'evaluation.csv'), 'utf8')]).toEqual([1, 'mine']);
    expect(stderr).toContain('is there already');
  });
});

/** Whoever leads the case of V042 notes under `/spend customers` whether the customer objects. */
async function object(team: Team, answer: 'Yes' | 'No'): Promise<void> {
  await team.worker.command('dm', '/spend customers');
  await team.worker.click('Told, or objected', { nth: 0 });
  await team.worker.fill({ 'They object': answer });
  await sendForm(team);
}
