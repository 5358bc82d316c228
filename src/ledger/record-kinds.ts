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
  exportedFileFacts,
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
import type { HistoryFact } from './history.ts';
import type { ReadClient, Reader } from './open.ts';
import { actionFacts, exampleFacts, packFacts } from './pack-facts.ts';
import { having, type Page, pageAfter } from './pages.ts';
import { absenceFacts, confirmationFacts, policyFacts } from './team-facts.ts';

type Facts = HistoryFact['facts'];

/** A row with what its history entry must say. */
export interface Recorded {
  readonly id: number;
  readonly facts: Facts;
}

/** What entries say of a kind of record beside its own. */
interface Leeway {
  /** What later entries speak of too; verify-requests.ts and verify-moments.ts look at it. */
  readonly later?: readonly string[];
  /** What entries of earlier versions do not tell. */
  readonly since?: readonly string[];
}

/** A kind of record: how to page through it, and the history entry that each must have. */
export interface RecordKind extends Leeway {
  readonly name: string;
  readonly subject: string;
  readonly entry: string;
  page(reader: Reader, afterId: number, most: number): Promise<Recorded[]>;
}

/** Where its rows are, and what the entry says of one. */
interface Rows<Row> extends Leeway {
  rows(db: ReadClient, page: Page): Promise<(Row & { readonly id: number })[]>;
  facts(row: Row): Facts;
}

function kind<Row>(
  name: string,
  subject: string,
  entry: string,
  { rows, facts, ...leeway }: Rows<Row>,
): RecordKind {
  const page: RecordKind['page'] = async ({ db, workspaceId }, afterId, most) => {
    const found = await rows(db, pageAfter(workspaceId, afterId, most));
    return found.map((row) => ({ id: row.id, facts: facts(row) }));
  };
  return { name, subject, entry, page, ...leeway };
}

