import { dueBy, type Kinds, ofKind } from './across.ts';
import { Deadline } from './deadline.ts';
import { Prisma } from './generated/client.ts';
import type { OutboxMessageModel } from './generated/models.ts';
import type { Ledger, Reader } from './open.ts';
import { insertRow } from './rows.ts';
import type { Writer } from './writer.ts';

/** What Slack is owed: the kind of message and the ids it is about, never its text (design 3). */
export interface Owed {
  readonly kind: string;
  readonly subject: Readonly<Record<string, number | string>>;
  /** A channel's or a person's Slack id. */
  readonly conversation: string;
  /** The earlier message that this one changes instead of being posted anew; a file stands under it. */
  readonly changes?: number | undefined;
}

/** What a workspace owes since a moment ago. */
export interface NewlyOwed {
  readonly workspaceId: number;
  readonly kinds: ReadonlySet<string>;
}

/** A message of the outbox, taken for delivery. */
export interface Taken extends Owed {
  readonly id: number;
  readonly workspaceId: number;
  readonly attempts: number;
  readonly createdAt: Date;
  /** By when it is somebody else's, at the earliest. */
  readonly lease: Deadline;
  /** Sent before, and what became of it was never learned. */
  readonly unsure: boolean;
  /** What the last try met. */
  readonly fault: string | undefined;
  /** Where the message that this one changes was posted. */
  readonly posted: { readonly channel: string; readonly ts: string } | undefined;
  /** What `keepFile` was told in an earlier try. */
  readonly file: string | undefined;
}

/** What became of a delivery. */
export type Delivered =
  | {
      readonly state: 'sent';
      readonly channel?: string | undefined;
      readonly ts?: string | undefined;
    }
  | Waiting
  | { readonly state: 'parked'; readonly fault: string };

/** It is tried again. `sending`: whether Slack has it is not known, and is to be found out then. */
export interface Waiting {
  readonly state: 'due' | 'sending';
  readonly dueAt: Date;
  readonly fault: string;
}

/**
 * Milliseconds after which a message under way is somebody else's to look for: whoever took it has
 * stopped, or is so slow that it posts nothing any more.
 */
const LEASE_MS = 45_000;
/** So old the moment of a transaction may be by which the lease is counted: it waited for its turn. */
const WAITED_MS = 10_000;
/** What must be left of it for one more post, which is given up after ten seconds. */
const POST_MS = 12_000;

/** Writes down what Slack is owed, in the transaction that causes it; returns the row's id. */
export async function owe(writer: Writer, owed: Owed): Promise<number> {
  writer.owes.add(owed.kind);
  return insertRow(writer.db, 'OutboxMessage', {
    workspaceId: writer.workspaceId,
    kind: owed.kind,
    subject: JSON.stringify(owed.subject),
    conversation: owed.conversation,
    changes: owed.changes ?? null,
    state: 'due',
    attempts: 0,
    dueAt: writer.now,
    createdAt: writer.now,
  });
}

/** The first messages of a kind about something, which may be changed; oldest first. */
export async function postedAbout(
  { db, workspaceId }: Writer,
  kind: string,
  subject: Owed['subject'],
): Promise<{ id: number; conversation: string }[]> {
  return db.outboxMessage.findMany({
    where: { workspaceId, kind, subject: JSON.stringify(subject), changes: null },
    orderBy: { id: 'asc' },
    select: { id: true, conversation: true },
  });
}

/** Whether the very same is owed already and has not been brought yet. */
export async function isOwed(
  writer: Writer,
  { kind, subject, conversation }: Owed,
): Promise<boolean> {
  const { db, workspaceId } = writer;
  const same = { workspaceId, kind, subject: JSON.stringify(subject), conversation };
  const waiting = { state: { in: ['due', 'sending'] } };
  return (await db.outboxMessage.count({ where: { ...same, ...waiting } })) > 0;
}

/** A message as it was posted. */
export interface PostedMessage extends Pick<Owed, 'kind' | 'subject' | 'conversation'> {
  readonly id: number;
  /** Slack's id of the file that was uploaded for it. */
  readonly file: string | undefined;
}

/** By these a message is edited to what is left of it, or its file is taken away. */
export const GONE = ['faded', 'ledger_file_gone'] as const;

