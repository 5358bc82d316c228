import { dayOf } from '../domain/day.ts';
import type { MeetingAhead } from '../domain/meeting-due.ts';
import { packDays } from '../domain/pack.ts';
import { Deadline } from '../ledger/deadline.ts';
import { readChosen } from '../ledger/examples.ts';
import { owe } from '../ledger/outbox.ts';
import { seedOf } from '../ledger/pack.ts';
import { addExamples } from '../ledger/pack-examples.ts';
import { addPack, markReminded, packOfMeeting, setPackMessage } from '../ledger/packs.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';

const WRITE_MS = 10_000;

/**
 * Makes the pack of a meeting and owes it to the managers' channel, once a meeting, whoever asks
 * (R63). Whether the channel is private enough is for the caller to have asked (R68). A pack that is
 * made when its reminder is due stands for that, too.
 *
 * @returns false when the pack was made before
 */
export async function queuePack(
  deps: Pick<Deps, 'ledger' | 'wake'>,
  workspace: Workspace,
  { meeting, reminderAt }: Pick<MeetingAhead, 'meeting' | 'reminderAt'>,
  now: Date,
): Promise<boolean> {
  const { id: workspaceId, timezone, managersChannel: conversation } = workspace;
  const reader = deps.ledger.reader(workspaceId);
  if ((await packOfMeeting(reader, meeting.day)) !== undefined) return false;
  const on = dayOf(now, timezone);
  const seed = seedOf({ meeting, on });
  const { month } = packDays(on);
  const chosen = await readChosen(reader, { month, asOf: on, seed, timezone });
  const request = { workspaceId, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  const isNew = await deps.ledger.write(request, async (writer) => {
    const id = await addPack(writer, { meeting, month, asOf: on, seed });
    if (id === undefined) return false;
    await addExamples(writer, id, chosen);
    if (reminderAt <= now) await markReminded(writer, id);
    if (conversation === undefined) return true;
    const message = await owe(writer, { kind: 'pack', subject: { pack: id }, conversation });
    await setPackMessage(writer, id, message);
    return true;
  });
  deps.wake();
  return isNew;
}
