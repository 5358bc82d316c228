import type { Reader } from './open.ts';
import { rowsAfter } from './pages.ts';
import { type Effects, misfitInState, type StateKind, type Told } from './verify-states.ts';

type Row = { readonly id: number };
type Find = (args: {
  where: ReturnType<typeof rowsAfter>;
  orderBy: { id: 'asc' };
  take: number;
}) => Promise<Row[]>;

/** Where a table is, and what entries say of when its rows were made, and of where they stand. */
interface Table {
  readonly name: string;
  readonly subject: string;
  readonly find: (reader: Reader) => Find;
  readonly effects: Effects<Row>;
}

const at = ({ at }: Told) => ({ at });
const setAt = ({ at }: Told) => ({ setAt: at });

const TABLES: readonly Table[] = [
  {
    name: 'Decision',
    subject: 'decision',
    find:
      ({ db }) =>
      (args) =>
        db.decision.findMany(args),
    effects: { 'decision.made': ({ at }) => ({ decidedAt: at }) },
  },
  {
    name: 'Note',
    subject: 'note',
    find:
      ({ db }) =>
      (args) =>
        db.planNote.findMany(args),
    effects: { 'note.added': at },
  },
  {
    name: 'Later note',
    subject: 'purchase-note',
    find:
      ({ db }) =>
      (args) =>
        db.purchaseNote.findMany(args),
    effects: { 'purchase.noted': at },
  },
  {
    name: 'Receipt photo',
    subject: 'receipt-photo',
    find:
      ({ db }) =>
      (args) =>
        db.receiptPhoto.findMany(args),
    effects: { 'receipt.kept': at },
  },
  {
    name: 'Source check',
    subject: 'source-check',
    find:
      ({ db }) =>
      (args) =>
        db.sourceCheck.findMany(args),
    effects: { 'source.checked': at },
  },
  {
    name: 'Confirmation',
    subject: 'confirmation',
    find:
      ({ db }) =>
      (args) =>
        db.confirmation.findMany(args),
    effects: { 'confirmation.made': at },
  },
  {
    name: 'Customer change',
    subject: 'customer-change',
    find:
      ({ db }) =>
      (args) =>
        db.customerChange.findMany(args),
    effects: { 'customer.told': at },
  },
  {
    name: 'Guideline',
    subject: 'guideline',
    find:
      ({ db }) =>
      (args) =>
        db.guideline.findMany(args),
    effects: { 'guideline.set': setAt },
  },
  {
    name: 'Limits',
    subject: 'policy',
    find:
      ({ db }) =>
      (args) =>
        db.policy.findMany(args),
    effects: { 'policy.set': setAt },
  },
  {
    name: 'Budget',
    subject: 'budget',
    find:
      ({ db }) =>
      (args) =>
        db.budget.findMany(args),
    effects: { 'budget.set': setAt },
  },
  {
    name: 'Time away',
    subject: 'absence',
    find:
      ({ db }) =>
      (args) =>
        db.absence.findMany(args),
    effects: {
      'absence.set': ({ at }) => ({ setAt: at, endedAt: null }),
      'absence.ended': ({ at }) => ({ endedAt: at }),
    },
  },
  {
    name: 'Pack',
    subject: 'pack',
    find:
      ({ db }) =>
      (args) =>
        db.pack.findMany(args),
    effects: {
      'pack.made': ({ at }) => ({ madeAt: at, remindedAt: null }),
      'pack.reminded': ({ at }) => ({ remindedAt: at }),
    },
  },
  {
    name: 'Example',
    subject: 'example',
    find:
      ({ db }) =>
      (args) =>
        db.packExample.findMany(args),
    effects: {
      'example.chosen': ({ at }) => ({ at, droppedAt: null, droppedById: null }),
      'example.dropped': ({ at, actorId }) => ({ droppedAt: at, droppedById: actorId }),
      'example.put-back': ({ at }) => ({ at, droppedAt: null, droppedById: null }),
    },
  },
  {
    name: 'Action',
    subject: 'action',
    find:
      ({ db }) =>
      (args) =>
        db.action.findMany(args),
    effects: {
      'action.recorded': ({ at }) => ({ at, doneAt: null, doneById: null }),
      'action.done': ({ at, actorId }) => ({ doneAt: at, doneById: actorId }),
      'action.not-done': () => ({ doneAt: null, doneById: null }),
    },
  },
  {
    name: 'One that worked',
    subject: 'story',
    find:
      ({ db }) =>
      (args) =>
        db.story.findMany(args),
    effects: {
      'story.released': ({ at }) => ({ at, shownFor: null, takenBackAt: null }),
      'story.shown': ({ facts }) => ({ shownFor: facts.week }),
      'story.taken-back': ({ at }) => ({ takenBackAt: at }),
    },
  },
  {
    name: 'Question about a pattern',
    subject: 'pattern',
    find:
      ({ db }) =>
      (args) =>
        db.patternAsk.findMany(args),
    effects: {
      'pattern.asked': ({ at }) => ({ at, answer: null, because: null, answeredAt: null }),
      // What was answered is held against the history as a record (verify-records.ts).
      'pattern.answered': ({ at }) => ({ answeredAt: at, answer: undefined, because: undefined }),
    },
  },
  {
    name: 'Question for later',
    subject: 'follow-up',
    find:
      ({ db }) =>
      (args) =>
        db.followUp.findMany(args),
    effects: {
      'follow-up.made': ({ at }) => ({ madeAt: at, askedAt: null, closedAt: null }),
      'follow-up.asked': ({ at }) => ({ askedAt: at }),
      'follow-up.closed': ({ at }) => ({ closedAt: at }),
    },
  },
  {
    name: 'Interest',
    subject: 'interest',
    find:
      ({ db }) =>
      (args) =>
        db.interest.findMany(args),
    effects: { 'interest.declared': at },
  },
  {
    name: 'Look',
    subject: 'look',
    find:
      ({ db }) =>
      (args) =>
        db.look.findMany(args),
    effects: { 'customer.looked-at': at },
  },
  {
    name: 'Legal hold',
    subject: 'hold',
    find:
      ({ db }) =>
      (args) =>
        db.legalHold.findMany(args),
    effects: {
      'hold.set': ({ at }) => ({ setAt: at, endedAt: null, endedById: null }),
      'hold.ended': ({ at, actorId }) => ({ endedAt: at, endedById: actorId }),
    },
  },
  {
    name: 'Round of audit',
    subject: 'audit-round',
    find:
      ({ db }) =>
      (args) =>
        db.auditRound.findMany(args),
    effects: {
      'audit.drawn': ({ at }) => ({ at, closedAt: null }),
      'audit.closed': ({ at }) => ({ closedAt: at }),
    },
  },
  {
    name: 'Entry of an audit',
    subject: 'audit-item',
    find:
      ({ db }) =>
      (args) =>
        db.auditItem.findMany(args),
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
  for (const { find, ...table } of TABLES) {
    const kind: StateKind<Row> = {
      ...table,
      page: ({ workspaceId }, afterId, take) =>
        find(reader)({
          where: rowsAfter(workspaceId, afterId),
          orderBy: { id: 'asc' },
          take,
        }),
    };
    const misfit = await misfitInState(reader, kind);
    if (misfit !== undefined) return misfit;
  }
  return undefined;
}
