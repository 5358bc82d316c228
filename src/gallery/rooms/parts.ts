import type { Plan } from '../../domain/sign-off.ts';
import { boughtForm } from '../../messages/bought-form.ts';
import { askedMore } from '../../messages/kept.ts';
import { boughtOn } from '../../messages/part-bought.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

function approved({ plan, person, at }: Sample): Plan {
  const decision = { outcome: 'approved', by: person, at, upTo: plan.upTo } as const;
  const boughtSoFar = plan.upTo;
  return {
    ...plan,
    state: 'bought',
    parts: 3,
    boughtSoFar,
    decision: { ...decision, reason: undefined },
  };
}

/** What happens on an approval. */
export const PARTS: readonly Exhibit[] = [
  {
    name: 'Form: bought some',
    by: boughtForm,
    readBy: 'one',
    make: (sample) => boughtForm(approved(sample), sample.day),
  },
  {
    name: 'Bought in parts',
    by: boughtOn,
    readBy: 'one',
    kinds: ['part_bought'],
    make: (sample) => {
      const { purchase, flag, plan, timezone } = sample;
      const beyond = flag ? { reference: plan.reference } : undefined;
      return boughtOn({ plan: approved(sample), purchase, beyond }, timezone);
    },
  },
  {
    name: 'Asked for more than was approved',
    by: askedMore,
    readBy: 'one',
    kinds: ['asked_more'],
    make: ({ plan }) => askedMore(plan),
  },
];
