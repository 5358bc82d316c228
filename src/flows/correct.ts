import { type Refused, refused } from '../domain/refusal.ts';
import { keepAnswer } from '../ledger/inbox.ts';
import { withInterest } from '../ledger/interests.ts';
import { undone } from '../messages/answers.ts';
import { correctionWhyForm } from '../messages/correction-form.ts';
import { type Act, change } from './act.ts';
import { type Answer, say, showView } from './answer.ts';
import { correctable, editable } from './correctable.ts';
import { isRefused } from './own-draft.ts';
import { formFrom } from './purchase-form.ts';
import { takeBack } from './take-back.ts';
import { tellOfCorrection } from './tell-of-correction.ts';

/**
 * `Undo`: voids the purchase by a linked entry; what was approved is still to buy again. A manager
 * who corrects somebody else's is asked for the reason first.
 */
export async function undo(act: Act, reference: string): Promise<Answer> {
  const found = await correctable(act.read, act, reference);
  if (isRefused(found)) return found;
  if (found.by === 'manager') return showView(correctionWhyForm({ what: 'undo', reference }));
  const result = await change(act, async (writer) => {
    const entry = await correctable(writer, act, reference);
    if (isRefused(entry)) return entry;
    return (await takeBack(writer, act, entry, 'Undone by its buyer')) ?? entry;
  });
  return isRefused(result) ? result : say(undone(result));
}

/** `Edit`: the form, filled with the purchase; a manager is asked for the reason first. */
export async function editForm(act: Act, reference: string, why?: string): Promise<Answer> {
  const entry = await editable(act.read, act, reference);
  if (isRefused(entry)) return entry;
  if (entry.by === 'manager' && why === undefined) {
    return showView(correctionWhyForm({ what: 'edit', reference }));
  }
  const purpose = { mode: 'edit', reference, ...(why && { why }) } as const;
  return { kind: 'form', form: await formFrom(act, await withInterest(act.read, entry), purpose) };
}

/** R11: a manager voids any entry, with the reason; its buyer is told. */
export async function undoAsManager(
  act: Act,
  reference: string,
  why: string,
  key: string,
): Promise<Refused | undefined> {
  const result = await change(act, async (writer) => {
    const entry = await correctable(writer, act, reference);
    if (isRefused(entry)) return entry;
    if (why === '') return refused({ why: 'no-reason' });
    const not = await takeBack(writer, act, entry, why);
    if (not !== undefined) return not;
    await keepAnswer(writer, key, { kind: 'undone', id: entry.id });
    await tellOfCorrection(writer, act, entry);
    return entry;
  });
  return isRefused(result) ? result : undefined;
}
