import { createHmac } from 'node:crypto';
import type { Days } from '../domain/day.ts';
import {
  Crowds,
  countCategories,
  countColumns,
  type EvaluationCounts,
  type EvaluationLine,
  evaluationCells,
  showCategories,
  showColumns,
  Tally,
} from '../domain/evaluation.ts';
import { pence } from '../domain/money.ts';
import { PHASES } from '../domain/phase.ts';
import { SMALLEST_CELL } from '../domain/small-numbers.ts';
import { Prisma } from './generated/client.ts';
import { labels } from './labels.ts';
import type { Reader } from './open.ts';

/** Rows of the file, in the order of its columns. */
type Rows = readonly (readonly string[])[];

/** What an evaluator's file is made of. */
export interface EvaluationAsked {
  readonly days: Days;
  /** What study ids are made with. */
  readonly studyKey: string;
  /** Takes some rows after the others; those of one customer come together. */
  write(rows: Rows): Promise<void>;
  onProgress(done: number, total: number): void;
}

/** Customers who are read at a time. */
const PAGE = 100;

/**
 * R105: the rows of a period for an evaluator, customers in the order of their study ids, so that no
 * order of the ledger's shows. Who objects is left out (R98), and what is no customer's any more
 * (R139). Everything is read three times, since what a cell may show is not known before all are
 * counted; undefined where all of it would be about fewer than five customers.
 *
 * @param reader as the ledger stood at one moment
 */
export async function writeEvaluation(
  reader: Reader,
  asked: EvaluationAsked,
): Promise<EvaluationCounts | undefined> {
  const found = await whom(reader, asked);
  if (found.customers.length < SMALLEST_CELL) return undefined;
  const total = 3 * found.customers.length;
  const each = (turn: number) => read(reader, asked, found, turn * found.customers.length, total);

  const alone = new Crowds();
  for await (const { id, lines } of each(0)) countColumns(alone, id, lines);
  const columns = showColumns(alone);
  const within = new Crowds();
  for await (const { id, lines } of each(1)) countCategories(within, columns, id, lines);
  const showing = { columns, categories: showCategories(within) };

  const tally = new Tally();
  for await (const { lines } of each(2)) {
    const rows = lines.map((line) => {
      const cells = evaluationCells(line, showing);
      tally.add(line, cells);
      return cells;
    });
    await asked.write(rows.toSorted((one, other) => (one.join() < other.join() ? -1 : 1)));
  }
  return tally.counts({ customers: found.customers.length, leftOut: found.leftOut });
}

interface Whom {
  /** In the order of their study ids. */
  readonly customers: readonly { readonly id: number; readonly study: string }[];
  readonly leftOut: EvaluationCounts['leftOut'];
}

async function whom(reader: Reader, { days, studyKey }: EvaluationAsked): Promise<Whom> {
  const { db, workspaceId } = reader;
  const rows = await db.$queryRaw<{ id: bigint | null; objecting: bigint; lines: bigint }[]>`
    SELECT p."customerId" AS "id", COUNT(c."objectedOn") AS "objecting", COUNT(*) AS "lines"
    FROM "Purchase" p
    JOIN "PurchaseLine" l ON l."purchaseId" = p."id" AND +l."workspaceId" = p."workspaceId"
    LEFT JOIN "Customer" c ON c."id" = p."customerId" AND c."workspaceId" = p."workspaceId"
    WHERE p."workspaceId" = ${workspaceId} AND ${counting(days)}
    GROUP BY p."customerId" ORDER BY p."customerId"`;
  const leftOut = { objecting: 0, forgotten: 0 };
  const customers: { id: number; study: string }[] = [];
  for (const { id, objecting, lines } of rows) {
    if (id === null) leftOut.forgotten += Number(lines);
    else if (Number(objecting) > 0) leftOut.objecting += Number(lines);
    else customers.push({ id: Number(id), study: studyId(studyKey, Number(id)) });
  }
  return { customers: customers.toSorted((a, b) => (a.study < b.study ? -1 : 1)), leftOut };
}

const counting = ({ from, to }: Days) =>
  Prisma.sql`p."day" >= ${from} AND p."day" <= ${to} AND p."correctedOn" IS NULL AND l."counts" = TRUE`;

/** Bytes of a digest that a study id has: no two of a million customers' are the same. */
const ID_BYTES = 8;

