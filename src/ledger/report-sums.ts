import { type Pence, pence } from '../domain/money.ts';
import { Prisma } from './generated/client.ts';
import { uncodedLine } from './grouping.ts';
import type { Reader } from './open.ts';
import { counted, type Lens } from './sums.ts';

/** What a month's lines come to, and those that no area or no category of their own explains. */
export interface CodedMonth {
  readonly month: string;
  readonly pence: Pence;
  /** Lines that were bought; what gives money back is none. */
  readonly lines: number;
  /** R55: those without an area or coded "Other". */
  readonly uncoded: number;
  readonly uncodedPence: Pence;
}

/** R55: how many lines of each month have no area or one of these categories. */
export async function codedByMonth(
  reader: Reader,
  lens: Lens,
  other: readonly number[],
): Promise<CodedMonth[]> {
  const isUncoded = uncodedLine(other);
  const rows = await reader.db.$queryRaw<
    { month: string; pence: bigint; lines: bigint; uncoded: bigint; uncodedPence: bigint | null }[]
  >`
    SELECT SUBSTR("day", 1, 7) AS "month", SUM("pence") AS "pence",
      COUNT(CASE WHEN "tally" = 1 THEN 1 END) AS "lines",
      COUNT(CASE WHEN "tally" = 1 AND ${isUncoded} THEN 1 END) AS "uncoded",
      SUM(CASE WHEN ${isUncoded} THEN "pence" END) AS "uncodedPence"
    ${counted(reader, lens)} GROUP BY 1 ORDER BY 1`;
  return rows.map((row) => ({
    month: row.month,
    pence: pence(Number(row.pence)),
    lines: Number(row.lines),
    uncoded: Number(row.uncoded),
    uncodedPence: pence(Number(row.uncodedPence ?? 0)),
  }));
}

/** Whom the lines of each month are about: what the small-number rule judges (R108). */
export async function peopleByMonth(reader: Reader, lens: Lens): Promise<Map<string, Set<number>>> {
  const rows = await reader.db.$queryRaw<{ month: string; customerId: bigint }[]>`
    SELECT DISTINCT SUBSTR("day", 1, 7) AS "month", "customerId" ${counted(reader, lens)}
    AND "customerId" IS NOT NULL ORDER BY 1`;
  const people = new Map<string, Set<number>>();
  for (const { month, customerId } of rows) {
    const set = people.get(month) ?? new Set();
    people.set(month, set.add(Number(customerId)));
  }
  return people;
}

const buyers = ({ workspaceId }: Reader) => Prisma.sql`JOIN (
    SELECT "id" AS "entry", "buyerId" AS "buyer" FROM "Purchase" WHERE +"workspaceId" = ${workspaceId}
  ) e ON e."entry" = "purchaseId"`;

/**
 * What was spent for each customer or by each buyer, by the ledger's id, refunds taken off; null for
 * what no customer stands beside. For spreads alone: whose they are is not to be shown (R73).
 */
export async function sumsByPerson(
  reader: Reader,
  lens: Lens,
  who: 'customer' | 'buyer',
): Promise<Map<number | null, Pence>> {
  const key = who === 'customer' ? Prisma.sql`"customerId"` : Prisma.sql`"buyer"`;
  const join = who === 'customer' ? Prisma.empty : buyers(reader);
  const rows = await reader.db.$queryRaw<{ id: bigint | null; pence: bigint }[]>`
    SELECT ${key} AS "id", SUM("pence") AS "pence" ${counted(reader, lens, join)} GROUP BY 1`;
  return new Map(
    rows.map((row) => [row.id === null ? null : Number(row.id), pence(Number(row.pence))]),
  );
}
