import { expect, test } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { report } from '../../src/ledger/report.ts';
import { entries, formOf, leftIn, open, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const WHICH_AREA = 'Which part of life is it most for?';
const WHICH_KIND = 'What kind of thing is it?';
const NEXT_DAY = new Date('2026-06-18T10:00:00Z');

function spent({ reader }: Team) {
  const day = '2026-06-17' as Day;
  return report(reader, 'category', { days: { from: day, to: day } });
}

test('a tap on the missing area completes a kept line, in the place of the question', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee');
  const { answers } = await team.worker.choose(WHICH_AREA, 'Physical health');
  expect(answers).toHaveLength(1);
  expect(team.text(answers[0])).toContain('Saved: £4.20 · P00001');
  expect(team.worker.messages('team').map(team.text).join()).not.toContain('Kept');
  expect(await standing(team)).toMatchObject([{ pence: 420, authority: 'own' }]);
  expect(await open(team)).toEqual([]);
});

test('two taps complete a line that lacks both, in either order', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 wibble');
  const first = await team.worker.choose(WHICH_AREA, 'Physical health');
  expect(team.text(first.answers[0])).toContain(WHICH_KIND);
  expect(team.text(first.answers[0])).not.toContain(WHICH_AREA);
  const second = await team.worker.choose(WHICH_KIND, 'Pets');
  expect(team.text(second.answers[0])).toContain('Pets');
  expect(await standing(team)).toHaveLength(1);
});

test('Home lists what is to finish; Finish opens the form, filled in, and a message answers it', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 wibble, a reason');
  const home = await team.worker.openHome();
  expect(team.slack.text(home ?? {})).toContain('To finish (1)');
  await team.worker.click('Finish', { in: 'home' });
  for (const held of ['[V042 ▾]', '[4.00]', '[wibble]', '[a reason]']) {
    expect(formOf(team)).toContain(held);
  }
  await team.worker.fill({ Category: 'Pets', 'Outcome area': 'Physical health' });
  expect(await sendForm(team)).toContain('Saved: £4.00 · P00001');
  expect(await open(team)).toEqual([]);
});

test('a kept line takes part in the day’s limit and counts nowhere else', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 wibble');
  await spend(team, '10 V042 coffee #social');
  expect((await spent(team)).total).toEqual({ pence: 1000, purchases: 1, customers: 1 });
  const answer = await spend(team, '1 V042 coffee #social');
  expect(leftIn(answer)).toBe('£49.00');
});

test('finishing a kept line uses no more of the day than keeping it did', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 wibble #social');
  const { answers } = await team.worker.choose(WHICH_KIND, 'Pets');
  expect(leftIn(team.text(answers[0]))).toBe('£60.00');
});

test('a line that itself exceeds a limit takes no part in the day', async () => {
  const team = await startTeam();
  await spend(team, '60 V042 boots #self-care');
  expect(leftIn(await spend(team, '10 V042 coffee #social'))).toBe('£90.00');
});

test('Discard on Home makes a kept line nothing, and frees the day', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 wibble');
  await team.worker.openHome();
  await team.worker.click('Discard', { in: 'home' });
  expect(await open(team)).toEqual([]);
  expect(await entries(team)).toEqual([]);
  expect(leftIn(await spend(team, '10 V042 coffee #social'))).toBe('£90.00');
});

test('a second tap on a line that was settled says what became of it', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee');
  const kept = team.worker.messages('team').at(-1);
  if (kept === undefined) throw new Error('Nothing was answered');
  await team.worker.openHome();
  await team.worker.click('Discard', { in: 'home' });
  const { answers } = await team.worker.choose(WHICH_AREA, 'Physical health', { in: kept });
  expect(team.text(answers.at(-1))).toContain('settled before: discarded');
  expect(await entries(team)).toEqual([]);
});

test('a line kept yesterday is finished on its own day, and says nothing of today’s limit', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee');
  await team.moveTo(NEXT_DAY);
  const { answers } = await team.worker.choose(WHICH_AREA, 'Physical health', {
    in: team.worker.messages('team').at(-1) ?? 'message',
  });
  expect(team.text(answers[0])).toContain('Saved: £4.00');
  expect(leftIn(team.text(answers[0]))).toBeUndefined();
  expect(await standing(team)).toMatchObject([{ day: '2026-06-17', recordedOn: '2026-06-18' }]);
});

test('a finish that passes a limit is kept for a manager, with every answer given', async () => {
  const team = await startTeam();
  await spend(team, '40 V042 wibble, company');
  await team.worker.openHome();
  await team.worker.click('Finish', { in: 'home' });
  await team.worker.fill({ Amount: '55', Category: 'Pets', 'Outcome area': 'Physical health' });
  expect((await team.worker.submit()).kind).toBe('updated');
  await team.worker.fill({ 'Other source checked': 'NHS', 'Why this one': 'the only one' });
  expect(await sendForm(team)).toContain('Do not buy yet');
  const [kept] = await open(team);
  expect(kept).toMatchObject({ pence: 5500, keptFor: 'over_limit' });
  expect(kept?.categoryId).not.toBeNull();
  expect(kept?.areaId).not.toBeNull();
});

test('answers given in a form for a line over a limit are not asked for again', async () => {
  const team = await startTeam();
  await spend(team, '60 V042 wibble, company');
  await team.moveTo(new Date('2026-06-17T15:30:00Z'));
  await team.worker.waitFor((me) => me.dm().length > 0);
  await team.worker.click('Finish £60.00');
  await team.worker.fill({ Category: 'Pets', 'Outcome area': 'Physical health' });
  await team.worker.fill({ 'Other source checked': 'NHS', 'Why this one': 'the only one' });
  expect(await sendForm(team)).toContain('Do not buy yet');
  const { answers, view } = await team.worker.click('Ask a manager');
  expect(view).toBeUndefined();
  expect(team.text(answers[0])).toContain('Asked: up to £60.00');
});

test('nobody sees another person’s line, in the channel or on Home', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 trainers');
  expect(team.colleague.messages('team').map(team.text).join()).not.toContain('trainers');
  const home = await team.colleague.openHome();
  expect(team.slack.text(home ?? {})).not.toContain('trainers');
});
