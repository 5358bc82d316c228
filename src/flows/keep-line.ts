import { isReceived, keepReceived } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { LINES } from '../messages/ids.ts';
import type { Deps } from './act.ts';
import type { Caller } from './who.ts';

/** A line as it came in a message. */
export interface CameLine {
  /** Slack's id of the event. */
  readonly event: string;
  /** Slack's mark of the message. */
  readonly mark: string;
  readonly text: string;
}

/**
 * Keeps a line that came as a message before Slack hears that it arrived, and owes its answer. The
 * same event again changes nothing; it may come hours later.
 */
export async function keepLine(
  deps: Pick<Deps, 'ledger' | 'wake'>,
  { id: workspaceId }: Workspace,
  { user, userTeam, at: now, deadline, progress }: Caller,
  { event, mark, text }: CameLine,
): Promise<void> {
  // A look needs no lock: where nothing can be written, what is kept already is not denied.
  if (await isReceived(deps.ledger.reader(workspaceId), event)) return;
  await deps.ledger.write({ workspaceId, deadline, now, actorId: null }, async (writer) => {
    const line = { user, mark, text, ...(userTeam === undefined ? {} : { userTeam }) };
    const id = await keepReceived(writer, event, line);
    if (id === undefined) return;
    await owe(writer, { kind: 'line', subject: { line: id }, conversation: user });
  });
  progress.committed = true;
  deps.wake({ workspaceId, kinds: new Set(LINES) });
}
