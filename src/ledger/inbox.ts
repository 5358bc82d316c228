import { z } from 'zod';
import type { Reader } from './open.ts';
import { insertNew } from './rows.ts';
import type { Writer } from './writer.ts';

const answer = z.object({ kind: z.string(), id: z.number().optional() });

/** What a person was answered, as kind and id: enough to say it again. */
export type KeptAnswer = z.infer<typeof answer>;

/** What was answered to this key before; undefined when it is new. */
export async function answeredBefore(
  from: Reader | Writer,
  key: string,
): Promise<KeptAnswer | undefined> {
  const row = await from.db.inboxEntry.findUnique({
    where: { workspaceId_key: { workspaceId: from.workspaceId, key } },
  });
  return row === null ? undefined : answer.parse(JSON.parse(row.answer));
}

/** The same command, form or click came before; the transaction that finds out changes nothing. */
export class CameBefore extends Error {
  override readonly name = 'CameBefore';

  constructor() {
    super('This came before and was answered then');
  }
}

/**
 * Keeps the answer, so that the same command, form or click sent again changes nothing (R14).
 *
 * @throws CameBefore when the key has an answer already
 */
export async function keepAnswer(writer: Writer, key: string, kept: KeptAnswer): Promise<void> {
  const { workspaceId, now: at } = writer;
  const row = { workspaceId, key, answer: JSON.stringify({ kind: kept.kind, id: kept.id }), at };
  if (!(await insertNew(writer.db, 'InboxEntry', row))) throw new CameBefore();
}

const received = z.object({
  user: z.string(),
  userTeam: z.string().optional(),
  mark: z.string(),
  text: z.string(),
});

/** A line that came as a message: who sent it, Slack's mark of the message, and its words. */
export type ReceivedLine = z.infer<typeof received>;

/** A line as it is kept, with the moment when it came. */
export interface KeptLine extends ReceivedLine {
  readonly at: Date;
}

const keyOf = (event: string) => `event:${event}`;

/** Whether the line of an event, by Slack's id of it, was kept before. */
export async function isReceived(from: Reader, event: string): Promise<boolean> {
  return (await answeredBefore(from, keyOf(event))) !== undefined;
}

/**
 * Keeps a line, so that Slack may hear that it arrived.
 *
 * @param event Slack's id of the event that brought it
 * @returns the row's id; undefined when the same event came before
 */
export async function keepReceived(
  writer: Writer,
  event: string,
  line: ReceivedLine,
): Promise<number | undefined> {
  const { db, workspaceId, now: at, keys } = writer;
  const key = keyOf(event);
  const sealed = keys.seal('event', JSON.stringify(line));
  const row = { workspaceId, key, answer: JSON.stringify({ kind: 'line' }), event: sealed, at };
  if (!(await insertNew(db, 'InboxEntry', row))) return undefined;
  const where = { workspaceId_key: { workspaceId, key } };
  return (await db.inboxEntry.findUniqueOrThrow({ where, select: { id: true } })).id;
}

/** A line that is still to be answered; undefined once it was. */
export async function receivedLine(
  { db, workspaceId }: Reader,
  id: number,
): Promise<KeptLine | undefined> {
  const row = await db.inboxEntry.findFirst({ where: { workspaceId, id } });
  if (row === null || row.event === null) return undefined;
  return { ...received.parse(JSON.parse(row.event)), at: row.at };
}

/** Forgets the words of a line that was answered; that it came stays, so that a repeat is known. */
export async function forgetReceived({ db, workspaceId }: Writer, id: number): Promise<void> {
  await db.inboxEntry.updateMany({ where: { workspaceId, id }, data: { event: null } });
}
