import { Prisma } from './generated/client.ts';
import type { Reader } from './open.ts';

/** Column `from` of a table holds the id of a row of another, in the same workspace. */
const LINKS: readonly (readonly [table: string, from: string, to: string])[] = [
  ['Role', 'personId', 'Person'],
  ['Customer', 'leadId', 'Person'],
  ['CustomerChange', 'customerId', 'Customer'],
  ['CustomerChange', 'byId', 'Person'],
  ['CategoryWord', 'categoryId', 'Category'],
  ['Purchase', 'correctsId', 'Purchase'],
  ['Purchase', 'againstId', 'Purchase'],
  ['Purchase', 'planId', 'Plan'],
  ['Purchase', 'customerId', 'Customer'],
  ['Purchase', 'buyerId', 'Person'],
  ['Purchase', 'policyId', 'Policy'],
  ['Purchase', 'signedOffById', 'Person'],
  ['Purchase', 'recordedById', 'Person'],
  ['PurchaseLine', 'purchaseId', 'Purchase'],
  ['PurchaseLine', 'categoryId', 'Category'],
  ['PurchaseLine', 'areaId', 'OutcomeArea'],
  ['Draft', 'buyerId', 'Person'],
  ['Draft', 'customerId', 'Customer'],
  ['Draft', 'categoryId', 'Category'],
  ['Draft', 'areaId', 'OutcomeArea'],
  ['Draft', 'purchaseId', 'Purchase'],
  ['Draft', 'planId', 'Plan'],
  ['Plan', 'askedById', 'Person'],
  ['Plan', 'customerId', 'Customer'],
  ['Plan', 'categoryId', 'Category'],
  ['Plan', 'areaId', 'OutcomeArea'],
  ['Plan', 'policyId', 'Policy'],
  ['Plan', 'purchaseId', 'Purchase'],
  ['Plan', 'boughtId', 'Purchase'],
  ['Plan', 'cardId', 'OutboxMessage'],
  ['Plan', 'followsId', 'Plan'],
  ['Plan', 'withId', 'Person'],
  ['Decision', 'planId', 'Plan'],
  ['Decision', 'decidedById', 'Person'],
  ['Decision', 'policyId', 'Policy'],
  ['PlanNote', 'planId', 'Plan'],
  ['PlanNote', 'byId', 'Person'],
  ['Interest', 'planId', 'Plan'],
  ['Interest', 'personId', 'Person'],
  ['HistoryEntry', 'actorId', 'Person'],
  ['Policy', 'setById', 'Person'],
  ['Guideline', 'setById', 'Person'],
  ['Budget', 'setById', 'Person'],
  ['Absence', 'personId', 'Person'],
  ['Absence', 'standInId', 'Person'],
  ['Absence', 'setById', 'Person'],
  ['Confirmation', 'byId', 'Person'],
  ['PurchaseNote', 'byId', 'Person'],
  ['SourceCheck', 'customerId', 'Customer'],
  ['SourceCheck', 'categoryId', 'Category'],
  ['SourceCheck', 'byId', 'Person'],
  ['FollowUp', 'personId', 'Person'],
  ['Story', 'releasedById', 'Person'],
  ['PatternAsk', 'customerId', 'Customer'],
  ['PatternAsk', 'workerId', 'Person'],
  ['ReceiptPhoto', 'byId', 'Person'],
  ['Look', 'customerId', 'Customer'],
  ['Look', 'byId', 'Person'],
  ['ExportedFile', 'byId', 'Person'],
  ['LegalHold', 'customerId', 'Customer'],
  ['LegalHold', 'setById', 'Person'],
  ['LegalHold', 'endedById', 'Person'],
  ['AnalysisRow', 'categoryId', 'Category'],
  ['AnalysisRow', 'areaId', 'OutcomeArea'],
  ['OutboxMessage', 'changes', 'OutboxMessage'],
  ['Pack', 'messageId', 'OutboxMessage'],
  ['PackExample', 'packId', 'Pack'],
  ['PackExample', 'areaId', 'OutcomeArea'],
  ['PackExample', 'addedById', 'Person'],
  ['PackExample', 'droppedById', 'Person'],
  ['Action', 'packId', 'Pack'],
  ['Action', 'ownerId', 'Person'],
  ['Action', 'recordedById', 'Person'],
  ['Action', 'doneById', 'Person'],
  ['AuditRound', 'madeById', 'Person'],
  ['AuditItem', 'roundId', 'AuditRound'],
  ['AuditItem', 'auditorId', 'Person'],
];

/** The first link to a row that is not there or is another workspace's; the first broken chain. */
export async function misfitInLinks(reader: Reader): Promise<string | undefined> {
  for (const [table, from, to] of LINKS) {
    const id = await danglingLink(reader, table, from, to);
    if (id !== undefined) return `${table} ${id}: its ${from} is no ${to} of this workspace.`;
  }
  return misfitInVersions(reader);
}

async function danglingLink(
  { db, workspaceId }: Reader,
  table: string,
  from: string,
  to: string,
): Promise<number | undefined> {
  const name = (text: string) => Prisma.raw(`"${text}"`);
  const [row] = await db.$queryRaw<{ id: bigint }[]>`
    SELECT t."id" FROM ${name(table)} t
    LEFT JOIN ${name(to)} o ON o."id" = t.${name(from)} AND o."workspaceId" = t."workspaceId"
    WHERE t."workspaceId" = ${workspaceId} AND t.${name(from)} IS NOT NULL AND o."id" IS NULL
    LIMIT 1`;
  return row === undefined ? undefined : Number(row.id);
}

/**
 * A later version corrects the one before it under the same reference, which then, and only then,
 * has the day on which it was corrected.
 */
async function misfitInVersions({ db, workspaceId }: Reader): Promise<string | undefined> {
  const [unlinked] = await db.$queryRaw<{ reference: string; version: bigint }[]>`
    SELECT p."reference", p."version" FROM "Purchase" p
    LEFT JOIN "Purchase" o ON o."id" = p."correctsId" AND +o."workspaceId" = p."workspaceId"
    WHERE p."workspaceId" = ${workspaceId} AND NOT (
      (p."version" = 1 AND o."id" IS NULL) OR (o."id" IS NOT NULL
        AND o."reference" = p."reference" AND o."version" = p."version" - 1
        AND o."correctedOn" = p."recordedOn"))
    LIMIT 1`;
  if (unlinked !== undefined) {
    return `Purchase ${unlinked.reference}: version ${unlinked.version} does not follow from the one before.`;
  }
  const [uncorrected] = await db.$queryRaw<{ reference: string }[]>`
    SELECT p."reference" FROM "Purchase" p
    LEFT JOIN "Purchase" n ON n."correctsId" = p."id" AND +n."workspaceId" = p."workspaceId"
    WHERE p."workspaceId" = ${workspaceId} AND p."correctedOn" IS NOT NULL AND n."id" IS NULL
    LIMIT 1`;
  return (
    uncorrected &&
    `Purchase ${uncorrected.reference}: it is marked corrected, and nothing corrects it.`
  );
}
