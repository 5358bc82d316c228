import type { Day } from '../domain/day.ts';
import { type Retention, textEndsBy } from '../domain/retention.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** At most so many ids in one statement. */
export const CHUNK = 500;

/** Records that go whole with whom or what they are about: how each is found, and its subject. */
export const WHOLE = [
  { subject: 'draft', table: 'Draft', column: 'customerId', by: 'customers' },
  { subject: 'note', table: 'PlanNote', column: 'planId', by: 'plans' },
  { subject: 'interest', table: 'Interest', column: 'planId', by: 'plans' },
  { subject: 'purchase-note', table: 'PurchaseNote', column: 'reference', by: 'references' },
  { subject: 'source-check', table: 'SourceCheck', column: 'customerId', by: 'customers' },
  { subject: 'follow-up', table: 'FollowUp', column: 'reference', by: 'references' },
  { subject: 'story', table: 'Story', column: 'reference', by: 'references' },
  { subject: 'action', table: 'Action', column: 'reference', by: 'references' },
  { subject: 'pattern', table: 'PatternAsk', column: 'customerId', by: 'customers' },
  { subject: 'audit-item', table: 'AuditItem', column: 'subject', by: 'subjects' },
  { subject: 'receipt-photo', table: 'ReceiptPhoto', column: 'reference', by: 'references' },
  { subject: 'customer-change', table: 'CustomerChange', column: 'customerId', by: 'customers' },
  { subject: 'look', table: 'Look', column: 'customerId', by: 'customers' },
  { subject: 'hold', table: 'LegalHold', column: 'customerId', by: 'customers' },
  { subject: 'customer', table: 'Customer', column: 'id', by: 'customers' },
] as const;

export type WholeTable = (typeof WHOLE)[number]['table'];

/** Whose words and links are due to go, and whose would be but for a legal hold. */
export interface Due {
  readonly customers: readonly number[];
  readonly held: readonly number[];
}

/** R139: customers whose case ended long enough before a day. */
export async function textDue(
  from: Reader | Writer,
  on: Day,
  retention: Pick<Retention, 'textMonths'>,
): Promise<Due> {
  const { db, workspaceId } = from;
  const closedOn = { not: null, lte: textEndsBy(on, retention) };
  const rows = await db.customer.findMany({
    where: { workspaceId, closedOn },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  const ids = rows.map(({ id }) => id);
  const held = new Set(await heldAmong(from, ids));
  return { customers: ids.filter((id) => !held.has(id)), held: [...held] };
}

/** Those of some customers about whom nothing may be forgotten. */
export async function heldAmong(
  { db, workspaceId }: Reader | Writer,
  customers: readonly number[],
): Promise<number[]> {
  const rows = await db.legalHold.findMany({
    where: { workspaceId, endedAt: null },
    select: { customerId: true },
  });
  const held = new Set(rows.map(({ customerId }) => customerId));
  return customers.filter((id) => held.has(id));
}

/** Everything that tells of some customers, by the ledger's ids. */
export interface Told {
  readonly customers: readonly number[];
  readonly purchases: readonly number[];
  readonly references: readonly string[];
  readonly plans: readonly number[];
  readonly decisions: readonly number[];
  /** By subject, such as `draft`. */
  readonly whole: ReadonlyMap<string, readonly number[]>;
}

/** Finds it. */
export async function toldOf(from: Reader | Writer, customers: readonly number[]): Promise<Told> {
  const bought = await idsIn(from, 'Purchase', 'customerId', customers, '"reference"');
  const plans = (await idsIn(from, 'Plan', 'customerId', customers)).map(({ id }) => id);
  const everTheirs = [...new Set(bought.map(({ extra }) => String(extra)))];
  const references = await ownReferences(from, customers, everTheirs);
  const purchases = bought.map(({ id }) => id);
  const drafts = (await idsIn(from, 'Draft', 'customerId', customers)).map(({ id }) => id);
  const subjects = [
    ...purchases.map((id) => `purchase:${id}`),
    ...plans.map((id) => `plan:${id}`),
    ...drafts.map((id) => `draft:${id}`),
  ];
  const keys = { customers, references, plans, subjects };
  const whole = new Map<string, readonly number[]>();
  for (const { subject, table, column, by } of WHOLE) {
    const found = await idsIn(from, table, column, keys[by]);
    whole.set(
      subject,
      found.map(({ id }) => id),
    );
  }
  const decisions = await idsIn(from, 'Decision', 'planId', plans);
  return {
    customers,
    purchases,
    references,
    plans,
    decisions: decisions.map(({ id }) => id),
    whole,
  };
}

/**
 * Those of some references under which what stands is these customers' own: what was told later of
 * an entry is about whoever it was corrected to. What a legal hold on any of its customers keeps stays.
 */
async function ownReferences(
  from: Reader | Writer,
  customers: readonly number[],
  references: readonly string[],
): Promise<string[]> {
  const { db, workspaceId } = from;
  const own = new Set<number | null>(customers);
  const others = new Set<string>();
  for (const part of chunks(references)) {
    const where = { workspaceId, reference: { in: [...part] }, customerId: { not: null } };
    const select = { reference: true, customerId: true, correctedOn: true } as const;
    const rows = (await db.purchase.findMany({ where, select })).filter(
      ({ customerId }) => !own.has(customerId),
    );
    const held = new Set<number | null>(
      await heldAmong(
        from,
        rows.flatMap(({ customerId }) => customerId ?? []),
      ),
    );
    for (const { reference, customerId, correctedOn } of rows) {
      if (correctedOn === null || held.has(customerId)) others.add(reference);
    }
  }
  return references.filter((reference) => !others.has(reference));
}

/** The ids of rows that have one of some values in a column, in their order. */
export async function idsIn(
  { db, workspaceId }: Reader | Writer,
  table: string,
  column: string,
  values: readonly (number | string)[],
  extra = 'NULL',
): Promise<{ id: number; extra: string | null }[]> {
  const found: { id: number; extra: string | null }[] = [];
  for (const part of chunks(values)) {
    const rows = await db.$queryRaw<{ id: bigint | number; extra: string | null }[]>`
      SELECT "id", ${Prisma.raw(extra)} AS "extra" FROM ${Prisma.raw(`"${table}"`)}
      WHERE "workspaceId" = ${workspaceId}
        AND ${Prisma.raw(`"${column}"`)} IN (${Prisma.join([...part])})`;
    found.push(...rows.map((row) => ({ id: Number(row.id), extra: row.extra })));
  }
  return found.sort((one, other) => one.id - other.id);
}

/** A list in parts that fit into a statement. */
export function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += CHUNK) yield all.slice(at, at + CHUNK);
}