/**
 * R105: what a customer is called in one recipient's files. Only who has the key can make it from
 * the customer, and the ledger alone has that.
 */
function studyId(key: string, customerId: number): string {
  const digest = createHmac('sha256', key).update(`customer ${customerId}`).digest();
  return `S${digest.subarray(0, ID_BYTES).toString('hex')}`;
}

/** Customer after customer with their lines. */
async function* read(
  reader: Reader,
  { days, onProgress }: EvaluationAsked,
  { customers }: Whom,
  done: number,
  total: number,
): AsyncGenerator<{ id: number; lines: EvaluationLine[] }> {
  const named = await names(reader);
  for (let at = 0; at < customers.length; at += PAGE) {
    const page = customers.slice(at, at + PAGE);
    const rows = await linesOf(
      reader,
      days,
      page.map(({ id }) => id),
    );
    const byCustomer = new Map<number, LineRow[]>(page.map(({ id }) => [id, []]));
    for (const row of rows) byCustomer.get(Number(row.customerId))?.push(row);
    for (const { id, study } of page) {
      yield { id, lines: (byCustomer.get(id) ?? []).map((row) => toLine(row, study, named)) };
    }
    onProgress(done + at + page.length, total);
  }
}

interface LineRow {
  readonly customerId: bigint;
  readonly month: string;
  readonly pence: bigint;
  readonly customerPence: bigint;
  readonly secondHand: boolean | number;
  readonly categoryId: bigint;
  readonly areaId: bigint | null;
  readonly newUse: boolean | number;
  readonly authority: string;
  readonly signedOffById: bigint | null;
  readonly plan: string | null;
  readonly phase: bigint;
}

function linesOf(
  { db, workspaceId }: Reader,
  days: Days,
  ids: readonly number[],
): Promise<LineRow[]> {
  return db.$queryRaw<LineRow[]>`
    SELECT p."customerId", SUBSTR(p."day", 1, 7) AS "month", l."pence", l."customerPence",
      l."secondHand", l."categoryId", l."areaId", p."newUse", p."authority", p."signedOffById",
      q."kind" AS "plan", CASE WHEN c."housedOn" <= p."day" THEN 2 ELSE 0 END
        + CASE WHEN c."benefitsOn" <= p."day" THEN 1 ELSE 0 END AS "phase"
    FROM "Purchase" p
    JOIN "PurchaseLine" l ON l."purchaseId" = p."id" AND +l."workspaceId" = p."workspaceId"
    JOIN "Customer" c ON c."id" = p."customerId" AND +c."workspaceId" = p."workspaceId"
    LEFT JOIN "Plan" q ON q."id" = p."planId" AND q."workspaceId" = p."workspaceId"
    WHERE p."workspaceId" = ${workspaceId} AND p."customerId" IN (${Prisma.join([...ids])})
      AND ${counting(days)}
    ORDER BY l."id"`;
}

interface Names {
  readonly areas: ReadonlyMap<number, string>;
  readonly categories: ReadonlyMap<number, string>;
}

async function names(reader: Reader): Promise<Names> {
  const { areas, categories } = await labels(reader);
  const byId = (all: readonly { id: number; label: string }[]) =>
    new Map(all.map(({ id, label }) => [id, label]));
  return { areas: byId(areas), categories: byId(categories) };
}

function toLine(row: LineRow, study: string, { areas, categories }: Names): EvaluationLine {
  return {
    study,
    month: row.month,
    pence: pence(Number(row.pence)),
    category: categories.get(Number(row.categoryId)) ?? '',
    area: row.areaId === null ? '' : (areas.get(Number(row.areaId)) ?? ''),
    phase: PHASES[Number(row.phase)] ?? PHASES[0],
    planned: row.plan === 'ahead',
    signedOff: signedOff(row),
    customerPaid: Number(row.customerPence) !== 0,
    newUse: Boolean(row.newUse),
    secondHand: Boolean(row.secondHand),
  };
}

/** An import has somebody's word that it was signed off, or has not. */
function signedOff({ authority, signedOffById }: LineRow): EvaluationLine['signedOff'] {
  if (authority === 'exception') return 'afterwards';
  return authority === 'signed_off' || signedOffById !== null ? 'before' : 'no';
}
