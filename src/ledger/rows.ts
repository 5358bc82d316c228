import { Prisma } from './generated/client.ts';
import type { Transaction } from './writer.ts';

type Value = string | number | boolean | Date | Prisma.Sql | null | undefined;

/** A row by its column names, which come from the code and never from outside. */
export type Row = Readonly<Record<string, Value>>;

/**
 * Inserts a row as plain SQL and gives its id. Only for what every purchase writes: there Prisma's
 * own work is most of the cost (`npm run bench -- load`).
 */
export async function insertRow(db: Transaction, table: string, row: Row): Promise<number> {
  const [inserted] = await db.$queryRaw<{ id: number | bigint }[]>(
    Prisma.sql`${into(table, row)} VALUES ${values(row)} RETURNING "id"`,
  );
  return Number(inserted?.id);
}

/** R139: a customer who was on file a moment ago was forgotten meanwhile, so nothing is saved. */
export class CustomerGone extends Error {
  override readonly name = 'CustomerGone';
}

/**
 * The same for a row about a customer, who is looked up by the statement itself: they may have been
 * forgotten while the transaction waited for its turn.
 *
 * @throws CustomerGone
 */
export async function insertAbout(
  db: Transaction,
  table: string,
  row: Row & { readonly workspaceId: number; readonly customerId: number | null },
): Promise<number> {
  const { workspaceId, customerId } = row;
  const onFile = Prisma.sql`(SELECT "id" FROM "Customer"
    WHERE "id" = ${customerId} AND +"workspaceId" = ${workspaceId})`;
  const whole = { ...row, customerId: customerId === null ? null : onFile };
  const [inserted] = await db.$queryRaw<{ id: number | bigint; customerId: unknown }[]>(
    Prisma.sql`${into(table, row)} VALUES ${values(whole)} RETURNING "id", "customerId"`,
  );
  if (customerId !== null && inserted?.customerId === null) throw new CustomerGone();
  return Number(inserted?.id);
}

/** The same for several rows of the same columns; their ids are not asked for. */
export async function insertRows(
  db: Pick<Transaction, '$executeRaw'>,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const lists = Prisma.join(rows.map(values));
  await db.$executeRaw(Prisma.sql`${into(table, first)} VALUES ${lists}`);
}

/** Inserts a row unless an equal one, by a unique index, is there; whether it was inserted. */
export async function insertNew(db: Transaction, table: string, row: Row): Promise<boolean> {
  const inserted = await db.$executeRaw(
    Prisma.sql`${into(table, row)} VALUES ${values(row)} ON CONFLICT DO NOTHING`,
  );
  return inserted === 1;
}

function into(table: string, row: Row): Prisma.Sql {
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return Prisma.raw(`INSERT INTO "${table}" (${columns.join(', ')})`);
}

function values(row: Row): Prisma.Sql {
  return Prisma.sql`(${Prisma.join(Object.values(row).map((value) => value ?? null))})`;
}
