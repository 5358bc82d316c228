import type { CaseCustomer, OpenThing } from '../domain/caseload.ts';
import type { Day } from '../domain/day.ts';
import type { OnCaseload } from '../domain/forecast.ts';
import { pence } from '../domain/money.ts';
import { LAST_BOUGHT, lookupOf } from './customers.ts';
import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

interface CaseRow {
  readonly id: bigint;
  readonly reference: string;
  readonly introducedOn: string | null;
  readonly housedOn: string | null;
  readonly benefitsOn: string | null;
  readonly closedOn: string | null;
  readonly toldOn: string | null;
  readonly objectedOn: string | null;
  readonly leadId: bigint | null;
  readonly leadSlackId: string | null;
  readonly leadName: string | null;
  readonly lastBought: string | null;
}

/** Which customers are listed. */
export interface CaseloadPage {
  /** Only those whose case this person leads; undefined: all. */
  readonly leadId: number | undefined;
  readonly skip: number;
  readonly most: number;
}

/** A page of the open customers, by reference, and how many there are in all. */
export async function readCaseload(
  from: Reader,
  { leadId, skip, most }: CaseloadPage,
): Promise<{ customers: CaseCustomer[]; total: number }> {
  const whose = leadId === undefined ? Prisma.empty : Prisma.sql`AND c."leadId" = ${leadId}`;
  const rows = await read(
    from,
    Prisma.sql`AND c."closedOn" IS NULL ${whose}
      ORDER BY c."lookup" LIMIT ${most} OFFSET ${skip}`,
  );
  const where = {
    workspaceId: from.workspaceId,
    closedOn: null,
    ...(leadId === undefined ? {} : { leadId }),
  };
  return { customers: rows, total: await from.db.customer.count({ where }) };
}

/** A customer by the ledger's id, open or closed. */
export async function caseById(
  from: Reader | Writer,
  id: number,
): Promise<CaseCustomer | undefined> {
  return (await read(from, Prisma.sql`AND c."id" = ${id}`))[0];
}

/** A customer by reference, open or closed. */
export async function caseByReference(
  from: Reader,
  reference: string,
): Promise<CaseCustomer | undefined> {
  return (await read(from, Prisma.sql`AND c."lookup" = ${lookupOf(reference)}`))[0];
}

async function read(from: Reader | Writer, which: Prisma.Sql): Promise<CaseCustomer[]> {
  const rows = await from.db.$queryRaw<CaseRow[]>`
    SELECT c."id", c."reference", c."introducedOn", c."housedOn", c."benefitsOn", c."closedOn",
      c."toldOn", c."objectedOn", c."leadId", l."slackId" AS "leadSlackId", l."name" AS "leadName",
      (${LAST_BOUGHT}) AS "lastBought"
    FROM "Customer" c LEFT JOIN "Person" l ON l."id" = c."leadId"
      AND +l."workspaceId" = c."workspaceId"
    WHERE c."workspaceId" = ${from.workspaceId} ${which}`;
  return rows.map(toCase);
}

function toCase(row: CaseRow): CaseCustomer {
  const dayOr = (text: string | null) => (text ?? undefined) as Day | undefined;
  const { leadId } = row;
  return {
    id: Number(row.id),
    reference: row.reference,
    introducedOn: dayOr(row.introducedOn),
    housedOn: dayOr(row.housedOn),
    benefitsOn: dayOr(row.benefitsOn),
    closedOn: dayOr(row.closedOn),
    toldOn: dayOr(row.toldOn),
    objectedOn: dayOr(row.objectedOn),
    lead:
      leadId === null
        ? undefined
        : {
            id: Number(leadId),
            slackId: row.leadSlackId ?? undefined,
            name: row.leadName ?? undefined,
          },
    lastBought: dayOr(row.lastBought),
  };
}

/** Every customer's time on the caseload, for the forecast (R35); whose it is is not asked. */
export async function timesOnCaseload({ db, workspaceId }: Reader): Promise<OnCaseload[]> {
  const rows = await db.customer.findMany({
    where: { workspaceId },
    select: { introducedOn: true, closedOn: true },
  });
  return rows.map(({ introducedOn, closedOn }) => ({
    introducedOn: (introducedOn ?? undefined) as Day | undefined,
    closedOn: (closedOn ?? undefined) as Day | undefined,
  }));
}

/** What is open for a customer: requests that wait, approvals not bought yet, lines kept. */
export async function openThings(from: Reader, customerId: number): Promise<OpenThing[]> {
  const { workspaceId } = from;
  const [drafts, plans] = await Promise.all([
    from.db.draft.findMany({
      where: { workspaceId, customerId, state: 'open' },
      orderBy: { id: 'asc' },
    }),
    from.db.plan.findMany({
      where: {
        workspaceId,
        customerId,
        OR: [{ state: 'waiting' }, { state: 'approved', kind: 'ahead' }],
      },
      orderBy: { id: 'asc' },
    }),
  ]);
  return [
    ...plans.map((plan) => ({
      kind: plan.state === 'waiting' ? ('waiting' as const) : ('to_buy' as const),
      reference: plan.reference,
      item: plan.item,
      pence: pence(plan.upToPence - (plan.state === 'waiting' ? 0 : plan.boughtPence)),
    })),
    ...drafts.map((draft) => ({
      kind: 'to_finish' as const,
      reference: undefined,
      item: draft.item,
      pence: pence(draft.pence),
    })),
  ];
}
