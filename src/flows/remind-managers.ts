import { addMinutes } from 'date-fns/addMinutes';
import { min } from 'date-fns/min';
import { subMinutes } from 'date-fns/subMinutes';
import { addDays, dayOf, instantAt } from '../domain/day.ts';
import { escalationSteps } from '../domain/escalation.ts';
import { hasGone, type Plan } from '../domain/sign-off.ts';
import { workingHoursBetween } from '../domain/working-time.ts';
import { claim, isClaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { plansWaiting } from '../ledger/plan-queries.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Deps } from './act.ts';
import { oweCardChange } from './card.ts';
import { stepDue, takeSteps } from './escalate.ts';
import { isElsewhere, passOnFromAway } from './pass-on.ts';

const WRITE_MS = 10_000;
/** Minutes after closing in which what fell due just before is still said. */
const AFTER_CLOSING = 30;
const CARDS_OF_DAY = 'cards_of_day';

/**
 * Until when nothing is due of what waits in a team, by its id, unless anything of the team changes
 * before: then its revision is another.
 */
export type Quiet = Map<number, { readonly revision: number; readonly until: Date }>;

/** The teams in which requests wait and something may be due of them. */
export async function teamsToRemind(
  { across }: Ledger,
  teams: readonly Workspace[],
  now: Date,
  quiet: Quiet,
): Promise<{ team: Workspace }[]> {
  const waiting = await across.due.plansWaiting();
  const isQuiet = ({ id, revision }: Workspace) => {
    const known = quiet.get(id);
    return known !== undefined && known.revision === revision && now < known.until;
  };
  return teams
    .filter((team) => waiting.has(team.id) && !isQuiet(team))
    .map((team) => {
      return { team };
    });
}

/**
 * R30: sees to all requests that wait: those with somebody who is away go to the stand-in, whoever
 * has one is reminded, the next manager is brought in, and who stands at a counter is told whom to
 * ring. Each once, whoever ticks.
 */
export async function remindManagers(
  deps: Deps,
  { team: workspace }: { readonly team: Workspace },
  now: Date,
  quiet: Quiet,
): Promise<void> {
  const reader = deps.ledger.reader(workspace.id);
  const waiting = await plansWaiting(reader);
  let hasWritten = false;
  const write = <T>(work: (writer: Writer) => Promise<T>): Promise<T> => {
    hasWritten = true;
    const deadline = Deadline.in(WRITE_MS);
    return deps.ledger.write({ workspaceId: workspace.id, deadline, now, actorId: null }, work);
  };
  await freshenCards(deps, workspace, now, waiting, write);
  for (const plan of waiting.filter((one) => mayDisturb(one, workspace, now))) {
    if (await isElsewhere(reader, workspace, now, plan)) {
      await write((writer) => passOnFromAway(writer, workspace, plan.id));
    }
    if (stepDue(plan, workspace, now)) await write((w) => takeSteps(w, workspace, plan.id));
  }
  if (hasWritten) return deps.wake();
  const { id, revision } = workspace;
  quiet.set(id, { revision, until: nextLook(waiting, workspace, now) });
}

/** When the next step of any is due, or a day or a working day begins. */
function nextLook(waiting: readonly Plan[], { hours, timezone }: Workspace, now: Date): Date {
  const today = dayOf(now, timezone);
  const steps = waiting.flatMap(({ urgency, waitsFrom }) =>
    escalationSteps(urgency, waitsFrom, hours, timezone).map(({ at }) => at),
  );
  const tomorrow = instantAt(addDays(today, 1), '00:00', timezone);
  // In the minute in which work begins nobody was at work before.
  const atWork = addMinutes(instantAt(today, hours.from, timezone), 1);
  return min([tomorrow, ...[atWork, ...steps].filter((at) => at > now)]);
}

/** Whoever stands at a counter is helped at any hour; anything else waits for working hours. */
function mayDisturb({ urgency }: Plan, { hours, timezone }: Workspace, now: Date): boolean {
  if (urgency === 'now') return true;
  return workingHoursBetween(subMinutes(now, AFTER_CLOSING), now, hours, timezone) > 0;
}

/** What cards say of "today" is as of the day on which they were drawn: each day they are drawn anew. */
async function freshenCards(
  deps: Deps,
  workspace: Workspace,
  now: Date,
  waiting: readonly Plan[],
  write: <T>(work: (writer: Writer) => Promise<T>) => Promise<T>,
): Promise<void> {
  const { id, timezone } = workspace;
  const today = dayOf(now, timezone);
  if (await isClaimed(deps.ledger.reader(id), CARDS_OF_DAY, today)) return;
  const stale = waiting.filter(
    (plan) => !hasGone(plan) && plan.answerBy !== undefined && plan.askedOn < today,
  );
  await write(async (writer) => {
    if (!(await claim(writer, CARDS_OF_DAY, today))) return;
    for (const plan of stale) await oweCardChange(writer, { workspace }, plan);
  });
}
