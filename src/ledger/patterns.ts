import { addDays, type Day, type Days, dayOf, instantAt, mondayOf } from '../domain/day.ts';
import {
  type BoughtOn,
  PATTERN_ANSWERS,
  PATTERN_CATEGORIES,
  PATTERN_REST_WEEKS,
  type Pattern,
  type PatternAnswer,
} from '../domain/pattern.ts';
import type { Customer } from '../domain/purchase.ts';
import { patternAnswerFacts, patternAskFacts } from './facts.ts';
import { Prisma } from './generated/client.ts';
import type { PatternAskModel } from './generated/models.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

const DAY = 86_400_000;

/** R71: a question about a customer's regular pattern, to one worker alone. */
export interface PatternAsk {
  readonly id: number;
  readonly customer: Customer;
  readonly workerId: number;
  /** Undefined: not answered yet. */
  readonly answer: PatternAnswer | undefined;
  readonly because: string | undefined;
}

/** Food and first conversations of some days, for customers whose case is open; as it stands now. */
export async function boughtRegularly(from: Reader | Writer, days: Days): Promise<BoughtOn[]> {
  const { db, workspaceId } = from;
  const lines = await db.$queryRaw<
    { customerId: number; buyerId: number; day: Day; source: string }[]
  >`
    SELECT l."customerId", p."buyerId", l."day", p."source" FROM "PurchaseLine" l
    JOIN "Purchase" p ON p."id" = l."purchaseId" AND +p."workspaceId" = l."workspaceId"
    JOIN "Category" g ON g."id" = l."categoryId" AND +g."workspaceId" = l."workspaceId"
    JOIN "Customer" c ON c."id" = l."customerId" AND +c."workspaceId" = l."workspaceId"
    WHERE l."workspaceId" = ${workspaceId} AND l."counts" = TRUE AND l."tally" = 1
      AND l."correctedOn" IS NULL AND l."day" >= ${days.from} AND l."day" <= ${days.to}
      AND g."code" IN (${Prisma.join([...PATTERN_CATEGORIES])})
      AND c."closedOn" IS NULL AND p."buyerId" IS NOT NULL
    ORDER BY l."id"`;
  return lines.map(({ customerId, buyerId, day, source }) => ({
    ...{ customerId: Number(customerId), buyerId: Number(buyerId), day },
    imported: source === 'import',
  }));
}

/**
 * Customers about whom nothing is asked on a day: somebody was asked in the last four weeks, or
 * answered or snoozed in them.
 */
export async function restingCustomers(writer: Writer, on: Day): Promise<Set<number>> {
  const { db, workspaceId, timezone } = writer;
  const rest = 7 * PATTERN_REST_WEEKS;
  const weekOn = { gt: addDays(mondayOf(on), -rest) };
  const asked = await db.patternAsk.findMany({ where: { workspaceId, weekOn } });
  // A day's length aside; which day it was is for the calendar to say.
  const at = { gte: new Date(instantAt(on, '00:00', timezone).getTime() - (rest + 1) * DAY) };
  const told = await db.patternAsk.findMany({ where: { workspaceId, answeredAt: at } });
  const answered = told.filter(
    ({ answeredAt }) => answeredAt && dayOf(answeredAt, timezone) > addDays(on, -rest),
  );
  return new Set([...asked, ...answered].map(({ customerId }) => customerId));
}

/** Notes that a worker is asked in the week of a day; returns the question's id. */
export async function addPatternAsk(
  writer: Writer,
  { customerId, workerId }: Pattern,
  on: Day,
): Promise<number> {
  const row = {
    ...{ workspaceId: writer.workspaceId, customerId, workerId, weekOn: mondayOf(on) },
    ...{ at: writer.now, answer: null, because: null, answeredAt: null, salt: newSalt() },
  };
  const { id } = await writer.db.patternAsk.create({ data: row, select: { id: true } });
  writer.record({ kind: 'pattern.asked', subject: `pattern:${id}`, facts: patternAskFacts(row) });
  return id;
}

/** One by its id. */
export async function patternAskById(
  { db, workspaceId }: Reader | Writer,
  id: number,
): Promise<PatternAsk | undefined> {
  const row = await db.patternAsk.findFirst({ where: { id, workspaceId } });
  if (row === null) return undefined;
  const where = { workspaceId, id: row.customerId };
  const { reference } = await db.customer.findFirstOrThrow({ where });
  return toAsk(row, reference);
}

/** Keeps the answer; false when there was one before: one conditional update decides. */
export async function answerPatternAsk(
  writer: Writer,
  id: number,
  answer: PatternAnswer,
  because: string | undefined,
): Promise<boolean> {
  const { db, workspaceId, now } = writer;
  const { count } = await db.patternAsk.updateMany({
    where: { id, workspaceId, answer: null },
    data: { answer, because: because ?? null, answeredAt: now },
  });
  if (count === 0) return false;
  const row = await db.patternAsk.findFirstOrThrow({ where: { id, workspaceId } });
  const facts = patternAnswerFacts(row);
  writer.record({ kind: 'pattern.answered', subject: `pattern:${id}`, facts });
  return true;
}

/** The outbox row by which a question was posted. */
export async function questionPosted(
  { db, workspaceId }: Writer,
  kind: string,
  id: number,
): Promise<number | undefined> {
  const where = { workspaceId, kind, subject: JSON.stringify({ ask: id }), changes: null };
  return (await db.outboxMessage.findFirst({ where, select: { id: true } }))?.id;
}

function toAsk(row: PatternAskModel, reference: string): PatternAsk {
  const { id, customerId, workerId, answer, because } = row;
  return {
    ...{ id, workerId, customer: { id: customerId, reference } },
    answer: PATTERN_ANSWERS.find((one) => one === answer),
    because: because ?? undefined,
  };
}
