import { followedPurchase, followUpMessage } from '../delivery/follow-ups.ts';
import { addDays } from '../domain/day.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { AGAIN_IN_WEEKS, type Unlocked } from '../domain/unlocked.ts';
import { addFollowUp, closeFollowUp, type FollowUp, followUpById } from '../ledger/follow-ups.ts';
import { addPurchaseNote, unlockedNote } from '../ledger/purchase-notes.ts';
import type { Writer } from '../ledger/writer.ts';
import { refusal } from '../messages/refusals.ts';
import { unlockedWords } from '../messages/unlocked.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, say } from './answer.ts';
import { isRefused } from './own-draft.ts';

/**
 * R46: what it unlocked, told by its buyer; of two answers the first counts. `Too early` asks again
 * some weeks later.
 */
export async function tellUnlocked(act: Act, id: number, value: Unlocked): Promise<Answer> {
  const result = await change(act, (writer) => tell(writer, act, id, value));
  if (isRefused(result)) return result;
  return say((await followUpMessage(act.read, id, act.at)) ?? refusal({ why: 'gone' }));
}

async function tell(
  writer: Writer,
  act: Act,
  id: number,
  value: Unlocked,
): Promise<FollowUp | Refused> {
  const asked = await followUpById(writer, id);
  if (asked === undefined || asked.kind !== 'unlocked') return refused({ why: 'gone' });
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
