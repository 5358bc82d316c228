import { closeDraft } from '../ledger/drafts.ts';
import { discarded } from '../messages/kept.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';
import { isRefused, ownOpenDraft } from './own-draft.ts';

/** `Discard`, and "No, the same one": the kept line becomes nothing. */
export async function discard(act: Act, draftId: number): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const draft = await ownOpenDraft(writer, act, draftId);
    if (isRefused(draft)) return draft;
    await closeDraft(writer, draftId, { state: 'discarded' });
    return draft;
  });
  return isRefused(result) ? result : say(discarded(result));
}
