import type { ReadClient, Reader } from './open.ts';
import { type Page, pageAfter } from './pages.ts';
import { type Effects, misfitInState, type StateKind, type Told } from './verify-states.ts';

type Row = { readonly id: number };

/** Where a table is, and what entries say of when its rows were made, and of where they stand. */
interface Table {
  readonly name: string;
  readonly subject: string;
  rows(db: ReadClient, page: Page): Promise<Row[]>;
  readonly effects: Effects<Row>;
}

const at = ({ at }: Told) => ({ at });
const setAt = ({ at }: Told) => ({ setAt: at });

const TABLES: readonly Table[] = [
  {
    name: 'Decision',
    subject: 'decision',
    rows: ({ decision }, page) => decision.findMany(page),
    effects: { 'decision.made': ({ at }) => ({ decidedAt: at }) },
  },
  {
    name: 'Note',
    subject: 'note',
    rows: ({ planNote }, page) => planNote.findMany(page),
    effects: { 'note.added': at },
  },
  {
    name: 'Later note',
    subject: 'purchase-note',
    rows: ({ purchaseNote }, page) => purchaseNote.findMany(page),
    effects: { 'purchase.noted': at },
  },
  {
    name: 'Receipt photo',
    subject: 'receipt-photo',
    rows: ({ receiptPhoto }, page) => receiptPhoto.findMany(page),
    effects: { 'receipt.kept': at },
  },
  {
    name: 'Source check',
    subject: 'source-check',
    rows: ({ sourceCheck }, page) => sourceCheck.findMany(page),
    effects: { 'source.checked': at },
  },
  {
    name: 'Confirmation',
    subject: 'confirmation',
    rows: ({ confirmation }, page) => confirmation.findMany(page),
    effects: { 'confirmation.made': at },
  },
  {
    name: 'Customer change',
    subject: 'customer-change',
    rows: ({ customerChange }, page) => customerChange.findMany(page),
    effects: { 'customer.told': at },
  },
  {
    name: 'Guideline',
    subject: 'guideline',
    rows: ({ guideline }, page) => guideline.findMany(page),
    effects: { 'guideline.set': setAt },
  },
  {
    name: 'Limits',
    subject: 'policy',
    rows: ({ policy }, page) => policy.findMany(page),
    effects: { 'policy.set': setAt },
  },
  {
    name: 'Budget',
    subject: 'budget',
    rows: ({ budget }, page) => budget.findMany(page),
    effects: { 'budget.set': setAt },
  },
  {
    name: 'Time away',
    subject: 'absence',
    rows: ({ absence }, page) => absence.findMany(page),
    effects: {
      'absence.set': ({ at }) => ({ setAt: at, endedAt: null }),
      'absence.ended': ({ at }) => ({ endedAt: at }),
    },
  },
  {
    name: 'Pack',
    subject: 'pack',
    rows: ({ pack }, page) => pack.findMany(page),
    effects: {
      'pack.made': ({ at }) => ({ madeAt: at, remindedAt: null }),
      'pack.reminded': ({ at }) => ({ remindedAt: at }),
    },
  },
  {
    name: 'Example',
    subject: 'example',
    rows: ({ packExample }, page) => packExample.findMany(page),
    effects: {
      'example.chosen': ({ at }) => ({ at, droppedAt: null, droppedById: null }),
      'example.dropped': ({ at, actorId }) => ({ droppedAt: at, droppedById: actorId }),
      'example.put-back': ({ at }) => ({ at, droppedAt: null, droppedById: null }),
    },
  },
  {
    name: 'Action',
    subject: 'action',
    rows: ({ action }, page) => action.findMany(page),
    effects: {
      'action.recorded': ({ at }) => ({ at, doneAt: null, doneById: null }),
      'action.done': ({ at, actorId }) => ({ doneAt: at, doneById: actorId }),
      'action.not-done': () => ({ doneAt: null, doneById: null }),
    },
  },
  {
    name: 'One that worked',
    subject: 'story',
    rows: ({ story }, page) => story.findMany(page),
    effects: {
      'story.released': ({ at }) => ({ at, shownFor: null, takenBackAt: null }),
      'story.shown': ({ facts }) => ({ shownFor: facts.week }),
      'story.taken-back': ({ at }) => ({ takenBackAt: at }),
    },
  },
  {
    name: 'Question about a pattern',
    subject: 'pattern',
    rows: ({ patternAsk }, page) => patternAsk.findMany(page),
    effects: {
      'pattern.asked': ({ at }) => ({ at, answer: null, because: null, answeredAt: null }),
      // What was answered is held against the history as a record (verify-records.ts).
      'pattern.answered': ({ at }) => ({ answeredAt: at, answer: undefined, because: undefined }),
    },
  },
  {
    name: 'Question for later',
    subject: 'follow-up',
    rows: ({ followUp }, page) => followUp.findMany(page),
    effects: {
      'follow-up.made': ({ at }) => ({ madeAt: at, askedAt: null, closedAt: null }),
      'follow-up.asked': ({ at }) => ({ askedAt: at }),
      'follow-up.closed': ({ at }) => ({ closedAt: at }),
    },
  },
  {
    name: 'Interest',
    subject: 'interest',
    rows: ({ interest }, page) => interest.findMany(page),
    effects: { 'interest.declared': at },
  },
  {
    name: 'Look',
    subject: 'look',
    rows: ({ look }, page) => look.findMany(page),
    effects: { 'customer.looked-at': at },
  },
  {
    name: 'Exported file',
    subject: 'exported-file',
    rows: ({ exportedFile }, page) => exportedFile.findMany(page),
    effects: { 'file.asked': at },
  },
  {
    name: 'Legal hold',
    subject: 'hold',
    rows: ({ legalHold }, page) => legalHold.findMany(page),
    effects: {
      'hold.set': ({ at }) => ({ setAt: at, endedAt: null, endedById: null }),
      'hold.ended': ({ at, actorId }) => ({ endedAt: at, endedById: actorId }),
    },
  },
  {
    name: 'Round of audit',
    subject: 'audit-round',
    rows: ({ auditRound }, page) => auditRound.findMany(page),
    effects: {
      'audit.drawn': ({ at }) => ({ at, closedAt: null }),
      'audit.closed': ({ at }) => ({ closedAt: at }),
    },
  },
  {
    name: 'Entry of an audit',
    subject: 'audit-item',
    rows: ({ auditItem }, page) => auditItem.findMany(page),
    effects: {
      'audit.given': ({ at, facts }) => ({
        auditorId: facts.auditor,
        ...{ at, answers: null, finding: null, answeredAt: null, reply: null, repliedAt: null },
      }),
      'audit.passed-on': ({ facts }) => ({ auditorId: facts.auditor }),
      'audit.answered': ({ at }) => ({ answeredAt: at, answers: undefined, finding: undefined }),
      'audit.replied': ({ at }) => ({ repliedAt: at, reply: undefined }),
    },
  },
];

/** The first record whose moments, or where it stands, are not as the history tells. */
export async function misfitInMoments(reader: Reader): Promise<string | undefined> {
  for (const { rows, ...table } of TABLES) {
    const page: StateKind<Row>['page'] = ({ db, workspaceId }, afterId, most) =>
      rows(db, pageAfter(workspaceId, afterId, most));
    const misfit = await misfitInState(reader, { ...table, page });
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}
