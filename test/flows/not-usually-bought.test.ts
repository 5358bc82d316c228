import { expect, test } from 'vitest';
import { askManager } from '../support/sign-off.ts';
import { open, spend, standing } from '../support/spend.ts';
import { startTeam } from '../support/team.ts';

const BAG = '20 V042 sleeping bag, cold nights #tenancy';

test('R39: a sleeping bag for £20 goes to a manager, with what is usually done instead', async () => {
  const team = await startTeam();
  const answer = await spend(team, BAG);
  expect(answer).toContain('Kept, not counted yet: £20.00. Do not buy yet.');
  expect(answer).toContain(
    'Sleeping bags are not usually bought: offering accommodation is tried first. A manager decides.',
  );
  for (const button of ['Ask a manager', 'Already paid', 'Discard']) {
    expect(answer).toContain(button);
  }
  expect(await open(team)).toMatchObject([{ softRule: 'sleeping_bag', keptFor: 'over_limit' }]);
  expect(await standing(team)).toEqual([]);
});

test('R39: the card says so, with the clause in play', async () => {
  const team = await startTeam();
  const line = `/spend ${BAG}`;
  await team.worker.command('team', line);
  // What kind of thing it is the words do not say: the form asks, and why this one.
  const { view } = await team.worker.click('Ask a manager');
  if (view !== undefined) {
    await team.worker.fill({ Category: 'Other (say what)', 'Why this one': 'refuses hostels' });
    await team.worker.submit();
  }
  const card = await team.manager.waitFor((me) => me.messages('managers').at(-1));
  expect(team.text(card)).toContain('*You*  because a guideline asks for a manager');
  expect(team.text(card)).toContain(
    '*Guideline*  Sleeping bags are not usually bought: offering accommodation is tried first',
  );
});

test('R39, R40: a television is answered with the food-shop way, and may be asked for', async () => {
  const team = await startTeam();
  const line = '45 V042 television, evenings alone #mental';
  expect(await spend(team, line)).toContain(
    'Televisions are not usually bought: televisions tend to be sold on; could a food shop free the customer’s own money? A manager decides.',
  );
  const { card } = await askManager(team, team.worker, `/spend ${line}`);
  expect(team.text(card)).toContain('*Guideline*  Televisions are not usually bought');
});

test('R39: a TV licence is no television', async () => {
  const team = await startTeam();
  expect(await spend(team, '45 V042 TV licence #tenancy')).toContain('Saved: £45.00');
});

test('R39: already paid, it counts and is an exception', async () => {
  const team = await startTeam();
  await spend(team, '45 V042 television, evenings alone #mental');
  const { answers } = await team.worker.click('Already paid');
  expect(team.text(answers[0])).toContain('Saved as already paid: £45.00');
  expect(await standing(team)).toMatchObject([{ authority: 'exception', rulesVersion: 1 }]);
});
