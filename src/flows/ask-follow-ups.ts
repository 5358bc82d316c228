import { followedPurchase } from '../delivery/follow-ups.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { leadOnTeam } from '../ledger/customers.ts';
import { Deadline } from '../ledger/deadline.ts';
import {
  addFollowUp,
  closeFollowUp,
  dueFollowUps,
  type FollowUp,
  markAsked,
} from '../ledger/follow-ups.ts';
import type { Ledger } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import { colleagues, hasLeft } from '../ledger/people.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Deps } from './act.ts';
import { type AtWork, teamsAtWork } from './at-work.ts';

const WRITE_MS = 10_000;

/** The teams at work that have something to be asked. */
export async function followUpsToAsk(
  { across }: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<AtWork[]> {
  const atWork = teamsAtWork(teams, now);
  const days = [...new Set(atWork.map(({ day }) => day))];
  const having = new Map(
    await Promise.all(days.map(async (day) => [day, await across.due.followUps(day)] as const)),
  );
  return atWork.filter(({ team, day }) => having.get(day)?.has(team.id));
}

/**
 * R46, R66: asks what was bought some weeks ago what it unlocked, or how it went, each once, on the
 * day it is due or the next working day, in working hours. What was undone since is dropped.
 *
 * @returns how many were asked
 */
export async function askFollowUps(
  deps: Deps,
  { team: { id: workspaceId }, day }: AtWork,
  now: Date,
): Promise<number> {
  const deadline = Deadline.in(WRITE_MS);
  const request = { workspaceId, deadline, now, actorId: null };
  const asked = await deps.ledger.write(request, async (writer) => {
    let count = 0;
    for (const due of await dueFollowUps(writer, day)) count += (await ask(writer, due)) ? 1 : 0;
    return count;
  });
  deps.wake();
  return asked;
}

async function ask(writer: Writer, due: FollowUp): Promise<boolean> {
  if (!(await markAsked(writer, due.id))) return false;
  const purchase = await followedPurchase(writer, due);
  if (purchase === undefined) {
    await closeFollowUp(writer, due.id);
    return false;
  }
  const person = await whoCanTell(writer, due.personId, purchase);
  // Nobody is left to ask: it stays open, and the pack says that it was not answered.
  if (person?.slackId === undefined) return false;
  const followUp = person.id === due.personId ? due.id : await handOn(writer, due, person.id);
  await owe(writer, { kind: 'follow_up', subject: { followUp }, conversation: person.slackId });
  return true;
}

/** The buyer while they are on the team and in Slack; else whoever leads the customer's case. */
async function whoCanTell(
  writer: Writer,
  buyerId: number,
  { customer }: SavedPurchase,
): Promise<Colleague | undefined> {
  const buyer = (await colleagues(writer, [buyerId])).get(buyerId);
  if (buyer?.slackId !== undefined && !(await hasLeft(writer, buyerId))) return buyer;
  return leadOnTeam(writer, customer.id);
}

/** The same question to somebody else; closed for the one before. */
async function handOn(writer: Writer, due: FollowUp, personId: number): Promise<number> {
  const { reference, kind, dueOn } = due;
  await closeFollowUp(writer, due.id);
  const id = await addFollowUp(writer, { reference, kind, personId, dueOn });
  await markAsked(writer, id);
  return id;
}
