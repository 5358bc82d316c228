import { expect, test } from 'vitest';
import { ACTIONS } from '../../src/messages/ids.ts';
import { history, inHistory } from '../support/corrections.ts';
import { forgedClick } from '../support/forged.ts';
import { reads } from '../support/sign-off.ts';
import { formOf, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

/** 09:00 in London on the Monday after the team was set up. */
const MONDAY = new Date('2026-06-22T08:00:00Z');

async function pressUnderDigest(team: Team, person = team.worker): Promise<string> {
  await reads(team, person, 'team', 'Week of 15 to 21 June');
  await person.click('My own week');
  await person.waitFor((me) => me.view());
  return formOf(team, person);
}

test('R59: under the digest everybody finds their own week, and nobody else’s', async () => {
  const team = await startTeam();
  await spend(team, '29 V042 boots #self-care');
  await spend(team, '4 V017 coffee #social');
  await spend(team, '3 V024 tea');
  await spend(team, '40 V099 winter coat #self-care', team.colleague);
  await team.moveTo(MONDAY);
  const own = await pressUnderDigest(team);
  expect(own).toContain('Your week of 15 to 21 June');
  expect(own).toContain('2 purchases · £33.00 · 2 people');
  expect(own).toMatch(/Wed 17 {2}£29\.00 boots · V042 · P00001\nWed 17 {2}£4\.00 coffee · V017/);
  expect(own).toMatch(/To finish \(1\)\*?\n+£3\.00 · V024 · tea[\s\S]*\[Finish\]/);
  expect(own).not.toMatch(/coat|V099|usual/);
  const other = await pressUnderDigest(team, team.colleague);
  expect(other).toContain('1 purchase · £40.00 · 1 person');
  expect(JSON.stringify(team.manager.everything())).not.toContain('Your week');
});

test('R69: whoever logged nothing reads a kind sentence', async () => {
  const team = await startTeam();
  await team.moveTo(MONDAY);
  expect(await pressUnderDigest(team)).toContain('Nothing logged, and that is fine');
});

test('R59: /spend week has the last full week and this one so far, with refunds taken off', async () => {
  const team = await startTeam();
  await spend(team, '29 V042 boots #self-care');
  await history(team, 'P00001');
  await inHistory(team, 'Refund', { 'Amount that came back': '9' });
  await team.moveTo(MONDAY);
  await spend(team, '5 V042 coffee #social');
  const own = await spend(team, 'week');
  expect(own).toMatch(/1 purchase · £20\.00 · 1 person[\s\S]*-£9\.00 came back · V042/);
  expect(own).toMatch(/This week so far\*?\n1 purchase · £5\.00[\s\S]*Mon 22 {2}£5\.00 coffee/);
  const { answers } = await team.worker.message('week');
  const dm = await reads(team, team.worker, 'dm', 'This week so far');
  expect(team.text(dm)).toContain('£5.00 coffee');
  expect(answers).toHaveLength(1);
});

test('R27: it is for those who buy; others read who may', async () => {
  const team = await startTeam();
  const finance = team.slack.asPerson('finance-1');
  expect(await spend(team, 'week', finance)).toContain('for workers and managers');
  const said = await forgedClick(team, finance.id, ACTIONS.ownWeek, '2026-06-15');
  expect(said).toContain('for workers and managers');
  expect(await forgedClick(team, team.guest.id, ACTIONS.ownWeek, 'x')).toContain('Guests cannot');
});