/** R147: whether a message was edited to what is left of it, so that nothing changes it any more. */
export async function isGone({ db, workspaceId }: Writer, changes: number): Promise<boolean> {
  const where = { workspaceId, kind: { in: [...GONE] }, changes };
  return (await db.outboxMessage.count({ where })) > 0;
}

/**
 * Messages and files of some kinds that were posted before a moment and not edited to what is left of
 * them, or taken away; oldest first. A card whose request still waits is none of them.
 */
export async function postedBefore(
  { db, workspaceId }: Reader | Writer,
  kinds: readonly string[],
  before: Date,
  most: number,
): Promise<PostedMessage[]> {
  const rows = await db.$queryRaw<OutboxMessageModel[]>`
    SELECT "id", "kind", "subject", "conversation", "file" FROM "OutboxMessage"
    WHERE "workspaceId" = ${workspaceId} AND "state" = 'sent'
      AND "kind" IN (${Prisma.join([...kinds])}) AND "changes" IS NULL
      AND ("slackTs" IS NOT NULL OR "file" IS NOT NULL) AND "createdAt" < ${before}
      AND "id" NOT IN (SELECT "changes" FROM "OutboxMessage" WHERE "workspaceId" = ${workspaceId}
        AND "kind" IN (${Prisma.join([...GONE])}) AND "changes" IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM "Plan" p WHERE p."workspaceId" = ${workspaceId}
        AND p."cardId" = "OutboxMessage"."id" AND p."state" = 'waiting')
    ORDER BY "id" LIMIT ${most}`;
  return rows.map(({ id, kind, conversation, subject, file }) => ({
    ...{ id, kind, conversation, file: file ?? undefined },
    subject: JSON.parse(subject) as Owed['subject'],
  }));
}

/** Workspaces that owe something by now, or have something to find out about. */
export async function workspacesOwing(
  ledger: Ledger,
  now: Date,
  kind: Kinds = { notIn: [] },
): Promise<number[]> {
  return ledger.across.owing(kind, now);
}

/** Whether a workspace owes something by now: a look that costs less than taking nothing. */
export async function owesAny(
  { db, workspaceId }: Reader,
  now: Date,
  kind: Kinds = { notIn: [] },
): Promise<boolean> {
  const rows = await db.$queryRaw<object[]>`
    SELECT 1 AS "one" FROM "OutboxMessage" WHERE "workspaceId" = ${workspaceId}
      AND "state" IN ('due', 'sending') AND ${ofKind(kind)} AND ${dueBy(now)} LIMIT 1`;
  return rows.length > 0;
}

/**
 * Takes the oldest message of each conversation that owes one and has none under way, so that the
 * order within a conversation is kept. One that has been under way for too long is taken again,
 * unsure.
 */
export async function takeDue(
  writer: Writer,
  most: number,
  kind: Kinds = { notIn: [] },
): Promise<Taken[]> {
  const { db, workspaceId } = writer;
  const taken = await db.$queryRaw<OutboxMessageModel[]>`
    SELECT * FROM "OutboxMessage" WHERE "workspaceId" = ${workspaceId} AND ${dueBy(writer.now)}
      AND "id" IN (
        SELECT MIN("id") FROM "OutboxMessage"
        WHERE "workspaceId" = ${workspaceId} AND "state" IN ('due', 'sending') AND ${ofKind(kind)}
        GROUP BY "conversation")
    ORDER BY "id" LIMIT ${most}`;
  if (taken.length === 0) return [];
  await db.outboxMessage.updateMany({
    where: { id: { in: taken.map(({ id }) => id) } },
    data: {
      state: 'sending',
      attempts: { increment: 1 },
      dueAt: new Date(writer.now.getTime() + LEASE_MS),
    },
  });
  return Promise.all(taken.map((row) => toTaken(writer, row)));
}

/**
 * Whether a message is still under way by whoever took it, and long enough for one more post; false
 * once another took it over, or soon may.
 */
