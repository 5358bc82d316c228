import { expect, test } from 'vitest';
import { entries, formOf, open, spend } from '../support/spend.ts';
import { startTeam } from '../support/team.ts';

test.each(['help', 'HELP', '?'])(
  '/spend %s tells how it is done, and saves nothing',
  async (word) => {
    const team = await startTeam();
    const answer = await spend(team, word);
    expect(answer).toContain('/spend');
    expect(answer).toContain('#social');
    expect(await entries(team)).toEqual([]);
  },
);

test('R1: /spend alone opens the empty form, and says nothing in the channel', async () => {
  const team = await startTeam();
  await spend(team, '');
  expect(formOf(team)).toContain('Log a purchase');
  expect(team.worker.messages('team')).toEqual([]);
});

test('Log a purchase on Home opens the empty form', async () => {
  const team = await startTeam();
  await team.worker.openHome();
  await team.worker.click('Log a purchase', { in: 'home' });
  await team.worker.waitFor((me) => me.view());
  expect(formOf(team)).toContain('[Reference, such as V042 ▾]');
});

test('an answer is for the worker alone', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee #social');
  expect(team.worker.messages('team')).toMatchObject([{ ephemeral: true }]);
  expect(team.colleague.everything()).toEqual([]);
});

test('R94: the notification of an answer says what happened and the reference, no more', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee #social');
  await spend(team, '5 V042 coffee');
  await spend(team, '60 V042 boots #self-care');
  await spend(team, '6 V042 lager #social');
  const texts = team.worker.messages('team').map(({ text }) => text);
  expect(texts[0]).toBe('Saved · P00001');
  for (const text of texts) expect(text).not.toMatch(/V042|£|coffee|boots|lager|Social/);
  expect(await open(team)).toHaveLength(2);
});
