import { day } from '../../src/domain/day.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import type { Person } from '../../src/practice/client/person.ts';
import { PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import type { SeenMessage } from '../../src/practice/wire.ts';
import { startTeam, type Team, type TeamOptions } from './team.ts';

/** The second Tuesday of July, its pack and its reminder; 09:00 in London is the digest's time. */
export const MEETING = day('2026-07-14');
export const PACK = new Date('2026-07-09T08:00:00Z');
export const REMINDER = new Date('2026-07-13T08:00:00Z');
export const IN_THE_MEETING = new Date('2026-07-14T09:20:00Z');
/** The pack of the meeting on 11 August. */
export const NEXT_PACK = new Date('2026-08-06T08:00:00Z');

/** A team that meets on the second Tuesday of the month at ten. */
export async function startMeetingTeam(options: TeamOptions = {}): Promise<Team> {
  const team = await startTeam(options);
  const told = { slackTeam: PRACTICE_TEAM_ID, meeting: 'second tuesday at 10:00' };
  const result = await setUpTeam(team.ledger, told, team.slack.clock.now());
  if (!result.ok) throw new Error(result.faults.join(' '));
  return team;
}

/** What the app wrote of the meeting in the managers' channel, as a manager reads it. */
export function inManagers(team: Team): SeenMessage[] {
  return team.manager
    .messages('managers')
    .filter(({ fromApp, ephemeral, threadTs }) => fromApp && !ephemeral && threadTs === undefined)
    .filter((one) => /Pack:|Meeting:/.test(team.text(one)));
}

/** The pack as it was posted, or as it reads by now. */
export function packIn(team: Team): Promise<SeenMessage> {
  return team.manager.waitFor(() =>
    inManagers(team).findLast((one) => team.text(one).includes('Pack:')),
  );
}

/** Waits until a person's form is in front. */
export async function formFor(team: Team, person: Person): Promise<string> {
  const view = await person.waitFor((me) => me.view());
  return team.slack.text(view);
}
