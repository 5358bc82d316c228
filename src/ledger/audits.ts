import {
  ALL_FINE,
  AUDIT_ANSWERS,
  AUDIT_QUESTIONS,
  type AuditAnswers,
  type Audited,
} from '../domain/audit.ts';
import type { AuditSample } from '../domain/audit-sample.ts';
import type { Day, Days } from '../domain/day.ts';
import {
  auditAnswerFacts,
  auditItemFacts,
  auditReplyFacts,
  auditRoundFacts,
} from './audit-facts.ts';
import type { AuditItemModel, AuditRoundModel } from './generated/models.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

type From = Reader | Writer;

/** R74: a round of peer audit. */
export interface AuditRound {
  readonly id: number;
  readonly number: number;
  readonly seed: number;
  readonly days: Days;
  readonly madeById: number | undefined;
  readonly at: Date;
  /** When the last of it was looked at. */
  readonly closedAt: Date | undefined;
}

/** One entry of a round, who looks at it, and what they found. */
export interface AuditItem {
  readonly id: number;
  readonly roundId: number;
  /** `purchase:12`, `plan:3` or `draft:7`. */
  readonly subject: string;
  readonly stratum: string;
  readonly auditorId: number;
  /** Undefined: not looked at yet. */
  readonly audited: Audited | undefined;
  readonly answeredAt: Date | undefined;
  /** The buyer's words. */
  readonly reply: string | undefined;
}

/** Begins a round: its seed, whoever looks at what, and what nobody may look at. */
export async function addRound(
  writer: Writer,
  made: { readonly days: Days; readonly seed: number; readonly sample: AuditSample },
): Promise<AuditRound> {
  const { db, workspaceId, now, actorId } = writer;
  const row = {
    ...{ workspaceId, number: (await db.auditRound.count({ where: { workspaceId } })) + 1 },
    ...{ seed: made.seed, fromDay: made.days.from, untilDay: made.days.to },
    ...{ madeById: actorId, at: now, closedAt: null },
  };
  const { id } = await db.auditRound.create({ data: row, select: { id: true } });
  const subject = `audit-round:${id}`;
  writer.record({ kind: 'audit.drawn', subject, facts: auditRoundFacts(row) });
  for (const pick of made.sample.picks) await addItem(writer, id, pick);
  const { nobody } = made.sample;
  if (nobody.length > 0) {
    writer.record({ kind: 'audit.passed-over', subject, facts: { entries: nobody.join(' ') } });
  }
  return toRound({ ...row, id });
}

async function addItem(
  writer: Writer,
  roundId: number,
  { subject, stratum, auditorId }: AuditSample['picks'][number],
): Promise<void> {
  const row = { roundId, subject, stratum, auditorId };
  const data = { ...row, workspaceId: writer.workspaceId, at: writer.now, salt: newSalt() };
  const { id } = await writer.db.auditItem.create({ data, select: { id: true } });
  writer.record({
    kind: 'audit.given',
    subject: `audit-item:${id}`,
    facts: auditItemFacts(row),
  });
}

/** The names of entries that were passed over when a round was drawn: nobody may look at them. */
export async function passedOver(
  { db, workspaceId }: From,
  roundId: number,
): Promise<readonly string[]> {
  const subject = `audit-round:${roundId}`;
  const entry = await db.historyEntry.findFirst({
    where: { workspaceId, subject, kind: 'audit.passed-over' },
  });
  if (entry === null) return [];
  return (JSON.parse(entry.facts) as { entries: string }).entries.split(' ');
}

/** The round that was begun last. */
export async function lastRound({ db, workspaceId }: From): Promise<AuditRound | undefined> {
  const row = await db.auditRound.findFirst({
    where: { workspaceId },
    orderBy: { number: 'desc' },
  });
  return row === null ? undefined : toRound(row);
}

/** The round that somebody began last, and not the app by itself. */
export async function lastRoundBySomebody({
  db,
  workspaceId,
}: From): Promise<AuditRound | undefined> {
  const row = await db.auditRound.findFirst({
    where: { workspaceId, madeById: { not: null } },
    orderBy: { number: 'desc' },
  });
  return row === null ? undefined : toRound(row);
}

/** Whether a round was drawn from all of some days, and maybe more. */
export async function roundOver({ db, workspaceId }: From, { from, to }: Days): Promise<boolean> {
  const where = { workspaceId, fromDay: { lte: from }, untilDay: { gte: to } };
  return (await db.auditRound.count({ where })) > 0;
}

/** What nobody has looked at yet, of all rounds. */
export async function openItems({ db, workspaceId }: From): Promise<AuditItem[]> {
  const rows = await db.auditItem.findMany({
    where: { workspaceId, answeredAt: null },
    orderBy: { id: 'asc' },
  });
  return rows.map(toItem);
}

/** Gives an entry to somebody else to look at; false when it was looked at or passed on before. */
export async function passItemOn(
  writer: Writer,
  { id, auditorId }: Pick<AuditItem, 'id' | 'auditorId'>,
  to: number,
): Promise<boolean> {
  const { db, workspaceId } = writer;
  const { count } = await db.auditItem.updateMany({
    where: { id, workspaceId, auditorId, answeredAt: null },
    data: { auditorId: to },
  });
  if (count === 0) return false;
  const facts = { auditor: to };
  writer.record({ kind: 'audit.passed-on', subject: `audit-item:${id}`, facts });
  return true;
}