/** Every kind of record that has an entry of its own, purchases apart. */
export const RECORD_KINDS: readonly RecordKind[] = [
  kind('Kept line', 'draft', 'draft.kept', {
    rows: ({ draft }, page) => draft.findMany(page),
    facts: draftFacts,
    later: ['keptFor', 'overItem', 'overDay', 'softRule', 'category', 'area'],
    since: ['otherSource', 'whyThisOne'],
  }),
  kind('Request', 'plan', 'plan.asked', {
    rows: ({ plan }, page) => plan.findMany(page),
    facts: planFacts,
    later: ['urgency', 'answerBy', 'with'],
    since: ['askedOn', 'otherSource', 'whyThisOne'],
  }),
  kind('Decision', 'decision', 'decision.made', {
    rows: ({ decision }, page) => decision.findMany(page),
    facts: decisionFacts,
  }),
  kind('Note', 'note', 'note.added', {
    rows: ({ planNote }, page) => planNote.findMany(page),
    facts: noteFacts,
  }),
  // Those that every team begins with are the app's own, and no entry tells of them.
  kind('Guideline', 'guideline', 'guideline.set', {
    rows: ({ guideline }, page) => guideline.findMany(having('setAt', page)),
    facts: guidelineFacts,
  }),
  kind('Later note', 'purchase-note', 'purchase.noted', {
    rows: ({ purchaseNote }, page) => purchaseNote.findMany(page),
    facts: purchaseNoteFacts,
  }),
  kind('Question for later', 'follow-up', 'follow-up.made', {
    rows: ({ followUp }, page) => followUp.findMany(page),
    facts: followUpFacts,
  }),
  // Those that every team begins with were set by nobody.
  kind('Limits', 'policy', 'policy.set', {
    rows: ({ policy }, page) => policy.findMany(having('setAt', page)),
    facts: policyFacts,
  }),
  kind('Time away', 'absence', 'absence.set', {
    rows: ({ absence }, page) => absence.findMany(page),
    facts: absenceFacts,
  }),
  kind('Confirmation', 'confirmation', 'confirmation.made', {
    rows: ({ confirmation }, page) => confirmation.findMany(page),
    facts: confirmationFacts,
  }),
  kind('Receipt photo', 'receipt-photo', 'receipt.kept', {
    rows: ({ receiptPhoto }, page) => receiptPhoto.findMany(page),
    facts: receiptPhotoFacts,
  }),
  kind('Source check', 'source-check', 'source.checked', {
    rows: ({ sourceCheck }, page) => sourceCheck.findMany(page),
    facts: sourceCheckFacts,
  }),
  kind('Budget', 'budget', 'budget.set', {
    rows: ({ budget }, page) => budget.findMany(page),
    facts: budgetFacts,
  }),
  kind('Customer change', 'customer-change', 'customer.told', {
    rows: ({ customerChange }, page) => customerChange.findMany(page),
    facts: customerChangeFacts,
  }),
  kind('Pack', 'pack', 'pack.made', {
    rows: ({ pack }, page) => pack.findMany(page),
    facts: packFacts,
  }),
  kind('Example', 'example', 'example.chosen', {
    rows: ({ packExample }, page) => packExample.findMany(page),
    facts: exampleFacts,
  }),
  kind('Action', 'action', 'action.recorded', {
    rows: ({ action }, page) => action.findMany(page),
    facts: actionFacts,
  }),
  kind('Question about a pattern', 'pattern', 'pattern.asked', {
    rows: ({ patternAsk }, page) => patternAsk.findMany(page),
    facts: patternAskFacts,
  }),
  kind('Answer about a pattern', 'pattern', 'pattern.answered', {
    rows: ({ patternAsk }, page) => patternAsk.findMany(having('answer', page)),
    facts: patternAnswerFacts,
  }),
  kind('One that worked', 'story', 'story.released', {
    rows: ({ story }, page) => story.findMany(page),
    facts: storyFacts,
  }),
  kind('One that worked, shown', 'story', 'story.shown', {
    rows: ({ story }, page) => story.findMany(having('shownFor', page)),
    facts: storyShownFacts,
  }),
  kind('One that worked, taken back', 'story', 'story.taken-back', {
    rows: ({ story }, page) => story.findMany(having('takenBackAt', page)),
    facts: () => ({}),
  }),
  kind('Round of audit', 'audit-round', 'audit.drawn', {
    rows: ({ auditRound }, page) => auditRound.findMany(page),
    facts: auditRoundFacts,
  }),
  kind('Round of audit, closed', 'audit-round', 'audit.closed', {
    rows: ({ auditRound }, page) => auditRound.findMany(having('closedAt', page)),
    facts: () => ({}),
  }),
  kind('Entry of an audit', 'audit-item', 'audit.given', {
    rows: ({ auditItem }, page) => auditItem.findMany(page),
    facts: auditItemFacts,
    later: ['auditor'],
  }),
  kind('Finding of an audit', 'audit-item', 'audit.answered', {
    rows: ({ auditItem }, page) => auditItem.findMany(having('answeredAt', page)),
    facts: auditAnswerFacts,
  }),
  kind('Reply to an audit', 'audit-item', 'audit.replied', {
    rows: ({ auditItem }, page) => auditItem.findMany(having('repliedAt', page)),
    facts: auditReplyFacts,
  }),
  kind('Interest', 'interest', 'interest.declared', {
    rows: ({ interest }, page) => interest.findMany(page),
    facts: interestFacts,
  }),
  kind('Look', 'look', 'customer.looked-at', {
    rows: ({ look }, page) => look.findMany(page),
    facts: lookFacts,
  }),
  kind('Exported file', 'exported-file', 'file.asked', {
    rows: ({ exportedFile }, page) => exportedFile.findMany(page),
    facts: exportedFileFacts,
  }),
  kind('Legal hold', 'hold', 'hold.set', {
    rows: ({ legalHold }, page) => legalHold.findMany(page),
    facts: holdFacts,
  }),
  kind('Legal hold, ended', 'hold', 'hold.ended', {
    rows: ({ legalHold }, page) => legalHold.findMany(having('endedAt', page)),
    facts: () => ({}),
  }),
];
