import { expect, it } from 'vitest';
import { importCustomers } from '../../src/ledger/import-customers.ts';
import { brought, misfit, setting } from '../support/customers.ts';
import { formOf, sendForm, spend } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const finance = (team: Team) => team.slack.asPerson('finance-1');

/** So many more customers, introduced before the year. */
async function customers({ ledger, reader }: Team, many: number, introduced = '2024-01-01') {
  const rows = Array.from({ length: many }, (_, at) => `X${100 + at},${introduced},,,`);
  const csv = ['customer,introduced_on,housed_on,benefits_on,lead_coordinator', ...rows].join('\n');
  await importCustomers(ledger, reader.workspaceId, csv, { now: WEDNESDAY });
}

it('R35: 95 full-year customers are forecast at £95,000, beside what was spent', async () => {
  const team = await startTeam();
  await customers(team, 91); // and the team's own four, whose first day is not known
  await brought(team, '47500.00');
  await brought(team, '70.00', { date: '2025-12-31', reference: 'P00002' });
  const read = await spend(team, 'forecast', team.manager);
  expect(read).toContain('Forecast for 2026: £95,000.00');
  expect(read).toContain('95 customers at the planning figure of £1,000 a year');
  expect(read).toContain('Spent so far: £47,500.00');
  expect(read).toContain('▓▓▓▓▓░░░░░ 50%');
  expect(read).toContain('Budget for 2026: not set.');
});

it('R35, R34: half a year counts half, by days, in the team’s own budget year', async () => {
  const team = await startTeam();
  await setting(team, { budgetYearStart: '04-01', planningPence: 73_000 });
  await customers(team, 1, '2026-09-30'); // 183 of 365 days
  const read = await spend(team, 'forecast', team.manager);
  expect(read).toContain('Forecast for 2026/27: £3,286.00'); // four of £730, one of £366
});

it('R35: finance sets the year’s budget; managers see it, and how much of it is spent', async () => {
  const team = await startTeam();
  await brought(team, '950.00');
  expect(await spend(team, 'forecast', finance(team))).toContain('not set.* Set it below.');
  await spend(team, 'budget', finance(team));
  expect(formOf(team, finance(team))).toMatch(/2026[\s\S]*2027/);
  await finance(team).fill({ 'Budget in pounds': '9,500' });
  expect(await sendForm(team, finance(team))).toContain('Budget for 2026: £9,500.00');
  const read = await spend(team, 'budget', team.manager);
  expect(read).toContain('Budget for 2026: £9,500.00');
  expect(read).toContain('10% of the budget');
  expect(await team.reader.db.budget.count()).toBe(1);
  expect(await misfit(team)).toBeUndefined();
});

it('R35: a changed budget is added, and the old one stays; the next year has its own', async () => {
  const team = await startTeam();
  const set = async (amount: string, year = '2026') => {
    await finance(team).command('dm', '/spend budget');
    await finance(team).fill({ 'Budget year': year, 'Budget in pounds': amount });
    return sendForm(team, finance(team));
  };
  await set('9000');
  expect(await set('9500')).toContain('It was £9,000.00 before.');
  await set('9500');
  expect(await set('8000', '2027')).toContain('Budget for 2027: £8,000.00');
  const rows = await team.reader.db.budget.findMany({ orderBy: { id: 'asc' } });
  expect(rows.map(({ yearFrom, pence }) => [yearFrom, pence])).toEqual([
    ['2026-01-01', 900_000],
    ['2026-01-01', 950_000],
    ['2027-01-01', 800_000],
  ]);
  expect(await misfit(team)).toBeUndefined();
});

it('a budget that is no amount is asked for again', async () => {
  const team = await startTeam();
  await finance(team).command('dm', '/spend budget');
  await finance(team).fill({ 'Budget in pounds': 'lots' });
  const sent = await finance(team).submit();
  expect(sent.errors['Budget in pounds']).toContain('such as 95,000');
});

it('R93: workers read one kind sentence; finance sees no customer, area or reason', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee, first chat #social');
  for (const word of ['forecast', 'budget']) {
    expect(await spend(team, word)).toContain('for managers and finance');
  }
  const read = await spend(team, 'forecast', finance(team));
  expect(read).toContain('£4.20');
  expect(read).not.toMatch(/V042|coffee|Social|chat/);
});
