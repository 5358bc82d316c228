import type { Day } from '../domain/day.ts';
import type { Customer } from '../domain/purchase.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { Prisma } from './generated/client.ts';
import type { CustomerModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import { toColleague } from './people.ts';
import { CustomerGone } from './rows.ts';
import type { Writer } from './writer.ts';

/** A customer as the pickers show them. */
export interface CustomerChoice extends Customer {
  /** True when the person asking leads their case. */
  readonly yours: boolean;
  readonly closed: boolean;
  /** One's own: the day on which something was last bought for them. */
  readonly lastBought: Day | undefined;
}

/** References are compared in capitals, so that `v042` finds V042. */
export function lookupOf(reference: string): string {
  return reference.trim().toUpperCase();
}

/** Customers by what was typed in their place; only those on file are found. */
export async function customersByReference(
  { db, workspaceId }: Reader | Writer,
  typed: readonly string[],
): Promise<(Customer & { closedOn: Day | undefined })[]> {
  if (typed.length === 0) return [];
  const rows = await db.$queryRaw<Pick<CustomerModel, 'id' | 'reference' | 'closedOn'>[]>`
    SELECT "id", "reference", "closedOn" FROM "Customer"
    WHERE "workspaceId" = ${workspaceId} AND "lookup" IN (${Prisma.join(typed.map(lookupOf))})`;
  return rows.map((row) => ({ ...toCustomer(row), closedOn: (row.closedOn ?? undefined) as Day }));
}

/** A customer by reference; only an open one, since nothing is bought for a closed case. */
export async function openCustomer(
  { db, workspaceId }: Reader | Writer,
  reference: string,
): Promise<Customer | undefined> {
  const [row] = await db.$queryRaw<Pick<CustomerModel, 'id' | 'reference'>[]>`
    SELECT "id", "reference" FROM "Customer" WHERE "workspaceId" = ${workspaceId}
      AND "lookup" = ${lookupOf(reference)} AND "closedOn" IS NULL`;
  return row === undefined ? undefined : toCustomer(row);
}

/** Every reference there is, in capitals; none is given twice. */
export async function referencesOnFile({ db, workspaceId }: Reader): Promise<string[]> {
  const rows = await db.customer.findMany({ where: { workspaceId }, select: { lookup: true } });
  return rows.map(({ lookup }) => lookup);
}

/** The references of all whose case is open. */
export async function openReferences(from: Reader): Promise<string[]> {
  const rows = await from.db.customer.findMany({
    where: { workspaceId: from.workspaceId, closedOn: null },
    select: { reference: true },
    orderBy: { lookup: 'asc' },
  });
  return rows.map(({ reference }) => reference);
}

/**
 * Open customers whose reference holds what was typed: one's own first, with the day last bought
 * for, then by reference. In one statement, since Slack asks with every letter.
 *
 * @param most at most so many, as Slack's list allows (100)
 * @param closedToo those whose case is closed too
 */
export async function findCustomers(
  from: Reader,
  typed: string,
  staffId: number,
  most: number,
  closedToo = false,
): Promise<CustomerChoice[]> {
  const rows = await from.db.$queryRaw<
    {
      id: bigint;
      reference: string;
      yours: bigint;
      lastBought: string | null;
      closedOn: string | null;
    }[]
  >`
    SELECT c."id", c."reference", c."closedOn",
      CASE WHEN c."leadId" = ${staffId} THEN 1 ELSE 0 END AS "yours",
      CASE WHEN c."leadId" = ${staffId} THEN (${LAST_BOUGHT}) END AS "lastBought"
    FROM "Customer" c
    WHERE c."workspaceId" = ${from.workspaceId} AND (c."closedOn" IS NULL OR ${closedToo ? 1 : 0} = 1)
      AND c."lookup" LIKE ${holding(typed)} ESCAPE '!'
    ORDER BY 4 DESC, c."lookup" LIMIT ${most}`;
  return rows.map((row) => ({
    id: Number(row.id),
    reference: row.reference,
    yours: Number(row.yours) === 1,
    closed: row.closedOn !== null,
    lastBought: (row.lastBought ?? undefined) as Day | undefined,
  }));
}

/** The day on which something was last bought for customer `c`. */
export const LAST_BOUGHT = Prisma.sql`
  SELECT p."day" FROM "Purchase" p
  WHERE p."workspaceId" = c."workspaceId" AND p."customerId" = c."id"
    AND p."correctedOn" IS NULL AND p."kind" IN ('purchase', 'amendment')
  ORDER BY p."day" DESC LIMIT 1`;

/** A pattern for references that hold what was typed, whatever it is. */
function holding(typed: string): string {
  return `%${lookupOf(typed).replace(/[!%_]/gu, '!$&')}%`;
}

/** A customer by the ledger's id, with whoever leads their case. */
export async function customerById(
  from: Reader | Writer,
  id: number,
): Promise<(Customer & { leadId: number | undefined }) | undefined> {
  const row = await from.db.customer.findFirst({ where: { workspaceId: from.workspaceId, id } });
  return row === null ? undefined : { ...toCustomer(row), leadId: row.leadId ?? undefined };
}

/** Whoever leads a customer's case, as long as they have a role of their own on the team. */
export async function leadOnTeam(
  from: Reader | Writer,
  id: number,
): Promise<Colleague | undefined> {
  const { workspaceId } = from;
  const customer = await customerById(from, id);
  if (customer?.leadId === undefined) return undefined;
  const row = await from.db.person.findFirst({
    where: { workspaceId, id: customer.leadId, roles: { some: { until: null } } },
  });
  return row === null ? undefined : toColleague(row);
}

/**
 * R139: for what is about to be written about a customer, who may have been forgotten while the
 * transaction waited for its turn.
 *
 * @throws CustomerGone
 */
export async function insistOnCustomer(writer: Writer, id: number): Promise<void> {
  if ((await customerById(writer, id)) === undefined) throw new CustomerGone();
}

function toCustomer(row: Pick<CustomerModel, 'id' | 'reference'>): Customer {
  return { id: Number(row.id), reference: row.reference };
}

/** R41: whether a customer's benefits are in place on a day. */
export async function benefitsInPlace(
  from: Reader | Writer,
  customerId: number,
  on: Day,
): Promise<boolean> {
  const where = { id: customerId, workspaceId: from.workspaceId, benefitsOn: { lte: on } };
  return (await from.db.customer.count({ where })) > 0;
}
