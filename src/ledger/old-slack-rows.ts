import { addDays, dayOf, instantAt } from '../domain/day.ts';
import { Prisma } from './generated/client.ts';
import { GONE } from './outbox.ts';
import type { Writer } from './writer.ts';

/** How long it is kept what Slack sent and was sent: long after anything is sent again. */
const KEPT_DAYS = 90;

/**
 * Forgets what Slack sent and was owed ninety days ago and more. A message that something else still
 * points to, such as a card that is changed later, stays; so does, with it, that it was edited to what
 * is left of it, or it would be edited again.
 */
export async function forgetOldSlackRows(writer: Writer): Promise<void> {
  const { db, workspaceId, now, timezone } = writer;
  const before = instantAt(addDays(dayOf(now, timezone), -KEPT_DAYS), '00:00', timezone);
  const gone = Prisma.join([...GONE]);
  await db.inboxEntry.deleteMany({ where: { workspaceId, at: { lt: before } } });
  await db.$executeRaw`
    DELETE FROM "OutboxMessage" WHERE "workspaceId" = ${workspaceId} AND "state" = 'sent'
      AND "createdAt" < ${before} AND "kind" NOT IN (${gone})
      AND NOT EXISTS (SELECT 1 FROM "Plan" p
        WHERE p."workspaceId" = ${workspaceId} AND p."cardId" = "OutboxMessage"."id")
      AND NOT EXISTS (SELECT 1 FROM "Pack" p
        WHERE p."workspaceId" = ${workspaceId} AND p."messageId" = "OutboxMessage"."id")
      AND "id" NOT IN (SELECT "changes" FROM "OutboxMessage"
        WHERE "workspaceId" = ${workspaceId} AND "changes" IS NOT NULL
          AND ("kind" NOT IN (${gone}) OR "state" <> 'sent' OR "createdAt" >= ${before}))`;
  await db.$executeRaw`
    DELETE FROM "OutboxMessage" WHERE "workspaceId" = ${workspaceId} AND "kind" IN (${gone})
      AND "changes" NOT IN (SELECT "id" FROM "OutboxMessage" WHERE "workspaceId" = ${workspaceId})`;
}
