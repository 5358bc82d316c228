import { followedPurchase, followUpMessage } from '../delivery/follow-ups.ts';
import { addDays, dayOf } from '../domain/day.ts';
import type { Went } from '../domain/pack.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { changesUntil, isAskedAgain, WENT_AFTER_DAYS } from '../domain/went.ts';
import {
  addFollowUp,
  closeFollowUp,
  dropFollowUps,
  type FollowUp,
  followUpById,
} from '../ledger/follow-ups.ts';
import { addPurchaseNote, wentNote } from '../ledger/purchase-notes.ts';
import type { Writer } from '../ledger/writer.ts';
import { refusal } from '../messages/refusals.ts';
import { wentWords } from '../messages/went.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, say } from './answer.ts';
import { isRefused } from './own-draft.ts';

/**
 * R66: how a new use went, told by whoever was asked, in one tap. Another tap changes it until the
 * end of the next day; what was told before stays in the history. `Too early` asks again six weeks
 * later, twice at most.
 */
export async function tellWent(act: Act, id: number, value: Went): Promise<Answer> {
  const result = await change(act, (writer) => tell(writer, act, id, value));
  if (isRefused(result)) return result;
  return say((await followUpMessage(act.read, id, act.at)) ?? refusal({ why: 'gone' }));
}

async function tell(
  writer: Writer,
  act: Act,
  id: number,
  value: Went,
): Promise<FollowUp | Refused> {
  const asked = await followUpById(writer, id);
  if (asked === undefined || asked.kind !== 'went') return refused({ why: 'gone' });
  if (asked.personId !== act.staff.id) return refused({ why: 'not-yours' });
  const { reference } = asked;
  const purchase = await followedPurchase(writer, asked);
  if (purchase === undefined) return refused({ why: 'already-undone', reference });
  if (!(await closeFollowUp(writer, id))) {
    const first = await wentNote(writer, reference);
    if (first === undefined) return refused({ why: 'gone' });
    if (first === value) return asked;
    if (!mayChange(act, asked)) {
      return refused({ why: 'answered-before', reference, first: wentWords(first) });
    }
    await dropFollowUps(writer, reference, 'went');
  }
  await addPurchaseNote(writer, { reference, kind: 'went', value, by: act.staff.id });
  if (value === 'too_early') await askAgain(writer, act, asked, purchase);
  return asked;
}

function mayChange(act: Act, { closedAt }: FollowUp): boolean {
  if (closedAt === undefined) return false;
  return today(act) <= changesUntil(dayOf(closedAt, act.workspace.timezone));
}

async function askAgain(writer: Writer, act: Act, asked: FollowUp, purchase: SavedPurchase) {
  if (!isAskedAgain(purchase.day, asked.dueOn)) return;
  const { reference, kind, personId } = asked;
  const dueOn = addDays(today(act), WENT_AFTER_DAYS);
  await addFollowUp(writer, { reference, kind, personId, dueOn });
}
