import { followedPurchase, followUpMessage } from '../delivery/follow-ups.ts';
import { addDays, dayOf } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { AGAIN_IN_WEEKS, type Unlocked } from '../domain/unlocked.ts';
import { isAtWork } from '../domain/working-time.ts';
import { Deadline } from '../ledger/deadline.ts';
import {
  addFollowUp,
  closeFollowUp,
  dueFollowUps,
  type FollowUp,
  followUpById,
  markAsked,
} from '../ledger/follow-ups.ts';
import { owe } from '../ledger/outbox.ts';
import { colleagues } from '../ledger/people.ts';
import { addPurchaseNote, unlockedNote } from '../ledger/purchase-notes.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import { refusal } from '../messages/refusals.ts';
import { unlockedWords } from '../messages/unlocked.ts';
import { type Act, change, type Deps, today } from './act.ts';
import { type Answer, say } from './answer.ts';
import { isRefused } from './own-draft.ts';

const WRITE_MS = 10_000;

/**
 * R46: asks what was bought some weeks ago what it unlocked, each once, on the day it is due or the
 * next working day, in working hours. What was undone since is dropped.
 *
 * @returns how many were asked
 */
export async function askUnlocked(deps: Deps, workspace: Workspace, now: Date): Promise<number> {
  const { id: workspaceId, timezone, hours } = workspace;
  if (!isAtWork(now, hours, timezone)) return 0;
  const day = dayOf(now, timezone);
  if ((await dueFollowUps(deps.ledger.reader(workspaceId), day)).length === 0) return 0;
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

async function ask(writer: Writer, { id, personId, ...due }: FollowUp): Promise<boolean> {
  if (!(await markAsked(writer, id))) return false;
  if ((await followedPurchase(writer, { id, personId, ...due })) === undefined) {
    await closeFollowUp(writer, id);
    return false;
  }
  const conversation = (await colleagues(writer, [personId])).get(personId)?.slackId;
  if (conversation === undefined) return false;
  await owe(writer, { kind: 'follow_up', subject: { followUp: id }, conversation });
  return true;
}

/**
 * R46: what it unlocked, told by its buyer; of two answers the first counts. `Too early` asks again
 * some weeks later.
 */
export async function tellUnlocked(act: Act, id: number, value: Unlocked): Promise<Answer> {
  const result = await change(act, (writer) => tell(writer, act, id, value));
  if (isRefused(result)) return result;
  return say((await followUpMessage(act.read, id)) ?? refusal({ why: 'gone' }));
}

async function tell(
  writer: Writer,
  act: Act,
  id: number,
  value: Unlocked,
): Promise<FollowUp | Refused> {
  const asked = await followUpById(writer, id);
  if (asked === undefined) return refused({ why: 'gone' });
  if (asked.personId !== act.staff.id) return refused({ why: 'not-yours' });
  const { reference, kind, personId } = asked;
  if ((await followedPurchase(writer, asked)) === undefined) {
    return refused({ why: 'already-undone', reference });
  }
  if (!(await closeFollowUp(writer, id))) {
    const first = await unlockedNote(writer, reference);
    if (first === value || first === undefined) return asked;
    return refused({ why: 'answered-before', reference, first: unlockedWords(first) });
  }
  await addPurchaseNote(writer, { reference, kind: 'unlocked', value, by: personId });
  if (value === 'too_early') {
    const dueOn = addDays(today(act), 7 * AGAIN_IN_WEEKS);
    await addFollowUp(writer, { reference, kind, personId, dueOn });
  }
  return asked;
}
