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
