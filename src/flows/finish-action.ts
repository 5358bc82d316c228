import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { mayAll } from '../domain/access.ts';
import { dayOf, formatDay } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { type ActionRecord, actionById, setDone } from '../ledger/actions.ts';
import { owe, postedAbout } from '../ledger/outbox.ts';
import { owePackChanges } from '../ledger/pack-changed.ts';
import type { Writer } from '../ledger/writer.ts';
import { actionMessage } from '../messages/actions.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';
import { isRefused } from './own-draft.ts';

/** R67: for so long what was marked as done may be taken back. */
const TAKEN_BACK_WITHIN_MS = hoursToMilliseconds(24);

/**
 * `Done`, and `Not done after all` for a day: by whoever does it, or by a manager in the meeting.
 * Of two at once one counts (design 2); the packs that list it and the owner's message change.
 */
export async function finishAction(act: Act, id: number, isDone: boolean): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const action = await actionById(writer, id);
    if (action === undefined) return refused({ why: 'gone' });
    const fault = whyNot(act, action, isDone);
    if (fault !== undefined) return fault;
    if (!(await setDone(writer, id, isDone))) return settled(act, action);
    await oweOwner(writer, id);
    await owePackChanges(writer, action.packId);
    return action;
  });
  if (isRefused(result)) return result;
  const now = await actionById(act.read, id);
  return now === undefined ? refused({ why: 'gone' }) : say(actionMessage(now));
}

function whyNot(act: Act, action: ActionRecord, isDone: boolean): Refused | undefined {
  const may = action.owner.id === act.staff.id || mayAll(act.staff, 'actions');
  if (!may) return refused({ why: 'not-your-action' });
  if (isDone || action.doneAt === undefined) return undefined;
  const isLate = act.at.getTime() - action.doneAt.getTime() > TAKEN_BACK_WITHIN_MS;
  return isLate ? settled(act, action) : undefined;
}

function settled({ workspace }: Act, { doneAt }: ActionRecord): Refused {
  if (doneAt === undefined) return refused({ why: 'already-closed', became: undefined });
  const on = formatDay(dayOf(doneAt, workspace.timezone));
  return refused({ why: 'already-closed', became: `done on ${on}` });
}

/** The message by which the owner was given it, as it is now. */
async function oweOwner(writer: Writer, id: number): Promise<void> {
  const subject = { action: id };
  for (const { id: changes, conversation } of await postedAbout(writer, 'action_given', subject)) {
    await owe(writer, { kind: 'action_given', subject, conversation, changes });
  }
}
