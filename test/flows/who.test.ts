import { expect, test } from 'vitest';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { askManager } from '../support/sign-off.ts';
import { entries, open, spend } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const COFFEE = '4 V042 coffee #social';
const HELPERS = { id: 'S0HELPERS', handle: 'helpers', users: ['U0PR000005'] };

/** Gives roles to these alone. */
async function roster(
  team: Team,
  people: readonly { slackId: string; isGroup?: boolean; role: 'worker' | 'manager' }[],
): Promise<void> {
  const members = people.map(({ slackId, isGroup = false, role }) => ({
    slackId,
    isGroup,
    name: undefined,
    card: undefined,
    roles: [role],
  }));
  await setUpTeam(team.ledger, { slackTeam: PRACTICE_TEAM_ID, people: members }, WEDNESDAY);
}

async function nothingIsThere(team: Team): Promise<void> {
  expect(await entries(team)).toEqual([]);
  expect(await open(team)).toEqual([]);
}

test('somebody who is not on the roster reads one kind sentence, and nothing is saved', async () => {
  const team = await startTeam();
  await roster(team, [{ slackId: team.colleague.id, role: 'worker' }]);
  const answer = await spend(team, COFFEE);
  expect(answer).toContain('You are not on the team’s list yet, so nothing was saved.');
  expect(answer).toContain('Ask a manager to have you added.');
  expect(answer).toContain(`Your line: ${COFFEE}`);
  await nothingIsThere(team);
});

test.each(['qa-1', 'finance-1', 'admin-1'])(
  '%s does not log purchases, and reads whom to ask',
  async (name) => {
    const team = await startTeam();
    const answer = await spend(team, COFFEE, team.slack.asPerson(name));
    expect(answer).toContain('Logging purchases is for workers and managers.');
    await nothingIsThere(team);
  },
);

test('a manager buys as a worker does', async () => {
  const team = await startTeam();
  expect(await spend(team, COFFEE, team.manager)).toContain('Saved');
});

test('R93: a guest cannot use it, not even when somebody put them on the roster', async () => {
  const team = await startTeam();
  expect(await spend(team, COFFEE, team.guest)).toContain('Guests cannot use Oatcake.');
  await roster(team, [{ slackId: team.guest.id, role: 'worker' }]);
  expect(await spend(team, COFFEE, team.guest)).toContain('Guests cannot use Oatcake.');
  await nothingIsThere(team);
});

test('R28: who becomes a guest is one from then on, though they were none a moment ago', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 tea #social');
  await team.slack.changePerson(team.worker.id, { isGuest: true });
  expect(await spend(team, COFFEE)).toContain('Guests cannot use Oatcake.');
  await team.slack.changePerson(team.worker.id, { isGuest: false });
  expect(await spend(team, COFFEE)).toContain('Saved');
});

test('R28: whoever is deactivated can do nothing more', async () => {
  const team = await startTeam();
  await team.slack.changePerson(team.worker.id, { deleted: true });
  expect(await spend(team, COFFEE)).toContain('Only people of this workspace can use Oatcake.');
  await nothingIsThere(team);
});

test('somebody from another workspace can press nothing', async () => {
  const team = await startTeam();
  await spend(team, '4 V042 coffee');
  await team.slack.changePerson(team.worker.id, { teamId: 'T0ELSEWHERE' });
  const { answers } = await team.worker.choose(
    'Which part of life is it most for?',
    'Physical health',
  );
  expect(team.text(answers.at(-1))).toContain('Only people of this workspace can use Oatcake.');
  expect(await entries(team)).toEqual([]);
});

test('a command from a workspace that is not set up is told who sets it up', async () => {
  const team = await startTeam();
  await team.slack.changePerson(team.worker.id, { teamId: 'T0ELSEWHERE' });
  expect(await spend(team, COFFEE)).toContain('not set up for this workspace yet');
  await nothingIsThere(team);
});

test('before set-up everybody reads that the technical admin sets it up', async () => {
  const team = await startTeam({ setUp: false });
  expect(await spend(team, COFFEE)).toContain(
    'An admin of this Slack workspace types `/spend setup` once',
  );
});

test('a member of a user group on the roster has the group’s role', async () => {
  const team = await startTeam({ userGroups: [HELPERS] });
  await roster(team, [{ slackId: HELPERS.id, isGroup: true, role: 'worker' }]);
  const member = team.slack.asPerson('coordinator-5');
  expect(await spend(team, COFFEE, member)).toContain('Saved');
  expect(await spend(team, '5 V042 tea #social', member)).toContain('£91.00');
  expect(await spend(team, COFFEE, team.worker)).toContain('not on the team’s list');
});

test('a role through a group ends with the role of the group', async () => {
  const team = await startTeam({ userGroups: [HELPERS] });
  await roster(team, [{ slackId: HELPERS.id, isGroup: true, role: 'worker' }]);
  const member = team.slack.asPerson('coordinator-5');
  await spend(team, COFFEE, member);
  await roster(team, [{ slackId: team.colleague.id, role: 'worker' }]);
  expect(await spend(team, '5 V042 tea #social', member)).toContain('not on the team’s list');
});

test('an entry is not lost when Slack cannot say who somebody is', async () => {
  const team = await startTeam();
  team.slack.faults.failApi('users.info', { status: 500 }, 1);
  expect(await spend(team, COFFEE)).toContain('Saved');
});

test('a form and a message are refused to whoever lost their role', async () => {
  const team = await startTeam();
  await spend(team, '4 coffee #social');
  await team.worker.fill({ Customer: 'V042', 'What it helps with': 'a chat' });
  await roster(team, [{ slackId: team.colleague.id, role: 'worker' }]);
  const { errors } = await team.worker.submit();
  expect(Object.values(errors).join()).toContain('You are not on the team’s list');
  await team.worker.close();
  const { answers } = await team.worker.message(COFFEE);
  expect(team.text(answers.at(-1))).toContain('You are not on the team’s list');
  await nothingIsThere(team);
});

test('whoever lost their role reads so in place of a form without a field', async () => {
  const team = await startTeam();
  await askManager(team);
  await spend(team, 'waiting');
  await team.worker.click('Withdraw');
  await team.worker.waitFor((me) => me.view());
  await roster(team, [{ slackId: team.colleague.id, role: 'worker' }]);
  const { view } = await team.worker.submit(500);
  expect(view && team.slack.text(view)).toContain('You are not on the team’s list');
  expect(await team.reader.db.plan.findMany()).toMatchObject([{ state: 'waiting' }]);
});

test('R19: whoever may not buy is offered no customers', async () => {
  const team = await startTeam();
  await spend(team, '');
  await roster(team, [{ slackId: team.colleague.id, role: 'worker' }]);
  await expect(team.worker.fill({ Customer: 'V042' })).rejects.toThrow('No option');
});
