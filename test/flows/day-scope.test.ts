import { expect, it } from 'vitest';
import type { DayScope } from '../../src/domain/policy.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { formOf, open, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const DO_NOT_BUY = 'Do not buy yet';

/** A team whose day limit has this scope from before today. */
async function scoped(dayScope: DayScope): Promise<Team> {
  const team = await startTeam();
  const { workspaceId } = team.reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: WEDNESDAY, actorId: null };
  await team.ledger.write(request, ({ db }) => db.policy.updateMany({ data: { dayScope } }));
  return team;
}

const perCustomer = () => scoped('worker_customer');

it('R22: by default all purchases of a worker’s day count together', async () => {
  const team = await startTeam();
  await spend(team, '50 V042 boots #self-care');
  expect(await spend(team, '30 V017 coat #self-care')).toContain("£20.00 of today's £100 left");
  expect(await spend(team, '20.01 V024 jeans #self-care')).toContain(DO_NOT_BUY);
});

it('R22: for each customer, only that customer’s purchases of the worker’s day count', async () => {
  const team = await perCustomer();
  expect(await spend(team, '29 V042 boots #self-care')).toContain(
    '£71.00 of V042’s £100 left today without sign-off',
  );
  await spend(team, '50 V017 coat #self-care');
  await spend(team, '50 V017 jeans #self-care');
  expect(await spend(team, '21 V042 socks #self-care')).toContain('£50.00 of V042’s £100 left');
  const over = await spend(team, '0.01 V017 tea #social');
  expect(over).toContain(DO_NOT_BUY);
  expect(over).toContain('purchases for V017: over £100 a day for one customer needs a manager');
  expect(await spend(team, '50 V042 duvet #tenancy', team.colleague)).toContain(
    '£50.00 of V042’s £100 left',
  );
});

it('R22: for each customer, Home says the rule and the card names no customer', async () => {
  const team = await perCustomer();
  await spend(team, '50 V042 boots #self-care');
  await spend(team, '50 V042 coat #self-care');
  const home = await team.worker.openHome();
  expect(team.slack.text(home ?? {})).toContain('Up to *£100* for each customer without sign-off');
  await spend(team, '5 V042 socks #self-care');
  await team.worker.click('Ask a manager');
  const card = await team.manager.waitFor((me) => me.messages('managers').at(-1));
  expect(team.text(card)).toContain('over £100 in a day for one customer');
  expect(team.text(card)).not.toContain('V042');
});

it('R22: a line moved to another customer counts in that customer’s day', async () => {
  const team = await perCustomer();
  await spend(team, '50 V042 boots #self-care');
  await spend(team, '50 V042 coat #self-care');
  await spend(team, '10 V017 socks #self-care');
  await team.worker.click('Edit');
  expect(formOf(team)).toContain('10.00');
  await team.worker.fill({ Customer: 'V042' });
  expect(await sendForm(team)).toContain('exception');
});

it('R22: a line to finish counts in its customer’s day alone, and once when it is finished', async () => {
  const team = await perCustomer();
  await spend(team, '50 V042 boots #self-care');
  await spend(team, '50 V042 coat');
  expect(await spend(team, '50 V017 coat #self-care')).toContain('£50.00 of V017’s £100 left');
  expect(await spend(team, '0.01 V042 tea #social')).toContain(DO_NOT_BUY);
  await team.worker.click('Discard');
  await team.worker.openHome();
  await team.worker.click('Finish', { in: 'home' });
  await team.worker.fill({
    'Outcome area': 'Self-care living skills',
    'What it helps with': 'keeping warm',
  });
  expect(await sendForm(team)).toContain('£0.00 of V042’s £100 left');
});

it.each<[DayScope, number]>([
  ['worker', 1],
  ['worker_customer', 2],
])('R22: two lines race for the last pound of a day (%s): %i get it', async (dayScope, saved) => {
  const team = await scoped(dayScope);
  for (const customer of dayScope === 'worker' ? ['V024'] : ['V042', 'V017']) {
    await spend(team, `50 ${customer} boots #self-care`);
    await spend(team, `49 ${customer} coat #self-care`);
  }
  const before = (await standing(team)).length;
  await Promise.all([
    spend(team, '1 V042 tea #social'),
    spend(team, '1 V017 coffee #social'),
    spend(team, '1 V017 bus pass #time'),
  ]);
  expect((await standing(team)).length - before).toBe(saved);
  expect((await open(team)).map(({ keptFor }) => keptFor)).toEqual(
    Array.from({ length: 3 - saved }, () => 'over_limit'),
  );
});
