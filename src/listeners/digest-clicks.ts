import { seeOwnWeek } from '../flows/see-own-week.ts';
import { type ListenerDeps, onClick } from './staff.ts';

/** `My own week`, under the team's digest. */
export function ownWeek(deps: ListenerDeps) {
  return onClick(deps, 'buy', ({ act, value }) => seeOwnWeek(act, value));
}
