import { z } from 'zod';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
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
  try {
    await writer.db.inboxEntry.create({
      data: {
        workspaceId: writer.workspaceId,
        key,
        answer: JSON.stringify({ kind: kept.kind, id: kept.id }),
        at: writer.now,
      },
      select: { id: true },
    });
  } catch (error) {
    if (isUniqueViolation(error)) throw new CameBefore();
    throw error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}
