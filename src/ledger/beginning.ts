import { createHash } from 'node:crypto';
import type { WorkspaceModel } from './generated/models.ts';
import { chain, type HistoryFact } from './history.ts';
import type { Reader } from './open.ts';
import type { Transaction } from './writer.ts';

/** The history's word for a workspace as it was made. */
export const BEGUN = 'workspace.begun';
/** And for the guidelines that an older ledger was given later. */
export const GUIDELINES_GIVEN = 'guidelines.given';

/** Settings as a workspace is made with them; later entries tell what became of each. */
export const SETTINGS = [
  'slackTeam',
  'timezone',
  'digestChannel',
  'managersChannel',
  'digestDay',
  'digestTime',
  'onDutyId',
  'protectionLeadId',
  'meeting',
  'workFrom',
  'workUntil',
  'budgetYearStart',
  'planningPence',
  'receiptPhotos',
  'digestPicture',
  'packDays',
  'textMonths',
  'moneyYears',
  'channelDays',
  'vocabularyVersion',
] as const;

type From = { readonly db: Pick<Reader['db'], keyof Transaction & keyof Reader['db']> } & Pick<
  Reader,
  'workspaceId'
>;

/** What every team begins with, as digests: categories, areas, limits and guidelines. */
export async function beginningFacts({ db, workspaceId }: From): Promise<HistoryFact['facts']> {
  const of = { where: { workspaceId }, orderBy: { id: 'asc' } } as const;
  const untouched = { ...of, where: { workspaceId, setAt: null } };
  return {
    categories: digestOf(await db.category.findMany(of)),
    words: digestOf(await db.categoryWord.findMany(of)),
    areas: digestOf(await db.outcomeArea.findMany(of)),
    limits: digestOf(await db.policy.findMany(untouched)),
    guidelines: digestOf(await db.guideline.findMany(untouched)),
  };
}

function digestOf(rows: readonly object[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url');
}

/** The first entry of a workspace's history: what it was made with. */
export async function recordBeginning(
  tx: Transaction,
  workspaceId: number,
  ledger: { readonly kind: string; readonly bornAt: Date },
  at: Date,
): Promise<void> {
  const where = { id: workspaceId };
  const row = await tx.workspace.findUniqueOrThrow({ where });
  const facts = {
    ledger: ledger.kind,
    bornAt: ledger.bornAt.toISOString(),
    ...Object.fromEntries(SETTINGS.map((setting) => [setting, row[setting]])),
    ...(await beginningFacts({ db: tx, workspaceId })),
  };
  const fact = { kind: BEGUN, subject: `workspace:${workspaceId}`, facts };
  await append(tx, row, fact, at);
}

/** An older ledger was given the guidelines that every team begins with. */
export async function recordGuidelines(tx: Transaction, workspaceId: number): Promise<void> {
  const row = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const { guidelines = null } = await beginningFacts({ db: tx, workspaceId });
  const subject = `workspace:${workspaceId}`;
  await append(tx, row, { kind: GUIDELINES_GIVEN, subject, facts: { guidelines } }, new Date());
}

/** Adds to the history outside of a writer: while a ledger is born or opened there is none. */
async function append(
  tx: Transaction,
  { id, historySequence, historyHash }: WorkspaceModel,
  fact: HistoryFact,
  at: Date,
): Promise<void> {
  const sequence = historySequence + 1;
  const entry = chain(fact, { sequence, at, actorId: null, previousHash: historyHash });
  await tx.historyEntry.create({ data: { ...entry, workspaceId: id } });
  const data = { historySequence: sequence, historyHash: entry.hash };
  await tx.workspace.update({ where: { id }, data });
}
