import { mayAll } from '../domain/access.ts';
import type { Became } from '../domain/afterwards.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { answeredBefore, keepAnswer } from '../ledger/inbox.ts';
import type { Reader } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import { addPurchaseNote, whatBecameOf } from '../ledger/purchase-notes.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import type { Writer } from '../ledger/writer.ts';
import { becameForm } from '../messages/became.ts';
import { type Act, change } from './act.ts';
import { type Answer, showView } from './answer.ts';
import { isRefused } from './own-draft.ts';

/** `What became of it`: the form, with what was told before. */
export async function askWhatBecame(act: Act, reference: string): Promise<Answer> {
  const entry = await standing(act.read, act, reference);
  if (isRefused(entry)) return entry;
  const earlier = await whatBecameOf(act.read, reference);
  return showView(becameForm(entry, earlier, act.workspace.timezone));
}

/** R13: adds what became of a purchase; told by a message, once per form. No total changes. */
export async function tellWhatBecame(
  act: Act,
  reference: string,
  told: { value: Became; text: string | undefined },
  key: string,
): Promise<Refused | undefined> {
  const result = await change(act, async (writer) => {
    const entry = await standing(writer, act, reference);
    if (isRefused(entry)) return entry;
    if ((await answeredBefore(act.read, key)) !== undefined) return entry;
    await addPurchaseNote(writer, { reference, kind: 'became', by: act.staff.id, ...told });
    await keepAnswer(writer, key, { kind: 'saved', id: entry.id });
    const subject = { purchase: entry.id };
    await owe(writer, { kind: 'became', subject, conversation: act.staff.slackId });
    return entry;
  });
  return isRefused(result) ? result : undefined;
}

/** A purchase that stands and is not forgotten: of one's own, or anybody's for a manager. */
export async function standing(
  from: Reader | Writer,
  act: Act,
  reference: string,
): Promise<SavedPurchase | Refused> {
  const entry = await newestEntry(from, reference);
  if (entry === undefined) return refused({ why: 'gone' });
  if (entry.kind === 'void') return refused({ why: 'already-undone', reference });
  if (entry.forgotten) return refused({ why: 'forgotten', reference });
  const may = entry.buyerId === act.staff.id || mayAll(act.staff, 'correct');
  return may ? entry : refused({ why: 'not-yours' });
}
