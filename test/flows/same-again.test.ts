import { expect, test } from 'vitest';
import { closeCase, formOf, spend, standing } from '../support/spend.ts';
import { startTeam } from '../support/team.ts';

const COFFEE = '10 V042 coffee, a first chat #social';

test('Same again saves the same purchase once more, under a reference of its own', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  const { answers } = await team.worker.click('Same again');
  expect(team.text(answers.at(-1))).toContain('Saved: £10.00 · P00002');
  const [first, second] = await standing(team);
  expect(second).toMatchObject({ pence: 1000, customerId: first?.customerId, correctsId: null });
  expect(second?.lines[0]).toMatchObject({ item: 'coffee', purpose: 'a first chat' });
});

test('Same again is of today, however old the purchase', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  team.slack.clock.set(new Date('2026-06-24T10:00:00Z'));
  await team.worker.click('Same again');
  expect((await standing(team)).map(({ day }) => day)).toEqual(['2026-06-17', '2026-06-24']);
});

test('Same again also after an undo, and then only the new one stands', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  await team.worker.click('Undo');
  const { answers } = await team.worker.click('Same again');
  expect(team.text(answers.at(-1))).toContain('P00002');
  expect((await standing(team)).map(({ reference }) => reference)).toEqual(['P00002']);
});

test('R14: pressed twice within two minutes it asks', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  await team.worker.openHome();
  await team.worker.click('Same again', { in: 'home' });
  await team.worker.waitFor((me) => team.slack.text(me.home() ?? {}).includes('P00002'));
  await team.worker.click('Same again', { in: 'home', nth: 1 });
  await team.worker.waitFor((me) => team.slack.text(me.home() ?? {}).includes('second one'));
  expect(await standing(team)).toHaveLength(2);
});

test('R14: a press that Slack delivers twice makes one purchase', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  team.slack.faults.repeatNext();
  await team.worker.click('Same again');
  await team.slack.redeliverLast();
  expect(await standing(team)).toHaveLength(2);
});

test('R20: Same again that passes the day limit is kept for a manager', async () => {
  const team = await startTeam();
  await spend(team, '2x30 V042 duvets #tenancy');
  const { answers } = await team.worker.click('Same again');
  expect(team.text(answers.at(-1))).toContain('Do not buy yet');
  expect(await standing(team)).toHaveLength(1);
});

test('Same again for a customer whose case was closed opens the form, and asks for another', async () => {
  const team = await startTeam();
  await spend(team, COFFEE);
  await closeCase(team, 'V042');
  await team.worker.click('Same again');
  await team.worker.waitFor((me) => me.view());
  expect(formOf(team)).toContain('V042 is closed. Choose an open customer.');
  expect(formOf(team)).toContain('[coffee]');
  expect(formOf(team)).not.toContain('[V042 ▾]');
  expect(await standing(team)).toHaveLength(1);
});
