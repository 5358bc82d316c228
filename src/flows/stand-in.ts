import type { Absence } from '../domain/absence.ts';
import { addDays, dayOf, instantAt } from '../domain/day.ts';
import { notFor } from '../domain/sign-off.ts';
import { absencesFrom } from '../ledger/absences.ts';
import { claim, isClaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import { plansWaiting } from '../ledger/plan-queries.ts';
import { passOn } from '../ledger/waiting-plans.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { workspace as workspaceOf } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Deps } from './act.ts';
import { oweCardChange } from './card.ts';

/** The kind of claim by which what waits changes hands once for each time away. */
const CLAIM = 'hand_over';
const WRITE_MS = 10_000;

/** The teams in which somebody is away, or will be. */
export async function teamsWithAbsences(
  { across }: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<{ team: Workspace }[]> {
  // Whatever their time zone, nobody has yesterday's yesterday any more.
  const having = await across.due.absences(addDays(dayOf(now, 'UTC'), -1));
  return teams.filter(({ id }) => having.has(id)).map((team) => ({ team }));
}

/** On the first day of a time away, when work begins: what waits is with the stand-in, who is told. */
export async function handOverDue(
  deps: Pick<Deps, 'ledger' | 'wake'>,
  { team: { id, timezone, hours } }: { team: Workspace },
  now: Date,
): Promise<void> {
  const read = deps.ledger.reader(id);
  const today = dayOf(now, timezone);
  for (const absence of await absencesFrom(read, today)) {
    if (instantAt(absence.from, hours.from, timezone) > now) continue;
    if (await isClaimed(read, CLAIM, String(absence.id))) continue;
    const request = { workspaceId: id, deadline: Deadline.in(WRITE_MS), now, actorId: null };
    await deps.ledger.write(request, (writer) => handOverOnce(writer, absence));
    deps.wake();
  }
}

/** Gives what waits with somebody who is away to their stand-in, and tells them; once. */
export async function handOverOnce(writer: Writer, absence: Absence): Promise<void> {
  if (!(await claim(writer, CLAIM, String(absence.id)))) return;
  await passOnAll(writer, absence);
  const conversation = absence.standIn.slackId;
  if (conversation === undefined) return;
  await owe(writer, { kind: 'standing_in', subject: { absence: absence.id }, conversation });
}

/** What the stand-in may not decide is another's (R27, R143); `remindManagers` sees to them. */
async function passOnAll(writer: Writer, { person, standIn }: Absence): Promise<void> {
  const workspace = await workspaceOf(writer);
  for (const plan of await plansWaiting(writer)) {
    if (plan.withWhom?.id !== person.id || notFor(plan).includes(standIn.id)) continue;
    if (await passOn(writer, plan, standIn.id)) await oweCardChange(writer, { workspace }, plan);
  }
}
