import type { Told } from '../domain/purchase.ts';
import { owe } from '../ledger/outbox.ts';
import { newStorageKey } from '../ledger/receipt-files.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';

/**
 * R97: notes, in the transaction that saves a purchase, that the photo which came with it is to be
 * fetched; nobody waits for it, and a stop loses nothing. Where the team keeps no photos none is.
 */
export async function owePhoto(
  writer: Writer,
  { staff, workspace }: Act,
  reference: string,
  { more }: Pick<Told, 'more'>,
): Promise<void> {
  const file = more.photo;
  if (file === undefined || !workspace.receiptPhotos) return;
  const person = staff.slackId;
  const subject = { reference, file, storageKey: newStorageKey(), by: staff.id, person };
  // A row of its own kind and place: whatever holds it up holds up no message.
  await owe(writer, { kind: 'receipt_photo', subject, conversation: file });
}
