import { expect, it } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { Prisma, PrismaClient } from '../../src/ledger/generated/client.ts';
import { LedgerSqlite } from '../../src/ledger/sqlite.ts';
import { straightFor } from '../../src/ledger/straight.ts';
import { NOW, testLedger } from '../support/ledger.ts';

const EVERYTHING = Prisma.sql`
  SELECT w.*, 1 AS "one", 1.5 AS "half", COUNT(*) AS "count", 'x' AS "text", NULL AS "nothing",
    5000000000 AS "big", (w."receiptPhotos" = TRUE) AS "is", CAST(2 AS REAL) AS "real",
    ${NOW} AS "at", ${true} AS "yes", ${7} AS "seven", ${null} AS "none"
  FROM "Workspace" w WHERE w."id" = ${1}`;

it('plain SQL gives the same past Prisma as by Prisma', async () => {
  const { ledger, url } = await testLedger();
  const [straight] = await ledger.reader(1).db.$queryRaw<object[]>(EVERYTHING);
  const adapter = new LedgerSqlite(url.slice('file:'.length), 'read');
  const client = new PrismaClient({ adapter });
  expect(straightFor(client)).toBeUndefined();
  const [byPrisma] = await client.$queryRaw<object[]>(EVERYTHING);
  await client.$disconnect();
  expect(straight).toStrictEqual(byPrisma);
});

it('of a transaction whose time was over nothing more is written', async () => {
  const { ledger } = await testLedger();
  const before = await ledger.reader(1).db.claim.count();
  const request = { workspaceId: 1, deadline: Deadline.in(200), now: NOW, actorId: null };
  let late: unknown;
  const written = ledger.write(request, async ({ db, workspaceId }) => {
    // Prisma ends it a second after the deadline.
    await new Promise((resolve) => setTimeout(resolve, 1_600));
    const claim = { key: 'late', kind: 'test' };
    late = await db.$executeRaw`
      INSERT INTO "Claim" ("workspaceId", "kind", "key", "at")
      VALUES (${workspaceId}, ${claim.kind}, ${claim.key}, ${NOW})`.catch((error) => error);
    throw late;
  });
  await expect(written).rejects.toThrow();
  await ledger.write({ ...request, deadline: Deadline.in(5_000) }, async () => undefined);
  expect(late).toBeInstanceOf(Error);
  expect(await ledger.reader(1).db.claim.count()).toBe(before);
});
