import type { Refusal } from '../../domain/refusal.ts';
import {
  breachStored,
  formMissed,
  knownNow,
  needsForm,
  needsPress,
  neverBought,
  notKnownYet,
  notSaved,
  refusal,
  savedButNotShown,
  somethingBroke,
} from '../../messages/refusals.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

type Why = Refusal['why'];

const plain = (why: Why) => () => ({ why }) as Refusal;
const about = (why: Why) => (sample: Sample) =>
  ({ why, reference: sample.purchase.reference }) as Refusal;

/** A refusal of each reason; the compiler asks for one when there is another reason. */
const REASONS: Readonly<Record<Why, (sample: Sample) => Refusal>> = {
  'not-set-up': plain('not-set-up'),
  'not-slack-admin': plain('not-slack-admin'),
  'taken-by-another': plain('taken-by-another'),
  'may-not-set-up': ({ person, flag }) => ({
    why: 'may-not-set-up',
    who: flag ? [person.slackId ?? 'U0PR000031'] : [],
  }),
  'not-the-lead': ({ person }) => ({ why: 'not-the-lead', lead: person.slackId }),
  'managers-only': plain('managers-only'),
  'no-other-manager': plain('no-other-manager'),
  'guideline-changed': plain('guideline-changed'),
  'guideline-stays': plain('guideline-stays'),
  'too-many-guidelines': () => ({ why: 'too-many-guidelines', most: 20 }),
  'not-on-roster': plain('not-on-roster'),
  guest: plain('guest'),
  'from-outside': plain('from-outside'),
  'cannot-check': plain('cannot-check'),
  'may-not-buy': plain('may-not-buy'),
  'too-fast': () => ({ why: 'too-fast', most: 600 }),
  'not-a-manager': plain('not-a-manager'),
  'not-for-pack': plain('not-for-pack'),
  'own-request': plain('own-request'),
  interest: plain('interest'),
  'not-declined': about('not-declined'),
  'asked-again': ({ plan }) => ({
    why: 'asked-again',
    reference: plan.reference,
    as: plan.reference,
  }),
  'money-gone': about('money-gone'),
  'no-managers-channel': plain('no-managers-channel'),
  'too-long': () => ({ why: 'too-long', most: 500 }),
  'card-number': plain('card-number'),
  personal: () => ({ why: 'personal', what: 'ni' }),
  'not-for-caseload': plain('not-for-caseload'),
  'not-your-customer': ({ draft }) => ({
    why: 'not-your-customer',
    reference: draft.customer.reference,
  }),
  'customer-closed': ({ draft }) => ({
    why: 'customer-closed',
    reference: draft.customer.reference,
  }),
  'customer-changed': ({ draft }) => ({
    why: 'customer-changed',
    reference: draft.customer.reference,
  }),
  'opens-again': plain('opens-again'),
  'not-for-forecast': plain('not-for-forecast'),
  'not-for-reports': plain('not-for-reports'),
  'not-for-export': plain('not-for-export'),
  'not-for-audit': plain('not-for-audit'),
  'not-your-audit': plain('not-your-audit'),
  'own-entry': plain('own-entry'),
  'audit-words': plain('audit-words'),
  'not-finance': plain('not-finance'),
  'not-yours': plain('not-yours'),
  'not-your-action': plain('not-your-action'),
  gone: plain('gone'),
  'no-such-purchase': plain('no-such-purchase'),
  'too-late-to-change': about('too-late-to-change'),
  'not-editable': about('not-editable'),
  'no-reason': plain('no-reason'),
  'came-back': ({ purchase }) => ({
    why: 'came-back',
    reference: purchase.reference,
    references: ['P01482', 'P01483'],
  }),
  'more-than-left': ({ amount }) => ({ why: 'more-than-left', left: amount }),
  forgotten: about('forgotten'),
  'not-yours-to-see': plain('not-yours-to-see'),
  'no-such-customer': plain('no-such-customer'),
  'already-undone': about('already-undone'),
  'already-closed': ({ flag }) => ({
    why: 'already-closed',
    became: flag ? 'P01482' : undefined,
  }),
  'answered-before': ({ purchase }) => ({
    ...{ why: 'answered-before', reference: purchase.reference },
    first: 'Free bus pass: not available',
  }),
  'already-bought': about('already-bought'),
  'not-approved': about('not-approved'),
  decided: ({ plan, person, at, flag }) => ({
    why: 'decided',
    reference: plan.reference,
    outcome: flag ? 'approved' : undefined,
    bySlackId: person.slackId,
    byName: person.name,
    at,
  }),
};

/** Refusals and faults: each a sentence that says what to do next. */
export const REFUSALS: readonly Exhibit[] = [
  ...Object.entries(REASONS).map(
    ([why, reason]): Exhibit => ({
      name: `Refused: ${why}`,
      by: refusal,
      readBy: 'one',
      make: (sample) => refusal(reason(sample), sample.line),
    }),
  ),
  {
    name: 'Never bought',
    by: neverBought,
    readBy: 'one',
    make: ({ line, text }) => neverBought({ rule: 'tobacco', word: text.slice(0, 20) }, line),
  },
  {
    name: 'Stored as a breach',
    by: breachStored,
    readBy: 'one',
    kinds: ['breach'],
    make: ({ purchase }) => breachStored(purchase.reference),
  },
  {
    name: 'Ledger cannot be reached',
    by: notSaved,
    readBy: 'one',
    make: ({ line }) => notSaved(line),
  },
  {
    name: 'Ledger lost while it saved',
    by: notKnownYet,
    readBy: 'one',
    make: ({ line }) => notKnownYet(line),
  },
  {
    name: 'Which it was, in the end',
    by: knownNow,
    readBy: 'one',
    make: ({ line }) => knownNow(false, line),
  },
  {
    name: 'A fault in Oatcake',
    by: somethingBroke,
    readBy: 'one',
    make: ({ line }) => somethingBroke(line),
  },
  {
    name: 'Saved, answer lost',
    by: savedButNotShown,
    readBy: 'one',
    make: () => savedButNotShown(),
  },
  {
    name: 'Form came too late',
    by: formMissed,
    readBy: 'one',
    make: ({ line }) => formMissed(line),
  },
  {
    name: 'A word in a message needs a press',
    by: needsPress,
    readBy: 'one',
    make: ({ line }) => needsPress(line),
  },
  {
    name: 'A line needs the form',
    by: needsForm,
    readBy: 'one',
    make: ({ line, text }) => needsForm(text.slice(0, 80), line),
  },
];
