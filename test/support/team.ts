import { onTestFinished } from 'vitest';
import { openTeam, type Team, type TeamOptions } from './open-team.ts';

export { setUp, startApp, type Team, type TeamOptions, WEDNESDAY } from './open-team.ts';

/** Starts a team for one test, and takes it away when the test ends. */
export async function startTeam(options: TeamOptions = {}): Promise<Team> {
  const team = await openTeam(options);
  onTestFinished(() => team.close());
  return team;
}
