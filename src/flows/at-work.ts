import { type Day, dayOf } from '../domain/day.ts';
import { isAtWork } from '../domain/working-time.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { alike } from './alike.ts';

/** A team that is at work, and the day that it has. */
export interface AtWork {
  readonly team: Workspace;
  readonly day: Day;
}

/** Those of the teams that are at work by their own clocks. */
export function teamsAtWork(teams: readonly Workspace[], now: Date): AtWork[] {
  const dayAtWork = alike(
    ({ hours, timezone }: Workspace) => [hours, timezone],
    ({ hours, timezone }) => (isAtWork(now, hours, timezone) ? dayOf(now, timezone) : undefined),
  );
  return teams.flatMap((team) => {
    const day = dayAtWork(team);
    return day === undefined ? [] : [{ team, day }];
  });
}
