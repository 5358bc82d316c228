import { randomUUID } from 'node:crypto';
import { setImmediate as pause } from 'node:timers/promises';
import { subHours } from 'date-fns/subHours';
import { Deadline } from './deadline.ts';
import { Prisma } from './generated/client.ts';
import type { HistoryFact } from './history.ts';
import type { StagedRow } from './import-history.ts';
import { IMPORT_ENTRY, importEntries } from './import-history.ts';
import type { Ledger } from './open.ts';
import { CustomerGone } from './rows.ts';
import { sealedIn } from './sealed.ts';
import type { WriteRequest, Writer } from './writer.ts';

/** Milliseconds that an import waits for other writers, at each of its steps. */
export const IMPORT_PATIENCE = 60_000;
/** Fifteen values a row: SQLite takes 32,766 at once. Whole history entries (500 rows) fit in. */
const CHUNK = 1_000;
/** No import takes this many hours: what is staged for longer was left by one that died. */
const DEAD_AFTER = 1;

/** A batch's key begins with the time, so that old ones sort before newer ones. */
export function newBatch(now: Date): string {
  return `${now.toISOString()} ${randomUUID()}`;
}

export interface ImportRun {
  readonly ledger: Ledger;
  readonly workspaceId: number;
  readonly now: Date;
  readonly batch: string;
}

/** A request for one of an import's transactions. */
export function step({ workspaceId, now }: ImportRun): WriteRequest {
  return { workspaceId, deadline: Deadline.in(IMPORT_PATIENCE), now, actorId: null };
}

/**
 * Puts rows aside, some thousands at a time, so that nobody waits long for the ledger. In plain
 * SQL: through `createMany` it takes seven times as long and twice the memory.
 *
 * @returns the history entries that speak for the rows
 */
export async function stage(
  run: ImportRun,
  rows: readonly StagedRow[],
  onProgress: (done: number, total: number) => void,
): Promise<HistoryFact['facts'][]> {
  const entries: HistoryFact['facts'][] = [];
  for (let at = 0; at < rows.length; at += CHUNK) {
    const part = rows.slice(at, at + CHUNK);
    const { keys } = run.ledger;
    const values = part.map((row, i) => valuesOf(run, sealedIn(row, keys), at + i));
    await run.ledger.write(
      step(run),
      ({ db }) => db.$executeRaw`
        INSERT INTO "StagedPurchase" ("workspaceId", "batch", "position", "reference", "day", "customerId",
          "buyerId", "categoryId", "areaId", "item", "purpose", "pence", "paidBy", "signedOffById",
          "salt")
        VALUES ${Prisma.join(values)}`,
    );
    entries.push(...importEntries(run.workspaceId, part));
    onProgress(Math.min(at + CHUNK, rows.length), rows.length);
    // SQLite answers at once, so without a pause no timer or socket would have its turn.
    await pause();
  }
  return entries;
}

function valuesOf({ workspaceId, batch }: ImportRun, row: StagedRow, position: number): Prisma.Sql {
  return Prisma.sql`(${Prisma.join([
    workspaceId,
    batch,
    position,
    row.reference,
    row.day,
    row.customerId,
    row.buyerId,
    row.categoryId,
    row.areaId,
    row.item,
    row.purpose,
    row.pence,
    row.paidBy,
    row.signedOffById,
    row.salt,
  ])})`;
}

/** Takes away what was staged for this import, and what dead ones left. */
export async function clearStaged(run: ImportRun, count: number): Promise<void> {
  const dead = subHours(run.now, DEAD_AFTER).toISOString();
  for (let at = 0; at < count; at += 20 * CHUNK) {
    const position = { lt: at + 20 * CHUNK };
    await run.ledger.write(step(run), ({ db }) =>
      db.stagedPurchase.deleteMany({ where: { batch: run.batch, position } }),
    );
  }
  await run.ledger.write(step(run), ({ db }) =>
    db.stagedPurchase.deleteMany({ where: { batch: { lt: dead } } }),
  );
}

/**
 * Turns a whole batch into purchases within the writer's transaction, in two statements.
 *
 * @returns the reference that somebody else saved since the batch was staged, if any; then nothing
 *   was written
 * @throws CustomerGone when one of its customers was forgotten since (R139)
 */
export async function commitBatch(
  writer: Writer,
  batch: string,
  entries: readonly HistoryFact['facts'][],
): Promise<string | undefined> {
  const taken = await takenReference(writer, batch);
  if (taken !== undefined) return taken;
  const rows = entries.reduce((sum, { count }) => sum + Number(count), 0);
  if ((await countOnFile(writer, batch)) < rows) throw new CustomerGone();
  await insertPurchases(writer, batch);
  await insertLines(writer, batch);
  for (const facts of entries) writer.record({ kind: IMPORT_ENTRY, subject: 'import', facts });
  return undefined;
}

async function takenReference(writer: Writer, batch: string): Promise<string | undefined> {
  const [taken] = await writer.db.$queryRaw<{ reference: string }[]>`
    SELECT s."reference" FROM "StagedPurchase" s
    JOIN "Purchase" p ON p."workspaceId" = ${writer.workspaceId}
      AND p."reference" = s."reference" AND p."version" = 1
    WHERE s."batch" = ${batch} AND +s."workspaceId" = p."workspaceId" LIMIT 1`;
  return taken?.reference;
}

/** Rows whose customer is on file; those of whoever was forgotten may be gone with them. */
async function countOnFile({ db, workspaceId }: Writer, batch: string): Promise<number> {
  const [found] = await db.$queryRaw<{ rows: number | bigint }[]>`
    SELECT COUNT(*) AS "rows" FROM "StagedPurchase" s
    JOIN "Customer" c ON c."id" = s."customerId" AND +c."workspaceId" = s."workspaceId"
    WHERE s."batch" = ${batch} AND s."workspaceId" = ${workspaceId}`;
  return Number(found?.rows);
}

/** In the order of the file, so that ids follow it. */
async function insertPurchases({ db, workspaceId, now }: Writer, batch: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "Purchase" ("workspaceId", "reference", "version", "kind", "customerId", "buyerId",
      "day", "pence", "paidBy", "authority", "signedOffById", "source", "recordedAt", "recordedOn",
      "salt")
    SELECT ${workspaceId}, "reference", 1, 'purchase', "customerId", "buyerId", "day", "pence",
      "paidBy", 'imported', "signedOffById", 'import', ${now}, "day", "salt"
    FROM "StagedPurchase" WHERE "batch" = ${batch} AND "workspaceId" = ${workspaceId}
    ORDER BY "position"`;
}

/** Each looks its purchase up by itself: of so many new rows PostgreSQL knows nothing to join them by. */
async function insertLines({ db, workspaceId }: Writer, batch: string): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "PurchaseLine" ("workspaceId", "purchaseId", "position", "item", "purpose", "count",
      "unitPence", "pence", "categoryId", "areaId", "customerId", "day", "tally", "counts",
      "recordedOn")
    SELECT ${workspaceId}, (SELECT p."id" FROM "Purchase" p
        WHERE p."workspaceId" = ${workspaceId} AND p."reference" = s."reference" AND p."version" = 1),
      1, s."item", s."purpose", 1, s."pence", s."pence", s."categoryId", s."areaId",
      s."customerId", s."day", 1, TRUE, s."day"
    FROM "StagedPurchase" s
    WHERE s."batch" = ${batch} AND s."workspaceId" = ${workspaceId} ORDER BY s."position"`;
}
