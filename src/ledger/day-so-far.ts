import type { Day } from '../domain/day.ts';
import type { Twin } from '../domain/entry.ts';
import { type Pence, pence } from '../domain/money.ts';
import type { Limits } from '../domain/policy.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** R22: whose day it is: the worker's, and for whom they are buying. */
export interface WorkersDay {
  readonly buyerId: number;
  readonly day: Day;
  readonly customerId: number;
}

/**
 * R20, R22: pence that a worker has spent on a day on their own authority, with the lines kept to
 * finish; for all customers or for this one alone, as the limits in force say. What was signed off,
 * voided or is waiting takes no part, and what came back is free again.
 */
export async function spentOnOwnAuthority(
  from: Reader | Writer,
  { buyerId, day, customerId }: WorkersDay,
  { scope }: Limits,
): Promise<Pence> {
  const { workspaceId } = from;
  const forWhom = scope === 'worker' ? Prisma.empty : Prisma.sql`AND "customerId" = ${customerId}`;
  const refundedFor =
    scope === 'worker' ? Prisma.empty : Prisma.sql`AND r."customerId" = ${customerId}`;
  const [row] = await from.db.$queryRaw<{ spent: number | bigint }[]>(Prisma.sql`
    SELECT COALESCE((
      SELECT SUM("pence") FROM "Purchase"
      WHERE "workspaceId" = ${workspaceId} AND "buyerId" = ${buyerId} AND "day" = ${day}
        AND "authority" = 'own' AND "kind" IN ('purchase', 'amendment', 'fee') AND "correctedOn" IS NULL ${forWhom}
    ), 0) + COALESCE((
      SELECT SUM(r."pence") FROM "Purchase" r
      JOIN "Purchase" o ON o."id" = r."againstId" AND +o."workspaceId" = r."workspaceId"
      JOIN "Purchase" p ON p."workspaceId" = o."workspaceId" AND p."reference" = o."reference"
        AND p."correctedOn" IS NULL AND p."authority" = 'own' AND p."day" = ${day}
      WHERE r."workspaceId" = ${workspaceId} AND r."buyerId" = ${buyerId} AND r."day" >= ${day}
        AND r."kind" = 'refund' AND r."correctedOn" IS NULL ${refundedFor}
    ), 0) + COALESCE((
      SELECT SUM("pence") FROM "Draft"
      WHERE "workspaceId" = ${workspaceId} AND "buyerId" = ${buyerId} AND "day" = ${day}
        AND "state" = 'open' AND "keptFor" = 'to_finish' ${forWhom}
    ), 0) AS "spent"`);
  return pence(Number(row?.spent ?? 0));
}

/** R14: what is already there of the same buyer, customer, amount and day, newest first. */
export async function twinsOf(
  from: Reader | Writer,
  of: { buyerId: number; customerId: number; pence: Pence; day: Day },
): Promise<Twin[]> {
  const { workspaceId } = from;
  const rows = await from.db.$queryRaw<
    { reference: string | null; item: string; at: Date | string }[]
  >(
    Prisma.sql`
    SELECT p."reference" AS "reference", l."item" AS "item", p."recordedAt" AS "at"
    FROM "Purchase" p JOIN "PurchaseLine" l ON l."purchaseId" = p."id"
      AND +l."workspaceId" = p."workspaceId"
    WHERE p."workspaceId" = ${workspaceId} AND p."buyerId" = ${of.buyerId} AND p."day" = ${of.day}
      AND p."customerId" = ${of.customerId} AND p."pence" = ${of.pence}
      AND p."correctedOn" IS NULL AND p."kind" IN ('purchase', 'amendment')
    UNION ALL
    SELECT NULL, "item", "createdAt" FROM "Draft"
    WHERE "workspaceId" = ${workspaceId} AND "buyerId" = ${of.buyerId} AND "day" = ${of.day}
      AND "customerId" = ${of.customerId} AND "pence" = ${of.pence}
      AND "state" = 'open' AND "keptFor" <> 'twin'
    ORDER BY "at" DESC LIMIT 20`,
  );
  return rows.map(({ reference, item, at }) => ({
    reference: reference ?? undefined,
    item: from.keys.open('item', item),
    at: new Date(at),
  }));
}
