import { openActions } from '../ledger/actions.ts';
import { openFlags } from '../ledger/flags.ts';
import { aheadOf } from '../ledger/meeting-ahead.ts';
import { packOfMeeting } from '../ledger/packs.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import { type MeetingFacts, meetingAnswer } from '../messages/meeting.ts';
import type { Act } from './act.ts';
import { type Answer, say } from './answer.ts';

/** `/spend meeting`: when it is (R63), what is brought to it so far, and what is still to be done. */
export async function seeMeeting(act: Act): Promise<Answer> {
  const { read, workspace, at } = act;
  const ahead = aheadOf(workspace, at);
  const [made, flagged, open] = await Promise.all([
    ahead && packOfMeeting(read, ahead.meeting.day),
    flaggedSoFar(act),
    openActions(read),
  ]);
  return say(meetingAnswer({ ahead, isMade: made !== undefined, flagged, open }));
}

/** What the next pack takes up, by what it is. */
async function flaggedSoFar({ read }: Act): Promise<MeetingFacts['flagged']> {
  const flags = await openFlags(read);
  const found = flags.map(async ({ reference, words }) => {
    const purchase = await newestEntry(read, reference);
    return purchase === undefined ? [] : [{ purchase, words }];
  });
  return (await Promise.all(found)).flat();
}
