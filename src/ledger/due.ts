import type { Day } from '../domain/day.ts';
import type { Role } from '../domain/staff.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { GONE } from './outbox.ts';

/**
 * In which workspaces the clock may bring something about: each is asked of all of them at once, so
 * that a tick in which little is due costs little, however many teams there are.
 */
export interface Due {
  /** Those in which a piece of scheduled work was taken. */
  claimed(kind: string, key: string): Promise<Set<number>>;
  /** Those with a request that waits for a decision. */
  plansWaiting(): Promise<Set<number>>;
  /** Those with a question that is due by a day and was not asked. */
  followUps(by: Day): Promise<Set<number>>;
  /** Those with somebody who is away on a day or later. */
  absences(from: Day): Promise<Set<number>>;
  /** Those with an entry that an auditor has not looked at. */
  auditsOpen(): Promise<Set<number>>;
  /** Those in which somebody, or a group, has a role. */
  having(role: Role): Promise<Set<number>>;
  /** Those with a message of these kinds that was posted before a moment and not edited since. */
  posted(kinds: readonly string[], before: Date): Promise<Set<number>>;
  /** Whether the reminder of the packs of a day's meetings was posted, by workspace. */
  packs(meetingOn: Day): Promise<Map<number, boolean>>;
}

export function due(reading: Pick<PrismaClient, '$queryRaw'>): Due {
  const idsOf = async (asked: Promise<{ workspaceId: number }[]>) =>
    new Set((await asked).map(({ workspaceId }) => Number(workspaceId)));
  return {
    claimed: (kind, key) =>
      idsOf(reading.$queryRaw`
        SELECT "workspaceId" FROM "Claim" WHERE "kind" = ${kind} AND "key" = ${key}`),
    plansWaiting: () =>
      idsOf(reading.$queryRaw`
        SELECT DISTINCT "workspaceId" FROM "Plan" WHERE "state" = 'waiting'`),
    followUps: (by) =>
      idsOf(reading.$queryRaw`
        SELECT DISTINCT "workspaceId" FROM "FollowUp"
        WHERE "askedAt" IS NULL AND "closedAt" IS NULL AND "dueOn" <= ${by}`),
    absences: (from) =>
      idsOf(reading.$queryRaw`
        SELECT DISTINCT "workspaceId" FROM "Absence"
        WHERE "endedAt" IS NULL AND "untilDay" >= ${from}`),
    auditsOpen: () =>
      idsOf(reading.$queryRaw`
        SELECT DISTINCT "workspaceId" FROM "AuditItem" WHERE "answeredAt" IS NULL`),
    having: (role) =>
      idsOf(reading.$queryRaw`
        SELECT DISTINCT "workspaceId" FROM "Role" WHERE "role" = ${role} AND "until" IS NULL`),
    posted: (kinds, before) =>
      idsOf(reading.$queryRaw`
        SELECT DISTINCT "workspaceId" FROM "OutboxMessage"
        WHERE "state" = 'sent' AND "kind" IN (${Prisma.join([...kinds])}) AND "changes" IS NULL
          AND ("slackTs" IS NOT NULL OR "file" IS NOT NULL) AND "createdAt" < ${before}
          AND "id" NOT IN (SELECT "changes" FROM "OutboxMessage"
            WHERE "kind" IN (${Prisma.join([...GONE])}) AND "changes" IS NOT NULL)`),
    packs: async (meetingOn) => {
      const rows = await reading.$queryRaw<{ workspaceId: number; remindedAt: unknown }[]>`
        SELECT "workspaceId", "remindedAt" FROM "Pack" WHERE "meetingOn" = ${meetingOn}`;
      return new Map(rows.map((row) => [Number(row.workspaceId), row.remindedAt !== null]));
    },
  };
}