export async function isStillTaken(
  { db, workspaceId }: Reader | Writer,
  { id, attempts, lease }: Pick<Taken, 'id' | 'attempts' | 'lease'>,
): Promise<boolean> {
  if (lease.left < POST_MS) return false;
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT "id" FROM "OutboxMessage" WHERE "workspaceId" = ${workspaceId} AND "id" = ${id}
      AND "attempts" = ${attempts} AND "state" = 'sending'`;
  return rows.length > 0;
}

/**
 * Notes what became of a delivery. Whoever comes back after its time was over, when another has
 * taken the message, changes nothing.
 *
 * @returns whether it was noted
 */
export async function settle(
  { db, workspaceId }: Writer,
  { id, attempts }: Pick<Taken, 'id' | 'attempts'>,
  delivered: Delivered,
  now: Date,
): Promise<boolean> {
  if (delivered.state !== 'sent') {
    const where = { workspaceId, id, attempts, state: 'sending' };
    return (await db.outboxMessage.updateMany({ where, data: delivered })).count > 0;
  }
  // Plain, since nearly every message ends so: a tenth of what it costs otherwise.
  const { channel = null, ts = null } = delivered;
  const noted = await db.$executeRaw`
    UPDATE "OutboxMessage"
    SET "state" = 'sent', "sentAt" = ${now}, "slackChannel" = ${channel}, "slackTs" = ${ts}
    WHERE "workspaceId" = ${workspaceId} AND "id" = ${id}
      AND "attempts" = ${attempts} AND "state" = 'sending'`;
  return noted > 0;
}

/**
 * Notes the file that was uploaded for a message, so that another try does not upload it again.
 *
 * @returns false, and notes nothing, when another has taken the message over meanwhile
 */
export async function keepFile(
  ledger: Ledger,
  { id, workspaceId, attempts }: Pick<Taken, 'id' | 'workspaceId' | 'attempts'>,
  file: string,
  at: { now: Date; deadline: Deadline },
): Promise<boolean> {
  return ledger.write({ ...at, workspaceId, actorId: null }, async ({ db }) => {
    const where = { id, attempts, state: 'sending' };
    const { count } = await db.outboxMessage.updateMany({ where, data: { file } });
    return count > 0;
  });
}

/** A message of the outbox that Slack has not got, with what it is about. */
export interface Unsent extends Pick<Owed, 'kind' | 'subject' | 'conversation'> {
  readonly id: number;
  readonly state: string;
  readonly fault: string | undefined;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** Messages that are parked, or waited for at least one try in vain; oldest first. */
export async function unsent({ db, workspaceId }: Reader, most = 100): Promise<Unsent[]> {
  const waiting = { state: { in: ['due', 'sending'] }, attempts: { gt: 0 } };
  const rows = await db.outboxMessage.findMany({
    where: { workspaceId, OR: [{ state: 'parked' }, waiting] },
    orderBy: { id: 'asc' },
    take: most,
  });
  return rows.map(toUnsent);
}

/** One of them, by its id; undefined when Slack has it by now. */
export async function unsentById(from: Reader, id: number): Promise<Unsent | undefined> {
  const { db, workspaceId } = from;
  const row = await db.outboxMessage.findFirst({
    where: { workspaceId, id, state: { not: 'sent' } },
  });
  return row === null ? undefined : toUnsent(row);
}

function toUnsent(row: OutboxMessageModel): Unsent {
  const { id, kind, conversation, state, fault, attempts, createdAt } = row;
  const subject = JSON.parse(row.subject) as Owed['subject'];
  return { id, kind, conversation, state, attempts, createdAt, subject, fault: fault ?? undefined };
}

async function toTaken({ db }: Writer, row: OutboxMessageModel): Promise<Taken> {
  const original =
    row.changes === null ? null : await db.outboxMessage.findUnique({ where: { id: row.changes } });
  const channel = original?.slackChannel;
  const ts = original?.slackTs;
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    kind: row.kind,
    subject: JSON.parse(row.subject) as Owed['subject'],
    conversation: row.conversation,
    changes: row.changes ?? undefined,
    attempts: row.attempts + 1,
    createdAt: row.createdAt,
    lease: Deadline.in(LEASE_MS - WAITED_MS),
    unsure: row.state === 'sending',
    fault: row.fault ?? undefined,
    posted: channel && ts ? { channel, ts } : undefined,
    file: row.file ?? undefined,
  };
}
