import { expect, test } from 'vitest';
import { setUpTeam } from '../../src/ledger/setup.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const BEFORE = new Date('2026-06-17T15:29:00Z');
const AT_HALF_PAST_FOUR = new Date('2026-06-17T15:30:00Z');
const LATER = new Date('2026-06-17T17:00:00Z');

/** Messages that name what is still open. */
function reminders(team: Team, person: Person = team.worker) {
  return person
    .dm()
    .map(team.text)
    .filter((text) => text.includes('Still open'));
}

/** A message of another kind, by which it is known that nothing else is on its way. */
async function nothingElseComes(team: Team, person: Person = team.worker): Promise<void> {
  await person.message('1 V042 coffee #social');
  await person.waitFor((me) => me.dm().some((message) => /Saved/.test(team.text(message))));
}

test('at 16:30 one message names what is open that day, and not before', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee');
  await spend(team, '60 V024 boots #self-care');
  await team.moveTo(BEFORE);
  expect(reminders(team)).toEqual([]);
  await team.moveTo(AT_HALF_PAST_FOUR);
  await team.worker.waitFor(() => reminders(team).length > 0);
  const [message] = reminders(team);
  expect(message).toContain('£4.20 · V042 · coffee');
  expect(message).toContain('£60.00 · V024 · boots');
  expect(message).toContain('count in no total');
});

test('it comes once, also when the app looks again and after a restart', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee');
  await team.moveTo(AT_HALF_PAST_FOUR);
  await team.worker.waitFor(() => reminders(team).length > 0);
  await team.moveTo(LATER);
  await team.restart();
  await nothingElseComes(team);
  expect(reminders(team)).toHaveLength(1);
});

test('an app that was down at 16:30 sends it when it is up again', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee');
  team.slack.clock.set(LATER);
  await team.restart();
  await team.worker.waitFor(() => reminders(team).length === 1);
});

test('whoever has nothing open hears nothing', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee #social');
  await spend(team, '3 V042 coffee', team.colleague);
  await team.moveTo(AT_HALF_PAST_FOUR);
  await team.colleague.waitFor(() => reminders(team, team.colleague).length === 1);
  expect(reminders(team)).toEqual([]);
});

test('a line of yesterday is not named again', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee');
  await team.moveTo(new Date('2026-06-18T15:30:00Z'));
  await nothingElseComes(team);
  expect(reminders(team)).toEqual([]);
});

test('16:30 is the workspace’s own', async () => {
  const team = await startTeam();
  await setUpTeam(
    team.ledger,
    { slackTeam: PRACTICE_TEAM_ID, timezone: 'America/New_York' },
    team.slack.clock.now(),
  );
  await spend(team, '4.20 V042 coffee');
  await team.moveTo(AT_HALF_PAST_FOUR);
  await nothingElseComes(team);
  expect(reminders(team)).toEqual([]);
  await team.moveTo(new Date('2026-06-17T20:30:00Z'));
  await team.worker.waitFor(() => reminders(team).length === 1);
});

test('its notification tells how many, and nothing of whom or what', async () => {
  const team = await startTeam();
  await spend(team, '4.20 V042 coffee');
  await team.moveTo(AT_HALF_PAST_FOUR);
  await team.worker.waitFor(() => reminders(team).length > 0);
  expect(team.worker.dm().at(-1)?.text).toBe('1 line still open today');
});
