import type { Reader } from './open.ts';

interface Found {
  readonly reference: string;
}

/** R25, R11: what was bought on approvals, and what came back of purchases, added up again. */
export async function misfitInApprovals(reader: Reader): Promise<string | undefined> {
  return (
    (await misfitInBought(reader)) ??
    (await misfitInStates(reader)) ??
    (await misfitInRefunds(reader)) ??
    (await misfitInAgainst(reader))
  );
}

async function misfitInBought({ db, workspaceId }: Reader): Promise<string | undefined> {
  const [row] = await db.$queryRaw<(Found & { told: number | bigint; bought: number | bigint })[]>`
    SELECT p."reference", p."boughtPence" AS "told", COALESCE(SUM(b."pence"), 0) AS "bought"
    FROM "Plan" p
    LEFT JOIN "Purchase" b ON b."planId" = p."id" AND b."workspaceId" = p."workspaceId"
      AND b."correctedOn" IS NULL
      AND b."kind" IN ('purchase', 'amendment')
    WHERE p."workspaceId" = ${workspaceId}
    GROUP BY p."id", p."reference", p."boughtPence"
    HAVING p."boughtPence" <> COALESCE(SUM(b."pence"), 0) LIMIT 1`;
  return (
    row &&
    `Request ${row.reference}: ${row.told} pence are said to be bought on it, and ${row.bought} are.`
  );
}

/** Still approved, with something left; bought, with something bought; and nothing otherwise. */
async function misfitInStates({ db, workspaceId }: Reader): Promise<string | undefined> {
  const [row] = await db.$queryRaw<(Found & { state: string })[]>`
    SELECT "reference", "state" FROM "Plan"
    WHERE "workspaceId" = ${workspaceId} AND (
      ("state" = 'approved' AND "kind" = 'ahead' AND "boughtPence" >= "upToPence")
      OR ("state" = 'bought' AND "boughtPence" = 0)
      OR ("state" IN ('waiting', 'declined', 'withdrawn') AND "boughtPence" <> 0))
    LIMIT 1`;
  return row && `Request ${row.reference}: it is ${row.state}, which what was bought does not fit.`;
}

async function misfitInRefunds({ db, workspaceId }: Reader): Promise<string | undefined> {
  const [row] = await db.$queryRaw<Found[]>`
    SELECT o."reference" FROM "Purchase" r
    JOIN "Purchase" o ON o."id" = r."againstId" AND +o."workspaceId" = r."workspaceId"
    JOIN "Purchase" s ON s."workspaceId" = o."workspaceId" AND s."reference" = o."reference"
      AND s."correctedOn" IS NULL
    WHERE r."workspaceId" = ${workspaceId} AND r."kind" = 'refund' AND r."correctedOn" IS NULL
    GROUP BY o."reference", s."pence" HAVING s."pence" + SUM(r."pence") < 0 LIMIT 1`;
  return row && `Purchase ${row.reference}: more came back of it than was bought.`;
}

/** Refunds and fees, and nothing else but their undoing, stand against a purchase. */
async function misfitInAgainst({ db, workspaceId }: Reader): Promise<string | undefined> {
  const [row] = await db.$queryRaw<Found[]>`
    SELECT "reference" FROM "Purchase"
    WHERE "workspaceId" = ${workspaceId} AND (
      ("kind" IN ('refund', 'fee') AND "againstId" IS NULL)
      OR ("kind" IN ('purchase', 'amendment', 'breach') AND "againstId" IS NOT NULL)
      OR ("kind" = 'refund' AND "pence" >= 0) OR ("kind" = 'fee' AND "pence" <= 0))
    LIMIT 1`;
  return row && `Purchase ${row.reference}: it stands against no purchase, or wrongly against one.`;
}
