import {
  auditAnswerFacts,
  auditItemFacts,
  auditReplyFacts,
  auditRoundFacts,
} from './audit-facts.ts';
import {
  budgetFacts,
  customerChangeFacts,
  decisionFacts,
  draftFacts,
  followUpFacts,
  guidelineFacts,
  holdFacts,
  interestFacts,
  lookFacts,
  noteFacts,
  patternAnswerFacts,
  patternAskFacts,
  planFacts,
  purchaseNoteFacts,
  receiptPhotoFacts,
  sourceCheckFacts,
  storyFacts,
  storyShownFacts,
} from './facts.ts';
import { type Forgotten, readForgotten } from './forgotten.ts';
import type { HistoryFact } from './history.ts';
import type { Reader } from './open.ts';
import { actionFacts, exampleFacts, packFacts } from './pack-facts.ts';
import { rowsAfter } from './pages.ts';
import { absenceFacts, confirmationFacts, policyFacts } from './team-facts.ts';
import { unlike } from './unlike.ts';

type Facts = HistoryFact['facts'];

/** A row with what its history entry must say. */
interface Recorded {
  readonly id: number;
  readonly facts: Facts;
}

/** A kind of record: how to page through it, and the history entry that each must have. */
interface RecordKind {
  readonly name: string;
  readonly subject: string;
  readonly entry: string;
  page(reader: Reader, afterId: number, most: number): Promise<Recorded[]>;
  /** What later entries speak of too; verify-requests.ts and verify-moments.ts look at it. */
  readonly later?: readonly string[];
  /** What entries of earlier versions do not tell. */
  readonly since?: readonly string[];
}

const PAGE = 500;

/**
 * The first record that is not as its history entry says, or has none. Purchases, which are most, are
 * held against theirs while the chain is walked (verify-purchases.ts).
 *
 * @param kinds how many entries of each kind the history has, of records that did not go whole
 */
export async function misfitInRecords(
  reader: Reader,
  kinds: ReadonlyMap<string, number>,
): Promise<string | undefined> {
  const forgotten = await readForgotten(reader);
  for (const kind of KINDS) {
    const told = kinds.get(kind.entry) ?? 0;
    const misfit = await misfitInKind(reader, kind, { forgotten, told });
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}

async function misfitInKind(
  reader: Reader,
  kind: RecordKind,
  { forgotten, told }: { readonly forgotten: Forgotten; readonly told: number },
): Promise<string | undefined> {
  const { canRead } = reader.keys;
  let [after, seen] = [0, 0];
  for (;;) {
    const rows = await kind.page(reader, after, PAGE);
    const entries = await entriesOf(reader, kind, rows);
    for (const row of rows) {
      const name = `${kind.name} ${row.facts.reference ?? row.id} (${kind.subject}:${row.id})`;
      const remembered = forgotten.get(`${kind.subject}:${row.id}`);
      const comparing = { ...kind, canRead, remembered };
      const misfit = unlike(row.facts, entries.get(row.id), comparing);
      if (misfit !== undefined) return `${name}: ${misfit}`;
    }
    seen += rows.length;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) break;
  }
  // One that was taken out of the ledger has left its entry behind.
  if (told === seen) return undefined;
  return `${kind.name}: the history tells of ${told}, the ledger holds ${seen}.`;
}

async function entriesOf(
  { db, workspaceId }: Reader,
  { subject, entry }: RecordKind,
  rows: readonly Recorded[],
): Promise<Map<number, string>> {
  const entries = await db.historyEntry.findMany({
    where: { workspaceId, kind: entry, subject: { in: rows.map(({ id }) => `${subject}:${id}`) } },
    select: { subject: true, facts: true },
  });
  return new Map(entries.map(({ subject: of, facts }) => [Number(of.split(':')[1]), facts]));
}

const inOrder = (afterId: number, most: number, workspaceId: number) =>
  ({ where: rowsAfter(workspaceId, afterId), orderBy: { id: 'asc' }, take: most }) as const;

