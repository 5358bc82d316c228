import { type Pence, pence } from '../../domain/money.ts';
import type { Outcome, Plan } from '../../domain/sign-off.ts';
import { card } from '../../messages/card.ts';
import { details } from '../../messages/details.ts';
import { decisionMessage, questionMessage } from '../../messages/dms.ts';
import { cardFaded } from '../../messages/faded.ts';
import { type ReasonForm, reasonForm } from '../../messages/reason-form.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

/** The sample's request as it stands after a decision. */
function decided({ plan, person, at, reason, flag }: Sample, outcome: Outcome): Plan {
  const words = flag || outcome === 'declined' ? reason : undefined;
  const decision = { outcome, by: person, at, upTo: plan.upTo, reason: words };
  return { ...plan, state: outcome, decision };
}

/** The same where the money had gone. */
function gone(sample: Sample, outcome: Outcome): Plan {
  return { ...decided(sample, outcome), kind: 'already_paid' };
}

function bought(sample: Sample): Plan {
  const { reference, day } = sample.purchase;
  const whole = { state: 'bought', parts: 1, boughtSoFar: sample.plan.upTo } as const;
  return { ...decided(sample, 'approved'), ...whole, bought: { reference, day } };
}

const withdrawn = ({ plan }: Sample): Plan => ({
  ...plan,
  state: 'withdrawn',
  decision: undefined,
});

/** Approved, and given back before anything was bought. */
const unneeded = (sample: Sample): Plan => ({ ...decided(sample, 'approved'), state: 'withdrawn' });

const half = (amount: Pence): Pence => pence(Math.floor(amount / 2));

function cardOf(name: string, plan: (sample: Sample) => Plan): Exhibit {
  return {
    name,
    by: card,
    readBy: 'managers',
    kinds: ['card', 'card_changed'],
    make: (sample) => card({ ...sample.card, plan: plan(sample) }),
  };
}

const waiting = ({ plan }: Sample): Plan => ({ ...plan, state: 'waiting', decision: undefined });

/** What managers see of a request. */
export const SIGN_OFF: readonly Exhibit[] = [
  {
    name: 'A card, some weeks later',
    by: cardFaded,
    readBy: 'managers',
    make: (sample) => cardFaded(sample.card.plan),
  },
  cardOf('Card, waiting', waiting),
  cardOf('Card, already paid', (sample) => ({ ...waiting(sample), kind: 'already_paid' })),
  cardOf('Card, beyond what was approved', (sample) => ({ ...waiting(sample), kind: 'beyond' })),
  cardOf('Card, raised by a correction', (sample) => ({ ...waiting(sample), kind: 'raised' })),
  cardOf('Card, within the limits and flagged', (sample) => ({
    ...waiting(sample),
    item: 'vape',
    overItem: false,
    overDay: false,
  })),
  cardOf('Card, approved', (sample) => decided(sample, 'approved')),
  cardOf('Card, declined', (sample) => decided(sample, 'declined')),
  cardOf('Card, bought', bought),
  cardOf('Card, withdrawn', withdrawn),
  cardOf('Card, no longer needed', unneeded),
  cardOf('Card, the rest no longer needed', (sample) => {
    const plan = { ...bought(sample), parts: 2, bought: undefined };
    return { ...plan, boughtSoFar: half(plan.upTo) };
  }),
  cardOf('Card, already paid and undone', (sample) => {
    const { id, reference, buyerId } = sample.purchase;
    return { ...gone(sample, 'declined'), purchase: { id, reference, buyerId, voided: true } };
  }),
  {
    name: 'Details, to decide',
    by: details,
    readBy: 'one',
    make: (sample) => details({ ...sample.details, plan: waiting(sample), mayDecide: true }),
  },
  {
    name: 'Details, decided',
    by: details,
    readBy: 'one',
    make: (sample) => details({ ...sample.details, plan: decided(sample, 'approved') }),
  },
  ...(
    ['decline', 'ask', 'condition', 'answer', 'reply'] as const satisfies readonly ReasonForm[]
  ).map(
    (form): Exhibit => ({
      name: `Form: ${form}`,
      by: reasonForm,
      readBy: 'one',
      make: ({ plan }) => reasonForm(form, plan),
    }),
  ),
];

function decision(name: string, plan: (sample: Sample) => Plan): Exhibit {
  return {
    name,
    by: decisionMessage,
    readBy: 'one',
    kinds: ['decision'],
    make: (sample) =>
      decisionMessage(plan(sample), sample.timezone, undefined, { alternative: sample.text }),
  };
}

/** What whoever asked is sent. */
export const DECISIONS: readonly Exhibit[] = [
  decision('Approved', (sample) => decided(sample, 'approved')),
  decision('Declined', (sample) => decided(sample, 'declined')),
  decision('Bought on an approval', bought),
  decision('No longer needed', unneeded),
  decision('Accepted, already paid', (sample) => gone(sample, 'approved')),
  decision('Not accepted, already paid', (sample) => gone(sample, 'declined')),
  {
    name: 'A manager’s question',
    by: questionMessage,
    readBy: 'one',
    kinds: ['question'],
    make: ({ plan, person, at, reason, timezone }) => {
      const question = { id: 1, kind: 'question', by: person, at, text: reason } as const;
      return questionMessage({ ...plan, notes: [...plan.notes, question] }, timezone);
    },
  },
];
