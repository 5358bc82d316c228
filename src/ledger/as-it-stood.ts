import { addDays, type Day, instantAt } from '../domain/day.ts';
import type { OnCaseload } from '../domain/forecast.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import { workspace } from './workspaces.ts';

type Marker = 'housed' | 'benefits' | 'closed';
type Changed = ReadonlyMap<number, Day | undefined>;

/** What was told of customers after some day, as it was before that: by the customer's id. */
export type ChangedSince = Readonly<Record<Marker, Changed>> & {
  /** Who came on file later. */
  readonly added: ReadonlySet<number>;
};

/**
 * What must be taken back to see customers as the ledger had them at the end of a day, so that a
 * report as of that day reads the same for ever; nothing for customers as they stand.
 */
export async function changedSince(reader: Reader, asOf: Day | undefined): Promise<ChangedSince> {
  const since = {
    housed: new Map<number, Day | undefined>(),
    benefits: new Map<number, Day | undefined>(),
    closed: new Map<number, Day | undefined>(),
    added: new Set<number>(),
  };
  if (asOf === undefined) return since;
  const { timezone } = await workspace(reader);
  const rows = await reader.db.customerChange.findMany({
    where: {
      workspaceId: reader.workspaceId,
      at: { gte: instantAt(addDays(asOf, 1), '00:00', timezone) },
      what: { in: ['housed', 'benefits', 'closed', 'added'] },
    },
    orderBy: { id: 'desc' },
    select: { customerId: true, what: true, before: true },
  });
  // The last word is the earliest change: what it found is what stood.
  for (const { customerId, what, before } of rows) {
    if (what === 'added') since.added.add(customerId);
    else since[what as Marker].set(customerId, (before ?? undefined) as Day | undefined);
  }
  return since;
}

/** The two markers of each customer, to be joined to lines: columns `housed` and `benefits`. */
export function markers({ workspaceId }: Reader, since: ChangedSince): Prisma.Sql {
  return Prisma.sql`LEFT JOIN (
    SELECT "id" AS "person", ${stood('"housedOn"', since.housed)} AS "housed",
      ${stood('"benefitsOn"', since.benefits)} AS "benefits"
    FROM "Customer" WHERE "workspaceId" = ${workspaceId}
  ) m ON m."person" = "customerId"`;
}

function stood(column: string, changed: Changed): Prisma.Sql {
  if (changed.size === 0) return Prisma.raw(column);
  const cases = [...changed].map(([id, before]) => {
    const then = before === undefined ? Prisma.raw('NULL') : Prisma.sql`${before}`;
    return Prisma.sql`WHEN ${Prisma.raw(String(Math.trunc(id)))} THEN ${then}`;
  });
  return Prisma.sql`CASE "id" ${Prisma.join(cases, ' ')} ELSE ${Prisma.raw(column)} END`;
}

/** Every customer's time on the caseload, by the ledger's id. */
export async function caseloadTimes(
  { db, workspaceId }: Reader,
  since: ChangedSince,
): Promise<Map<number, OnCaseload>> {
  const rows = await db.customer.findMany({
    where: { workspaceId },
    select: { id: true, introducedOn: true, closedOn: true },
  });
  return new Map(
    rows
      .filter(({ id }) => !since.added.has(id))
      .map(({ id, introducedOn, closedOn }) => {
        const closed = since.closed.has(id) ? since.closed.get(id) : (closedOn ?? undefined);
        return [
          id,
          {
            introducedOn: (introducedOn ?? undefined) as Day | undefined,
            closedOn: closed as Day | undefined,
          },
        ];
      }),
  );
}