const KINDS: readonly RecordKind[] = [
  {
    name: 'Kept line',
    subject: 'draft',
    entry: 'draft.kept',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.draft.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: draftFacts(row) }));
    },
    later: ['keptFor', 'overItem', 'overDay', 'softRule', 'category', 'area'],
    since: ['otherSource', 'whyThisOne'],
  },
  {
    name: 'Request',
    subject: 'plan',
    entry: 'plan.asked',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.plan.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: planFacts(row) }));
    },
    later: ['urgency', 'answerBy', 'with'],
    since: ['askedOn', 'otherSource', 'whyThisOne'],
  },
  {
    name: 'Decision',
    subject: 'decision',
    entry: 'decision.made',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.decision.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: decisionFacts(row) }));
    },
  },
  {
    name: 'Note',
    subject: 'note',
    entry: 'note.added',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.planNote.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: noteFacts(row) }));
    },
  },
  {
    name: 'Guideline',
    subject: 'guideline',
    entry: 'guideline.set',
    page: async ({ db, workspaceId }, afterId, most) => {
      // Those that every team begins with are the app's own, and no entry tells of them.
      const where = { ...rowsAfter(workspaceId, afterId), setAt: { not: null } };
      const rows = await db.guideline.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map((row) => ({ id: row.id, facts: guidelineFacts(row) }));
    },
  },
  {
    name: 'Later note',
    subject: 'purchase-note',
    entry: 'purchase.noted',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.purchaseNote.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: purchaseNoteFacts(row) }));
    },
  },
  {
    name: 'Question for later',
    subject: 'follow-up',
    entry: 'follow-up.made',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.followUp.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: followUpFacts(row) }));
    },
  },
  {
    name: 'Limits',
    subject: 'policy',
    entry: 'policy.set',
    page: async ({ db, workspaceId }, afterId, most) => {
      // Those that every team begins with were set by nobody.
      const where = { ...rowsAfter(workspaceId, afterId), setAt: { not: null } };
      const rows = await db.policy.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map((row) => ({ id: row.id, facts: policyFacts(row) }));
    },
  },
  {
    name: 'Time away',
    subject: 'absence',
    entry: 'absence.set',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.absence.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: absenceFacts(row) }));
    },
  },
  {
    name: 'Confirmation',
    subject: 'confirmation',
    entry: 'confirmation.made',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.confirmation.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: confirmationFacts(row) }));
    },
  },
  {
    name: 'Receipt photo',
    subject: 'receipt-photo',
    entry: 'receipt.kept',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.receiptPhoto.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: receiptPhotoFacts(row) }));
    },
  },
  {
    name: 'Source check',
    subject: 'source-check',
    entry: 'source.checked',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.sourceCheck.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: sourceCheckFacts(row) }));
    },
  },
  {
    name: 'Budget',
    subject: 'budget',
    entry: 'budget.set',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.budget.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: budgetFacts(row) }));
    },
  },
  {
    name: 'Customer change',
    subject: 'customer-change',
    entry: 'customer.told',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.customerChange.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: customerChangeFacts(row) }));
    },
  },
  {
    name: 'Pack',
    subject: 'pack',
    entry: 'pack.made',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.pack.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: packFacts(row) }));
    },
  },
  {
    name: 'Example',
    subject: 'example',
    entry: 'example.chosen',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.packExample.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: exampleFacts(row) }));
    },
  },
  {
    name: 'Action',
    subject: 'action',
    entry: 'action.recorded',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.action.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: actionFacts(row) }));
    },
  },
  {
    name: 'Question about a pattern',
    subject: 'pattern',
    entry: 'pattern.asked',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.patternAsk.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: patternAskFacts(row) }));
    },
  },
  {
    name: 'Answer about a pattern',
    subject: 'pattern',
    entry: 'pattern.answered',
    page: async ({ db, workspaceId }, afterId, most) => {
      const where = { ...rowsAfter(workspaceId, afterId), answer: { not: null } };
      const rows = await db.patternAsk.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map((row) => ({ id: row.id, facts: patternAnswerFacts(row) }));
    },
  },
  {
    name: 'One that worked',
    subject: 'story',
    entry: 'story.released',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.story.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: storyFacts(row) }));
    },
  },
  {
    name: 'One that worked, shown',
    subject: 'story',
    entry: 'story.shown',
    page: async ({ db, workspaceId }, afterId, most) => {
      const where = { ...rowsAfter(workspaceId, afterId), shownFor: { not: null } };
      const rows = await db.story.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map((row) => ({ id: row.id, facts: storyShownFacts(row) }));
    },
  },
  {
    name: 'One that worked, taken back',
    subject: 'story',
    entry: 'story.taken-back',
    page: async ({ db, workspaceId }, afterId, most) => {
      const where = { ...rowsAfter(workspaceId, afterId), takenBackAt: { not: null } };
      const rows = await db.story.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map(({ id }) => ({ id, facts: {} }));
    },
  },
  {
    name: 'Round of audit',
    subject: 'audit-round',
    entry: 'audit.drawn',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.auditRound.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: auditRoundFacts(row) }));
    },
  },
  {
    name: 'Round of audit, closed',
    subject: 'audit-round',
    entry: 'audit.closed',
    page: async ({ db, workspaceId }, afterId, most) => {
      const where = { ...rowsAfter(workspaceId, afterId), closedAt: { not: null } };
      const rows = await db.auditRound.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map(({ id }) => ({ id, facts: {} }));
    },
  },
  {
    name: 'Entry of an audit',
    subject: 'audit-item',
    entry: 'audit.given',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.auditItem.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: auditItemFacts(row) }));
    },
    later: ['auditor'],
  },
  {
    name: 'Finding of an audit',
    subject: 'audit-item',
    entry: 'audit.answered',
    page: async ({ db, workspaceId }, afterId, most) => {
      const where = { ...rowsAfter(workspaceId, afterId), answeredAt: { not: null } };
      const rows = await db.auditItem.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map((row) => ({ id: row.id, facts: auditAnswerFacts(row) }));
    },
  },
  {
    name: 'Reply to an audit',
    subject: 'audit-item',
    entry: 'audit.replied',
    page: async ({ db, workspaceId }, afterId, most) => {
      const where = { ...rowsAfter(workspaceId, afterId), repliedAt: { not: null } };
      const rows = await db.auditItem.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map((row) => ({ id: row.id, facts: auditReplyFacts(row) }));
    },
  },
  {
    name: 'Interest',
    subject: 'interest',
    entry: 'interest.declared',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.interest.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: interestFacts(row) }));
    },
  },
  {
    name: 'Look',
    subject: 'look',
    entry: 'customer.looked-at',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.look.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: lookFacts(row) }));
    },
  },
  {
    name: 'Legal hold',
    subject: 'hold',
    entry: 'hold.set',
    page: async ({ db, workspaceId }, afterId, most) => {
      const rows = await db.legalHold.findMany(inOrder(afterId, most, workspaceId));
      return rows.map((row) => ({ id: row.id, facts: holdFacts(row) }));
    },
  },
  {
    name: 'Legal hold, ended',
    subject: 'hold',
    entry: 'hold.ended',
    page: async ({ db, workspaceId }, afterId, most) => {
      const where = { ...rowsAfter(workspaceId, afterId), endedAt: { not: null } };
      const rows = await db.legalHold.findMany({ where, orderBy: { id: 'asc' }, take: most });
      return rows.map(({ id }) => ({ id, facts: {} }));
    },
  },
];
