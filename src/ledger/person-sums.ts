import { type Pence, pence } from '../domain/money.ts';
import { Prisma } from './generated/client.ts';
import { isEmpty, type Key, keyOf, onlyOf, rowOf } from './grouping.ts';
import type { Reader } from './open.ts';
import {
  type Asked,
  counted,
  isSpending,
  type Lens,
  SUMS,
  type SumRow,
  type Sums,
  toSums,
} from './sums.ts';
import type { Writer } from './writer.ts';

/** What was spent on each customer, in pence, refunds taken off; for bands (R56). */
export async function customerSums(reader: Reader, lens: Lens): Promise<Pence[]> {
  const rows = await reader.db.$queryRaw<{ pence: bigint }[]>`
    SELECT SUM("pence") AS "pence" ${counted(reader, lens)}
    AND "customerId" IS NOT NULL GROUP BY "customerId"`;
  return rows.map((row) => pence(Number(row.pence)));
}

/**
 * Pence that went for one customer, refunds taken off; within a transaction with what it wrote. Every
 * entry asks, so the customer's entries lead to the lines, and what others bought costs nothing.
 */
export async function spentOnCustomer(
  { db, workspaceId }: Reader | Writer,
  customerId: number,
  { days }: Pick<Lens, 'days'>,
): Promise<Pence> {
  const [row] = await db.$queryRaw<{ pence: bigint | null }[]>`
    SELECT SUM(l."pence") AS "pence" FROM "Purchase" p
    JOIN "PurchaseLine" l ON l."purchaseId" = p."id" AND +l."workspaceId" = p."workspaceId"
    WHERE p."workspaceId" = ${workspaceId} AND p."customerId" = ${customerId}
      AND p."day" >= ${days.from} AND p."day" <= ${days.to}
      AND ${isSpending(undefined, 'l.')}`;
  return pence(Number(row?.pence ?? 0));
}

/** What one person bought, by the same conditions as every other sum; their refunds taken off. */
export async function sumsOfBuyer(reader: Reader, buyerId: number, lens: Lens): Promise<Sums> {
  const { from, to } = lens.days;
  const [row] = await reader.db.$queryRaw<SumRow[]>`
    SELECT ${SUMS} ${counted(reader, lens)} AND "purchaseId" IN (
      SELECT "id" FROM "Purchase" WHERE "workspaceId" = ${reader.workspaceId}
      AND "buyerId" = ${buyerId} AND "day" >= ${from} AND "day" <= ${to})`;
  return toSums(row);
}

/** Whom the lines of each row are about: what the small-number rule judges (R108). */
export async function peopleOver(
  reader: Reader,
  asked: readonly Asked[],
): Promise<Map<Key, Set<number>>[]> {
  const found = asked.map(() => new Map<Key, Set<number>>());
  const statements = asked.flatMap(({ lens, grouping }, at) =>
    isEmpty(grouping)
      ? []
      : [
          Prisma.sql`SELECT DISTINCT ${Prisma.raw(String(at))} AS "at", ${keyOf(grouping)} AS "key",
            "customerId" ${counted(reader, lens)} ${onlyOf(grouping)}
            AND "customerId" IS NOT NULL`,
        ],
  );
  if (statements.length === 0) return found;
  const rows = await reader.db.$queryRaw<
    { at: bigint; key: Key | bigint | null; customerId: bigint }[]
  >`${Prisma.join(statements, ' UNION ALL ')}`;
  const rowsOf = asked.map(({ grouping }) => rowOf(grouping));
  for (const { at, key, customerId } of rows) {
    const row = rowsOf[Number(at)]?.(key);
    if (row === undefined) continue;
    const people = found[Number(at)]?.get(row) ?? new Set();
    found[Number(at)]?.set(row, people.add(Number(customerId)));
  }
  return found;
}
