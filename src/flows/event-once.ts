import { NotSaved } from '../ledger/deadline.ts';
import { answeredBefore, CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { isOutOfReach } from '../ledger/write-faults.ts';
import { type Act, change } from './act.ts';

/**
 * Answers an event that changes nothing in the ledger, once by Slack's id of it: Slack repeats
 * events, and may do so hours later. The answer goes first and the id is kept then, so that a stop
 * in between leads to a second answer rather than to none.
 */
export async function answerOnce(
  act: Act,
  eventId: string,
  answer: () => Promise<unknown>,
): Promise<void> {
  const key = `event:${eventId}`;
  if ((await answeredBefore(act.read, key)) !== undefined) return;
  await answer();
  try {
    await change(act, (writer) => keepAnswer(writer, key, { kind: 'event' }));
  } catch (error) {
    // What matters has been said; without the id a repeat is only answered again.
    const isKept = error instanceof CameBefore;
    if (!isKept && !(error instanceof NotSaved) && !isOutOfReach(error)) throw error;
  }
}
