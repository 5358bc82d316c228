import { Prisma } from './generated/client.ts';

/**
 * All tables of a ledger, each after those that its rows refer to: the order of
 * prisma/schema.prisma. Each has its rows' numbers in a column `id`.
 */
export const TABLES: readonly string[] = Object.values(Prisma.ModelName);

/** A transaction that reaches all rows of all workspaces: only for copying a ledger whole. */
export type Whole = Prisma.TransactionClient;

/** A table's name as plain SQL has it. */
export function named(table: string): Prisma.Sql {
  return Prisma.raw(`"${table}"`);
}
