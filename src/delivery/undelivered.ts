import { claim } from '../ledger/claims.ts';
import type { Delivered, Taken } from '../ledger/outbox.ts';
import type { Writer } from '../ledger/writer.ts';
import { managersAlone, oweAlone } from './each-alone.ts';

/** The kind of claim by which a manager is told of one message once. */
const CLAIM = 'parked_notice';
/** Tries after which a channel that cannot be written to is told of: within about two minutes. */
const TRIES_BEFORE_TOLD = 6;
/** What somebody can mend: the message is tried on, and a manager is told that it waits. */
const MENDABLE = new Set(['is_archived', 'not_in_channel', 'channel_not_found']);

/**
 * Owes the managers word of a message that cannot be delivered, once, and by another way: to each
 * of them when it was for a channel, to their channel when it was for a person.
 */
export async function tellOfUndelivered(
  writer: Writer,
  message: Taken,
  delivered: Delivered,
): Promise<void> {
  if (message.kind === CLAIM || !isToldOf(message, delivered)) return;
  const conversations = await otherWay(writer, message.conversation);
  if (conversations.length === 0 || !(await claim(writer, CLAIM, String(message.id)))) return;
  for (const conversation of conversations) {
    await oweAlone(writer, { kind: CLAIM, subject: { message: message.id }, conversation });
  }
}

function isToldOf(message: Taken, delivered: Delivered): boolean {
  if (delivered.state === 'parked') return true;
  if (delivered.state === 'sent') return false;
  return MENDABLE.has(delivered.fault) && message.attempts >= TRIES_BEFORE_TOLD;
}

async function otherWay(writer: Writer, failed: string): Promise<string[]> {
  const { managersChannel } = await writer.db.workspace.findUniqueOrThrow({
    where: { id: writer.workspaceId },
    select: { managersChannel: true },
  });
  const isChannel = /^[CG]/.test(failed);
  if (!isChannel && managersChannel !== null) return [managersChannel];
  const reachable = (await managersAlone(writer)).filter((one) => one !== failed);
  if (reachable.length > 0 || managersChannel === null || managersChannel === failed) {
    return reachable;
  }
  return [managersChannel];
}
