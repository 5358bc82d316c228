import type { SavedPurchase } from '../domain/purchase.ts';
import { type FollowUp, followUpById } from '../ledger/follow-ups.ts';
import type { Reader } from '../ledger/open.ts';
import { unlockedNote } from '../ledger/purchase-notes.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Message } from '../messages/blocks.ts';
import { unlockedQuestion, unlockedTold } from '../messages/unlocked.ts';

/** The purchase of a follow-up while it stands. */
export async function followedPurchase(
  from: Reader | Writer,
  { reference }: FollowUp,
): Promise<SavedPurchase | undefined> {
  const entry = await newestEntry(from, reference);
  return entry?.kind === 'purchase' || entry?.kind === 'amendment' ? entry : undefined;
}

/** R46: the question, or what was answered; undefined when the purchase was undone. */
export async function followUpMessage(from: Reader, id: number): Promise<Message | undefined> {
  const asked = await followUpById(from, id);
  const purchase = asked && (await followedPurchase(from, asked));
  if (asked === undefined || purchase === undefined) return undefined;
  if (asked.isOpen) return unlockedQuestion({ ...asked, purchase });
  const told = await unlockedNote(from, asked.reference);
  return told && unlockedTold(purchase, told);
}
