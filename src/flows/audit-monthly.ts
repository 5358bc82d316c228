import { AUDIT_SIZE } from '../domain/audit-sample.ts';
import { addDays, type Day, dayOf, monthsBefore } from '../domain/day.ts';
import { auditItems, lastRoundBySomebody, roundOver } from '../ledger/audits.ts';
import { claim, unclaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';
import { alike } from './alike.ts';
import { auditorsFor } from './auditors.ts';
import { workBegins } from './coming-up.ts';
import { drawRound, seedAt } from './draw-audit.ts';
import type { OnTeam } from './who.ts';

/** The kind of claim by which a month has one round that begins by itself. */
const CLAIM = 'audit_round';
const WRITE_MS = 10_000;

/** A round that began by itself. */
export interface BegunRound {
  readonly round: number;
  readonly seed: number;
}

/** A month, by its first day, in which a team is to look back at the one before. */
export interface RoundDue {
  readonly team: Workspace;
  readonly first: Day;
}

/** The teams in which this month's round may begin by itself and did not. */
export async function roundsToBegin(
  ledger: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<RoundDue[]> {
  const monthBegun = alike(
    ({ timezone, hours }: Workspace) => [timezone, hours],
    (team) => {
      const first = monthsBefore(dayOf(now, team.timezone), 0);
      return now < workBegins(first, team) ? undefined : first;
    },
  );
  const having = await ledger.across.due.having('qa');
  const begun = teams.flatMap((team) => {
    const { setUpAt, timezone } = team;
    const first = having.has(team.id) ? monthBegun(team) : undefined;
    if (first === undefined || setUpAt === undefined) return [];
    return dayOf(setUpAt, timezone) < first ? [{ team, first }] : [];
  });
  return unclaimed(ledger, CLAIM, begun, ({ first }) => month(first));
}

/**
 * R74: on the first working day of a month a round about the month before begins by itself, as soon
 * as somebody is of quality assurance; none when one about that month was begun by hand. Workers take
 * part when they did in the last round that somebody began.
 */
export async function beginMonthlyAudit(
  deps: Deps,
  { team: workspace, first }: RoundDue,
  now: Date,
): Promise<BegunRound | undefined> {
  const { id: workspaceId, timezone } = workspace;
  const days = { from: monthsBefore(first, 1), to: addDays(first, -1) };
  const read = deps.ledger.reader(workspaceId);
  const on = { deps, workspace, read, at: now, deadline: Deadline.in(WRITE_MS) };
  if ((await auditorsFor(on, true)).length === 0) return undefined;
  const people = await auditorsFor(on, !(await haveWorkersLooked(on)));
  const request = { workspaceId, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  const drawn = await deps.ledger.write(request, async (writer) => {
    if (!(await claim(writer, CLAIM, month(first)))) return undefined;
    if (await roundOver(writer, days)) return undefined;
    return drawRound(writer, { days, size: AUDIT_SIZE, seed: seedAt(now), people, timezone });
  });
  deps.wake();
  return drawn && { round: drawn.number, seed: drawn.seed };
}

const month = (first: Day) => first.slice(0, 7);

async function haveWorkersLooked(on: OnTeam): Promise<boolean> {
  const last = await lastRoundBySomebody(on.read);
  if (last === undefined) return false;
  const qa = new Set((await auditorsFor(on, true)).map(({ id }) => id));
  const items = await auditItems(on.read, { roundId: last.id });
  const others = (await auditorsFor(on, false)).filter(({ id }) => !qa.has(id));
  return others.some(({ id }) => items.some(({ auditorId }) => auditorId === id));
}
