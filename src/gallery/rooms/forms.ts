import { formatPounds } from '../../domain/money.ts';
import { type PurchaseForm, purchaseForm } from '../../messages/form.ts';
import { withQuestion } from '../../messages/person-question.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const empty = ({ categories, areas }: Sample): PurchaseForm => ({
  purpose: { mode: 'new' },
  paidBy: 'card',
  asksOtherSource: false,
  asksWhyThisOne: false,
  categories,
  areas,
});

const filled = (sample: Sample): PurchaseForm => ({
  ...empty(sample),
  customer: sample.purchase.customer,
  amount: formatPounds(sample.amount).replace(/[£,]/g, ''),
  item: sample.text,
  category: sample.categories[0],
  area: sample.areas[1],
  reason: sample.purchase.purpose,
  whyThisOne: sample.text,
  asksOtherSource: true,
  asksWhyThisOne: true,
});

function form(name: string, of: (sample: Sample) => PurchaseForm): Exhibit {
  return { name, by: purchaseForm, readBy: 'one', make: (sample) => purchaseForm(of(sample)) };
}

/** The purchase form, from empty to full. */
export const FORMS: readonly Exhibit[] = [
  form('Form, empty', empty),
  form('Form, filled in', filled),
  form('Form, to ask a manager', (sample) => ({
    ...filled(sample),
    purpose: { mode: 'ask', draft: sample.draft.id },
    note: sample.text,
  })),
  form('Form, never bought', (sample) => ({ ...filled(sample), neverBuys: 'tobacco' })),
  {
    name: 'Form, is this a person?',
    by: withQuestion,
    readBy: 'one',
    make: (sample) =>
      withQuestion(purchaseForm(filled(sample)), [sample.text, 'Dr Patel'], { item: sample.text }),
  },
];
