import type { SavedPurchase } from '../domain/purchase.ts';
import { owe } from '../ledger/outbox.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Act } from './act.ts';

/** R11: whoever corrected an entry reads what came of it, and its buyer that it was corrected. */
export async function tellOfCorrection(
  writer: Writer,
  act: Act,
  { reference, buyerSlackId }: SavedPurchase,
): Promise<void> {
  const entry = await newestEntry(writer, reference);
  const readers = new Set([act.staff.slackId, buyerSlackId ?? act.staff.slackId]);
  for (const conversation of readers) {
    const subject = { purchase: entry?.id ?? 0 };
    await owe(writer, { kind: 'corrected', subject, conversation });
  }
}
