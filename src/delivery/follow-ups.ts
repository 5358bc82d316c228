import { dayOf } from '../domain/day.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { changesUntil, isAskedAgain } from '../domain/went.ts';
import { type FollowUp, followUpById } from '../ledger/follow-ups.ts';
import type { Reader } from '../ledger/open.ts';
import { unlockedNote, wentNote } from '../ledger/purchase-notes.ts';
import { newestEntry } from '../ledger/purchase-queries.ts';
import { workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Message } from '../messages/blocks.ts';
import { type ToFollowUp, unlockedQuestion, unlockedTold } from '../messages/unlocked.ts';
import { wentQuestion, wentTold } from '../messages/went.ts';

/** The purchase of a follow-up while it stands. */
export async function followedPurchase(
  from: Reader | Writer,
  { reference }: Pick<FollowUp, 'reference'>,
): Promise<SavedPurchase | undefined> {
  const entry = await newestEntry(from, reference);
  return entry?.kind === 'purchase' || entry?.kind === 'amendment' ? entry : undefined;
}

/** R46, R66: the question, or what was answered; undefined when the purchase was undone. */
export async function followUpMessage(
  from: Reader,
  id: number,
  now: Date,
): Promise<Message | undefined> {
  const followUp = await followUpById(from, id);
  const purchase = followUp && (await followedPurchase(from, followUp));
  if (followUp === undefined || purchase === undefined) return undefined;
  const asked = { ...followUp, purchase };
  return followUp.kind === 'went' ? aboutWent(from, asked, now) : aboutUnlocked(from, asked);
}

type Asked = ToFollowUp & Pick<FollowUp, 'closedAt'>;

async function aboutUnlocked(from: Reader, asked: Asked): Promise<Message | undefined> {
  if (asked.closedAt === undefined) return unlockedQuestion(asked);
  const told = await unlockedNote(from, asked.purchase.reference);
  return told && unlockedTold(asked.purchase, told);
}

async function aboutWent(from: Reader, asked: Asked, now: Date): Promise<Message | undefined> {
  const { closedAt, dueOn, purchase } = asked;
  if (closedAt === undefined) return wentQuestion(asked);
  const told = await wentNote(from, purchase.reference);
  if (told === undefined) return undefined;
  const { timezone } = await workspace(from);
  const until = changesUntil(dayOf(closedAt, timezone));
  return wentTold(asked, told, {
    until: dayOf(now, timezone) <= until ? until : undefined,
    isAskedAgain: isAskedAgain(purchase.day, dueOn),
  });
}
