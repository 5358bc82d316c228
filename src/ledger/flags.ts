import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** The kind of note by which a purchase is brought to the meeting, and what it may say (R65). */
export const FLAG = 'flag';
export const FLAGGED = 'flagged';
export const TAKEN_BACK = 'taken_back';

/** A purchase that somebody brings to the meeting. */
export interface Flag {
  readonly reference: string;
  /** What it is brought for, in a few words. */
  readonly words: string | undefined;
  readonly byId: number;
  readonly at: Date;
}

/**
 * R65: purchases that were flagged for the meeting, in the order of their last flag, and not taken
 * back, and that no pack has had since. They come whatever month they are of; one that was undone is
 * left out.
 *
 * @param packId of the pack whose own flagged examples are left in; undefined: for the next pack
 */
export async function openFlags(from: Reader | Writer, packId?: number): Promise<Flag[]> {
  const { db, workspaceId } = from;
  const notes = await db.purchaseNote.findMany({
    where: { workspaceId, kind: FLAG },
    orderBy: { id: 'asc' },
  });
  const last = new Map<string, Flag>();
  for (const { reference, value, text, byId, at } of notes) {
    last.delete(reference);
    const words = text ?? undefined;
    if (value === FLAGGED) last.set(reference, { reference, words, byId, at });
  }
  const references = [...last.keys()];
  const had = await db.packExample.findMany({
    where: {
      workspaceId,
      reference: { in: references },
      ...(packId === undefined ? {} : { packId: { lt: packId } }),
    },
    select: { reference: true, at: true },
  });
  const undone = await db.purchase.findMany({
    where: { workspaceId, reference: { in: references }, kind: 'void' },
    select: { reference: true },
  });
  const isHad = (flag: Flag) =>
    had.some(({ reference, at }) => reference === flag.reference && at >= flag.at);
  const isUndone = (flag: Flag) => undone.some(({ reference }) => reference === flag.reference);
  return [...last.values()].filter((flag) => !isHad(flag) && !isUndone(flag));
}

/** The last flag of a purchase; undefined when there is none, or it was taken back. */
export async function flagOf(
  { db, workspaceId }: Reader | Writer,
  reference: string,
): Promise<Flag | undefined> {
  const note = await db.purchaseNote.findFirst({
    where: { workspaceId, reference, kind: FLAG },
    orderBy: { id: 'desc' },
  });
  if (note?.value !== FLAGGED) return undefined;
  const { text, byId, at } = note;
  return { reference, words: text ?? undefined, byId, at };
}

/** Whether a purchase is flagged and no pack has had it since. */
export async function isWaiting(from: Reader | Writer, reference: string): Promise<boolean> {
  const flag = await flagOf(from, reference);
  if (flag === undefined) return false;
  const { db, workspaceId } = from;
  const where = { workspaceId, reference, at: { gte: flag.at } };
  return (await db.packExample.count({ where })) === 0;
}
