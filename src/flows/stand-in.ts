import type { Absence } from '../domain/absence.ts';
import { dayOf, instantAt } from '../domain/day.ts';
import { absencesFrom, handOver } from '../ledger/absences.ts';
import { claim, isClaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import { owe } from '../ledger/outbox.ts';
import { planById } from '../ledger/plan-queries.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { workspace as workspaceOf } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Deps } from './act.ts';

/** The kind of claim by which what waits changes hands once for each time away. */
const CLAIM = 'hand_over';
const WRITE_MS = 10_000;

/** On the first day of a time away, when work begins: what waits is with the stand-in, who is told. */
export async function handOverDue(
  deps: Pick<Deps, 'ledger' | 'wake'>,
  { id, timezone, hours }: Workspace,
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
  for (const id of await handOver(writer, absence)) await oweChange(writer, id);
  const conversation = absence.standIn.slackId;
  if (conversation === undefined) return;
  await owe(writer, { kind: 'standing_in', subject: { absence: absence.id }, conversation });
}

/** The card shows whom the request is with now. */
async function oweChange(writer: Writer, planId: number): Promise<void> {
  const { managersChannel: conversation } = await workspaceOf(writer);
  const plan = await planById(writer, planId);
  if (conversation === undefined || plan?.cardId === undefined) return;
  const subject = { plan: planId };
  await owe(writer, { kind: 'card_changed', subject, conversation, changes: plan.cardId });
}