/** One by its id. */
export async function roundById(
  { db, workspaceId }: From,
  id: number,
): Promise<AuditRound | undefined> {
  const row = await db.auditRound.findFirst({ where: { id, workspaceId } });
  return row === null ? undefined : toRound(row);
}

/** All entries of a round, or those that one person looks at, in the order in which they were drawn. */
export async function auditItems(
  { db, workspaceId }: From,
  which: { readonly roundId: number; readonly auditorId?: number },
): Promise<AuditItem[]> {
  const rows = await db.auditItem.findMany({
    where: { ...which, workspaceId },
    orderBy: { id: 'asc' },
  });
  return rows.map(toItem);
}

/** The oldest round in which somebody has something left to look at. */
export async function roundToLookAt(
  { db, workspaceId }: From,
  auditorId: number,
): Promise<number | undefined> {
  const row = await db.auditItem.findFirst({
    where: { workspaceId, auditorId, answeredAt: null },
    orderBy: { id: 'asc' },
  });
  return row?.roundId;
}

/** One by its id. */
export async function auditItemById(
  { db, workspaceId }: From,
  id: number,
): Promise<AuditItem | undefined> {
  const row = await db.auditItem.findFirst({ where: { id, workspaceId } });
  return row === null ? undefined : toItem(row);
}

/** R75: keeps what was found; false when it was answered before: one conditional update decides. */
export async function answerItem(writer: Writer, id: number, audited: Audited): Promise<boolean> {
  const { db, workspaceId, now } = writer;
  const answers = JSON.stringify(inOrder(audited.answers));
  const { count } = await db.auditItem.updateMany({
    where: { id, workspaceId, answeredAt: null },
    data: { answers, finding: audited.finding ?? null, answeredAt: now },
  });
  if (count === 0) return false;
  const row = await db.auditItem.findFirstOrThrow({ where: { id, workspaceId } });
  const subject = `audit-item:${id}`;
  writer.record({ kind: 'audit.answered', subject, facts: auditAnswerFacts(row) });
  return true;
}

/** Keeps the buyer's reply; false when there was one before. */
export async function replyToItem(writer: Writer, id: number, reply: string): Promise<boolean> {
  const { db, workspaceId, now } = writer;
  const { count } = await db.auditItem.updateMany({
    where: { id, workspaceId, answeredAt: { not: null }, repliedAt: null },
    data: { reply, repliedAt: now },
  });
  if (count === 0) return false;
  const row = await db.auditItem.findFirstOrThrow({ where: { id, workspaceId } });
  const subject = `audit-item:${id}`;
  writer.record({ kind: 'audit.replied', subject, facts: auditReplyFacts(row) });
  return true;
}

/** Closes a round of which all was looked at; false while something is left, or closed before. */
export async function closeRound(writer: Writer, id: number): Promise<boolean> {
  const { db, workspaceId, now } = writer;
  const left = await db.auditItem.count({
    where: { workspaceId, roundId: id, answeredAt: null },
  });
  if (left > 0) return false;
  const where = { id, workspaceId, closedAt: null };
  const { count } = await db.auditRound.updateMany({ where, data: { closedAt: now } });
  if (count === 0) return false;
  writer.record({ kind: 'audit.closed', subject: `audit-round:${id}`, facts: {} });
  return true;
}

/** What was found from an instant on, before another. */
export async function auditedBetween(
  { db, workspaceId }: From,
  since: Date,
  before: Date,
): Promise<Audited[]> {
  const rows = await db.auditItem.findMany({
    where: { workspaceId, answeredAt: { gte: since, lt: before } },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => toItem(row).audited ?? []);
}

function toRound(row: AuditRoundModel): AuditRound {
  return {
    ...{ id: row.id, number: row.number, seed: row.seed, at: row.at },
    days: { from: row.fromDay as Day, to: row.untilDay as Day },
    madeById: row.madeById ?? undefined,
    closedAt: row.closedAt ?? undefined,
  };
}

function toItem(row: AuditItemModel): AuditItem {
  const { id, roundId, subject, stratum, auditorId, answers, finding } = row;
  return {
    ...{ id, roundId, subject, stratum, auditorId },
    audited:
      answers === null ? undefined : { answers: toAnswers(answers), finding: finding ?? undefined },
    answeredAt: row.answeredAt ?? undefined,
    reply: row.reply ?? undefined,
  };
}

function toAnswers(stored: string): AuditAnswers {
  const told = JSON.parse(stored) as Record<string, string>;
  const answers = AUDIT_QUESTIONS.map((question) => [
    question,
    AUDIT_ANSWERS.find((one) => one === told[question]) ?? 'cannot_tell',
  ]);
  return { ...ALL_FINE, ...Object.fromEntries(answers) };
}

function inOrder(answers: AuditAnswers): Record<string, string> {
  return Object.fromEntries(AUDIT_QUESTIONS.map((question) => [question, answers[question]]));
}
