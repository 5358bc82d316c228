import { isGone, owe } from './outbox.ts';
import { type PackRecord, packsSince } from './packs.ts';
import type { Writer } from './writer.ts';

/** Packs that may still be looked at; older ones are left as they were read. */
const LAST = 3;

/** Owes the posted pack as it is now: what was discussed, added, dropped or done stands in it. */
export async function owePackChange(
  writer: Writer,
  { id, messageId: changes }: Pick<PackRecord, 'id' | 'messageId'>,
): Promise<void> {
  if (changes === undefined || (await isGone(writer, changes))) return;
  const where = { id: changes, workspaceId: writer.workspaceId };
  const { conversation } = await writer.db.outboxMessage.findFirstOrThrow({ where });
  await owe(writer, { kind: 'pack', subject: { pack: id }, conversation, changes });
}

/** The same for a pack and the last ones made after it, which list its actions too (R67). */
export async function owePackChanges(writer: Writer, packId: number): Promise<void> {
  const packs = await packsSince(writer, packId);
  for (const pack of packs.slice(-LAST)) await owePackChange(writer, pack);
}
