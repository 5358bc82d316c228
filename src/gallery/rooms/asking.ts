import { formatPounds } from '../../domain/money.ts';
import type { Plan } from '../../domain/sign-off.ts';
import { URGENCIES, type Urgency } from '../../domain/urgency.ts';
import {
  type AskForm,
  addWhyForm,
  askForm,
  notWithdrawn,
  urgencyForm,
  withdrawForm,
} from '../../messages/ask-form.ts';
import { replyMessage } from '../../messages/dms.ts';
import { refusalSentence } from '../../messages/refusals.ts';
import { askedMessage, type Standing, waitingList } from '../../messages/waiting.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const standing = ({ card, home }: Sample): Standing => ({ ...card, hours: home.hours });

const waiting = ({ plan }: Sample, urgency: Urgency): Plan => ({
  ...plan,
  urgency,
  state: 'waiting',
  decision: undefined,
});

const declined = ({ plan, person, at, reason }: Sample): Plan => ({
  ...plan,
  state: 'declined',
  decision: { outcome: 'declined', by: person, at, upTo: plan.upTo, reason },
});

const empty = ({ home, categories, areas }: Sample): AskForm => ({
  urgency: 'week',
  hours: home.hours,
  categories,
  areas,
});

function form(name: string, make: Exhibit['make']): Exhibit {
  return { name, by: askForm, readBy: 'one', make };
}

/** Asking ahead, and what whoever asked sees and does while it waits. */
export const ASKING: readonly Exhibit[] = [
  form('Ask for sign-off, empty', (sample) => askForm(empty(sample))),
  form('Change and ask again', (sample) =>
    askForm({
      ...empty(sample),
      follows: declined(sample),
      customer: sample.purchase.customer,
      amount: formatPounds(sample.amount).replace(/[£,]/g, ''),
      item: sample.text,
      category: sample.categories[0],
      area: sample.areas[1],
      why: sample.text,
      tried: sample.text,
    }),
  ),
  ...URGENCIES.map(
    (urgency): Exhibit => ({
      name: `Asked: ${urgency}`,
      by: askedMessage,
      readBy: 'one',
      kinds: ['asked', 'kept'],
      make: (sample) => askedMessage(waiting(sample, urgency), standing(sample)),
    }),
  ),
  {
    name: 'Withdrawn',
    by: askedMessage,
    readBy: 'one',
    make: (sample) =>
      askedMessage({ ...waiting(sample, 'week'), state: 'withdrawn' }, standing(sample)),
  },
  {
    name: 'What waits',
    by: waitingList,
    readBy: 'one',
    make: (sample) => {
      const { plans } = sample.home.buyer ?? { plans: [] };
      return waitingList(
        plans.filter(({ state }) => state === 'waiting'),
        standing(sample),
      );
    },
  },
  { name: 'Add why', by: addWhyForm, readBy: 'one', make: ({ plan }) => addWhyForm(plan) },
  {
    name: 'Change how urgent',
    by: urgencyForm,
    readBy: 'one',
    make: ({ plan, home }) => urgencyForm(plan, home.hours),
  },
  { name: 'Withdraw', by: withdrawForm, readBy: 'one', make: ({ plan }) => withdrawForm(plan) },
  {
    name: 'Not withdrawn',
    by: notWithdrawn,
    readBy: 'one',
    make: ({ plan }) =>
      notWithdrawn(refusalSentence({ why: 'money-gone', reference: plan.reference })),
  },
  {
    name: 'A reply to a no',
    by: replyMessage,
    readBy: 'one',
    kinds: ['reply'],
    make: (sample) => {
      const { person: by, at, reason: text, timezone } = sample;
      const plan = declined(sample);
      const note = { id: 0, kind: 'reply', by, at, text } as const;
      return replyMessage({ ...plan, notes: [...plan.notes, note] }, 0, timezone);
    },
  },
];
