import { expect, it } from 'vitest';
import { startTeam } from '../support/team.ts';

it('300 entries of one person within a minute are all let through', async () => {
  const team = await startTeam();
  for (let n = 0; n < 300; n += 1) {
    // All in one minute of the team’s clock; £91.50 is within the day’s limit.
    const price = ((n % 60) + 1) / 100;
    const what = `coffee no${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}`;
    await team.slack.client.command(
      team.worker.id,
      'C0PRTEAM00',
      `/spend ${price} V042 ${what} #social`,
    );
  }
  expect(await team.reader.db.purchase.count()).toBe(300);
}, 60_000);

it('a line that is too long is told so, with how long it may be, and none of it is lost', async () => {
  const team = await startTeam();
  const { answers } = await team.worker.command(
    'team',
    `/spend 4 V042 ${'coffee '.repeat(80)}#social`,
  );
  const told = team.text(answers[0]);
  expect(told).toMatch(/500 characters/u);
  expect(told).toContain('Your line: 4 V042 coffee coffee');
  expect(await team.reader.db.purchase.count()).toBe(0);
});
