import { expect, it } from 'vitest';
import { brought, misfit, setting, write } from '../support/customers.ts';
import { sayWhatFor } from '../support/looks.ts';
import { askManager, reads } from '../support/sign-off.ts';
import { dmWith, spend, standing } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const PASSED = /passed the planning figure/;

/** Messages of this kind that Slack was ever owed. */
function owed({ reader }: Team, kind: string) {
  return reader.db.outboxMessage.findMany({ where: { kind } });
}

it('R33: £999 and a £2 coffee is saved and answered as ever, and one notice goes each way', async () => {
  const team = await startTeam();
  await brought(team, '999.00');
  const answer = await spend(team, '2 V042 coffee #social');
  expect(answer).toMatch(/Saved: £2\.00/);
  expect(answer).toContain('£98.00 of today');
  expect(answer).not.toMatch(/planning|1,000/);
  expect(await standing(team)).toHaveLength(2);
  const told = team.text(await dmWith(team, PASSED));
  expect(told).toContain('V042 passed the planning figure of £1,000');
  expect(told).toContain('£1,001.00');
  const notice = team.text(await reads(team, team.manager, 'managers', PASSED));
  expect(notice).toContain('One customer passed the planning figure of £1,000 in 2026');
  expect(notice).not.toContain('V042');
  expect(await owed(team, 'year_passed')).toHaveLength(1);
  expect(await owed(team, 'year_passed_notice')).toHaveLength(1);
  expect(await misfit(team)).toBeUndefined();
});

it('R33: a manager sees whom, privately; whoever is one no more does not', async () => {
  const team = await startTeam();
  await brought(team, '999.00');
  await spend(team, '2 V042 coffee #social');
  await reads(team, team.manager, 'managers', PASSED);
  await team.manager.click('See whom');
  await team.manager.waitFor((me) => me.view());
  await sayWhatFor(team.manager);
  const view = await team.manager.waitFor((me) => me.view());
  const text = team.slack.text(view);
  expect(text).toContain('V042');
  expect(text).toContain('£1,001.00 (planning figure £1,000)');
  expect(text).toContain('it stops nothing');
  await team.manager.close();
  await write(team, async ({ db }) => {
    await db.role.updateMany({ where: { role: 'manager' }, data: { until: WEDNESDAY } });
  });
  const { answers } = await team.manager.click('See whom');
  expect(team.manager.view()).toBeUndefined();
  expect(team.text(answers[0])).not.toContain('V042');
});

it('R33: neither more spending, an undo nor another passing sends a second notice', async () => {
  const team = await startTeam();
  await brought(team, '999.00');
  await spend(team, '2 V042 coffee #social');
  await team.worker.click('Undo');
  await spend(team, '3 V042 tea #social');
  await spend(team, '4 V042 lunch #social');
  expect(await owed(team, 'year_passed')).toHaveLength(1);
  expect(await owed(team, 'year_passed_notice')).toHaveLength(1);
});

it('R33: exactly the figure is not past it; what is never counted passes nothing', async () => {
  const team = await startTeam();
  await brought(team, '999.00');
  await spend(team, '1 V042 coffee #social');
  await spend(team, '624 V042 Travelodge 11 nights, sleeping out #tenancy');
  expect(await owed(team, 'year_passed')).toEqual([]);
});

it('R33: a correction tells too, by what it adds', async () => {
  const team = await startTeam();
  await brought(team, '990.00');
  await spend(team, '9 V042 lunch #social');
  await team.worker.click('Edit');
  await team.worker.fill({ Amount: '12' });
  await team.worker.submit();
  await dmWith(team, PASSED);
  expect(await owed(team, 'year_passed')).toHaveLength(1);
});

it('R33: what was signed off and bought tells like any other, and asks for nothing more', async () => {
  const team = await startTeam();
  await brought(team, '700.00');
  await askManager(team);
  await team.manager.click('Approve');
  await dmWith(team, /Approved/);
  await team.worker.click('Bought all');
  await dmWith(team, PASSED);
  expect(await team.reader.db.plan.count()).toBe(1);
});

it('R33: whoever leads the case is told; without a lead, the buyer', async () => {
  const team = await startTeam();
  await brought(team, '999.00');
  await brought(team, '999.00', { customer: 'V017', reference: 'P00002' });
  const { answers } = await team.colleague.command('dm', '/spend 2 V042 coffee #social');
  expect(team.text(answers[0])).toContain('Saved');
  await dmWith(team, PASSED, team.worker);
  await team.colleague.command('dm', '/spend 2 V017 coffee #social');
  const told = team.text(await dmWith(team, PASSED, team.colleague));
  expect(told).toContain('V017');
});

it('R33, R34: each budget year has its own notice; the figure and the start are settings', async () => {
  const team = await startTeam();
  await setting(team, { planningPence: 50_000, budgetYearStart: '04-01' });
  await brought(team, '499.00', { date: '2026-03-31' });
  await spend(team, '2 V042 coffee #social');
  expect(await owed(team, 'year_passed')).toEqual([]);
  await brought(team, '497.00', { date: '2026-04-01', reference: 'P00099' });
  await spend(team, '2 V042 tea #social');
  const told = team.text(await dmWith(team, PASSED));
  expect(told).toContain('passed the planning figure of £500');
  expect(told).toContain('2026/27 so far');
});

it('R34: Details shows the budget year so far beside the planning figure', async () => {
  const team = await startTeam();
  await setting(team, { planningPence: 120_000, budgetYearStart: '04-01' });
  await brought(team, '70.00', { date: '2026-03-31' });
  await brought(team, '30.00', { date: '2026-04-01', reference: 'P00002' });
  await askManager(team);
  await team.manager.click('Details');
  const view = await team.manager.waitFor((me) => me.view());
  expect(team.slack.text(view)).toContain('2026/27 so far*  £30.00 (planning figure £1,200)');
});
