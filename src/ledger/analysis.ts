import {
  type AnalysisCell,
  analysisCells,
  type ForgottenLine,
  placeOf,
} from '../domain/analysis.ts';
import type { Days } from '../domain/day.ts';
import { addDays } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import { PHASES } from '../domain/phase.ts';
import { chunks } from './forget-find.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** R139: adds what is kept for analysis of purchases that are about to be forgotten. */
export async function keepForAnalysis(writer: Writer, purchases: readonly number[]): Promise<void> {
  const { db, workspaceId } = writer;
  const lines: ForgottenLine[] = [];
  for (const part of chunks(purchases)) lines.push(...(await codedLines(writer, part)));
  const there = await db.analysisRow.findMany({ where: { workspaceId } });
  const kept = new Map(there.map((row) => [placeOf(row), row.id]));
  for (const cell of shuffled(analysisCells(lines, new Set(kept.keys())))) {
    const id = kept.get(placeOf(cell));
    if (id === undefined) await db.analysisRow.create({ data: { ...cell, workspaceId } });
    else {
      const { pence: more, tally } = cell;
      const data = { pence: { increment: more }, tally: { increment: tally } };
      await db.analysisRow.update({ where: { id }, data });
    }
  }
}

async function codedLines(
  { db, workspaceId }: Writer,
  purchases: readonly number[],
): Promise<ForgottenLine[]> {
  const rows = await db.$queryRaw<Record<string, bigint | number | string>[]>`
    SELECT SUBSTR(l."day", 1, 7) AS "month", l."pence", l."tally", l."purchaseId", l."categoryId",
      l."areaId", l."customerId",
      CASE WHEN c."housedOn" <= l."day" THEN 2 ELSE 0 END
        + CASE WHEN c."benefitsOn" <= l."day" THEN 1 ELSE 0 END AS "phase"
    FROM "PurchaseLine" l JOIN "Customer" c ON c."id" = l."customerId"
      AND +c."workspaceId" = l."workspaceId"
    WHERE +l."workspaceId" = ${workspaceId} AND l."counts" = TRUE AND l."correctedOn" IS NULL
      AND l."areaId" IS NOT NULL AND l."purchaseId" IN (${Prisma.join([...purchases])})`;
  return rows.map((row) => ({
    month: String(row.month),
    pence: pence(Number(row.pence)),
    bought: Number(row.tally) === 1,
    purchaseId: Number(row.purchaseId),
    categoryId: Number(row.categoryId),
    areaId: Number(row.areaId),
    customerId: Number(row.customerId),
    phase: PHASES[Number(row.phase)] ?? PHASES[0],
  }));
}

/** In no order, so that none leads back to an entry. */
function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** What forgotten lines came to in an area, in the whole months and years of a period. */
export type AreaCell = Pick<AnalysisCell, 'areaId' | 'categoryId' | 'pence' | 'tally'>;

/**
 * R131: what is kept of forgotten lines for reports by area: of a month or year of which only a part
 * lies in the period, nothing.
 */
export async function analysisIn(reader: Reader, days: Days): Promise<AreaCell[]> {
  const [cells] = await analysisOver(reader, [days]);
  return cells ?? [];
}

/** The same for several periods, in their order; asked once. */
export async function analysisOver(
  { db, workspaceId }: Reader,
  periods: readonly Days[],
): Promise<AreaCell[][]> {
  const [first = ''] = periods.map(({ from }) => from.slice(0, 4)).toSorted();
  const last =
    periods
      .map(({ to }) => to.slice(0, 7))
      .toSorted()
      .at(-1) ?? '';
  const rows = await db.$queryRaw<
    { month: string; pence: bigint; tally: bigint; categoryId: bigint | null; areaId: bigint }[]
  >`
    SELECT "month", "pence", "tally", "categoryId", "areaId" FROM "AnalysisRow"
    WHERE "workspaceId" = ${workspaceId} AND "month" >= ${first} AND "month" <= ${last}`;
  return periods.map(({ from, to }) =>
    rows
      .filter(({ month }) => firstOf(month) >= from && lastOf(month) <= to)
      .map((row) => ({
        pence: pence(Number(row.pence)),
        tally: Number(row.tally),
        categoryId: row.categoryId === null ? null : Number(row.categoryId),
        areaId: Number(row.areaId),
      })),
  );
}

const firstOf = (month: string) => (month.length === 4 ? `${month}-01-01` : `${month}-01`);

function lastOf(month: string): string {
  if (month.length === 4) return `${month}-12-31`;
  const [year = 0, at = 1] = month.split('-').map(Number);
  return addDays(
    `${at === 12 ? year + 1 : year}-${String((at % 12) + 1).padStart(2, '0')}-01` as Days['from'],
    -1,
  );
}
