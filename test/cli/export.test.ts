import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { EXPORT_COLUMNS } from '../../src/domain/ledger-export.ts';
import { history, inHistory } from '../support/corrections.ts';
import { misfit, write } from '../support/customers.ts';
import { runCommand } from '../support/run-cli.ts';
import { dmWith, sendForm, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const JUNE = ['--from', '2026-06-01', '--to', '2026-06-30'];
const LATER = new Date('2026-07-01T09:00:00Z');

async function exported({ url }: Team, ...more: string[]) {
  const argv = ['export', 'ledger', ...JUNE, ...more];
  const { code, stdout, stderr } = await runCommand(url, argv, LATER);
  expect([code, more.length === 0 ? stderr : '']).toEqual([0, '']);
  const rows: Record<string, string>[] = parse(stdout, { columns: true });
  return { rows, stdout, stderr };
}

const brief = ({ rows }: Awaited<ReturnType<typeof exported>>) =>
  rows.map((row) => [row.reference, row.kind, row.export, row.amount]);

async function edit(team: Team, changes: Record<string, string>) {
  await team.worker.click('Edit');
  await team.worker.fill(changes);
  await sendForm(team);
}

it('R17: a line has all that the case system needs, under plain names', async () => {
  const team = await startTeam();
  await spend(team, '2x10 V042 boots, flip-flops in snow #self-care cash');
  const { rows, stdout } = await exported(team);
  expect(stdout.split('\n')[0]).toBe(EXPORT_COLUMNS.join(','));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    reference: 'P00001',
    line: '1',
    version: '1',
    export: 'new',
    kind: 'purchase',
    belongs_to: '',
    date: '2026-06-17',
    recorded_on: '2026-06-17',
    customer: 'V042',
    category: 'Clothes',
    component: 'Essentials',
    outcome_area: 'Self-care living skills',
    item: 'boots',
    purpose: 'flip-flops in snow',
    amount: '20.00',
    count: '2',
    price_of_one: '10.00',
    customer_paid: '0.00',
    full_price: '20.00',
    second_hand: 'no',
    paid_by: 'petty cash',
    decided_by: 'worker',
  });
});

it('R93: for finance amounts and payment alone, which add up to the same', async () => {
  const team = await startTeam();
  await spend(team, '2x10 V042 boots, flip-flops in snow #self-care cash');
  await spend(team, '4 V017 coffee, probation at ten #offending');
  const { rows, stdout } = await exported(team, '--finance');
  expect(stdout).not.toMatch(/V0\d\d|boots|flip-flops|coffee|probation|Self-care|Offending/u);
  expect(rows.map(({ amount, paid_by }) => `${amount} ${paid_by}`)).toEqual([
    '20.00 petty cash',
    '4.00 card',
  ]);
  const { code } = await runCommand(
    team.url,
    ['export', 'ledger', ...JUNE, '--finance', '--new'],
    LATER,
  );
  expect(code).toBe(2);
});

it('R17: refunds are rows of their own, and the plain export reads the same each time', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 boots, snow #self-care');
  await history(team, 'P00001');
  await inHistory(team, 'Refund', { 'Amount that came back': '15' });
  await dmWith(team, /Saved against P00001/);
  const first = await exported(team);
  expect(first.rows.map((row) => [row.reference, row.kind, row.belongs_to, row.amount])).toEqual([
    ['P00001', 'purchase', '', '40.00'],
    ['P00002', 'refund', 'P00001', '-15.00'],
  ]);
  expect((await exported(team)).stdout).toBe(first.stdout);
  expect(await team.reader.db.exportMark.count()).toBe(0);
});

it('R17: exported again, only what is new or changed comes, each once', async () => {
  const team = await startTeam();
  await spend(team, '10 V042 coffee, a first chat #social');
  const first = await exported(team, '--new');
  expect(brief(first)).toEqual([['P00001', 'purchase', 'new', '10.00']]);
  expect(first.stderr).toContain('1 new and 0 changed');
  expect(brief(await exported(team, '--new'))).toEqual([]);
  expect(brief(await exported(team))).toEqual([['P00001', 'purchase', 'before', '10.00']]);

  await edit(team, { Amount: '12.50' });
  await spend(team, '4 V042 tea, a second chat #social');
  expect(brief(await exported(team))).toEqual([
    ['P00001', 'purchase', 'changed', '12.50'],
    ['P00002', 'purchase', 'new', '4.00'],
  ]);
  const second = await exported(team, '--new');
  expect(brief(second)).toEqual([
    ['P00001', 'purchase', 'changed', '12.50'],
    ['P00002', 'purchase', 'new', '4.00'],
  ]);
  expect(second.rows[0]?.version).toBe('2');
  expect(brief(await exported(team, '--new'))).toEqual([]);
  expect(await misfit(team)).toBeUndefined();
});

it('R17: what was taken back after it was exported comes once more, without money', async () => {
  const team = await startTeam();
  await spend(team, '10 V042 coffee, a first chat #social');
  await exported(team, '--new');
  await team.worker.click('Undo');
  await team.worker.waitFor(() => true);
  expect(brief(await exported(team))).toEqual([]);
  expect(brief(await exported(team, '--new'))).toEqual([['P00001', 'void', 'changed', '0.00']]);
  expect(brief(await exported(team, '--new'))).toEqual([]);
  expect(await misfit(team)).toBeUndefined();
});

it('R17: what was taken back before any export is in none', async () => {
  const team = await startTeam();
  await spend(team, '10 V042 coffee, a first chat #social');
  await team.worker.click('Undo');
  expect(brief(await exported(team, '--new'))).toEqual([]);
});

it('what people typed is text to a spreadsheet, and marks that were tampered with are found', async () => {
  const team = await startTeam();
  await spend(team, '10 V042 coffee, =HYPERLINK("x") #social');
  const { rows } = await exported(team, '--new');
  expect(rows[0]?.purpose).toBe('\'=HYPERLINK("x")');
  await write(team, ({ db }) => db.exportMark.deleteMany());
  expect(await misfit(team)).toContain('The export');
});

it('--to before --from is a matter of usage', async () => {
  const argv = ['export', 'ledger', '--from', '2026-06-02', '--to', '2026-06-01'];
  expect((await runCommand('file:/dev/null/none.db', argv)).code).toBe(2);
});
