import { formatPounds } from '../../domain/money.ts';
import { MOST_LINES } from '../../domain/more.ts';
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

/** As much in it as it can hold. */
const withLines = (sample: Sample, count: number): PurchaseForm => ({
  ...filled(sample),
  note: sample.text,
  neverBuys: 'tobacco',
  more: {
    day: sample.day,
    whyLate: sample.text,
    howMany: '11',
    customerShare: '1.00',
    frees: sample.text,
    newUse: true,
    interest: true,
    planItem: 'ABCDEFGH-12.34/56.78',
    planReviewOn: sample.day,
    receipt: 'yes',
    total: '24.00',
    secondHand: [1, count],
    lines: Array.from({ length: count - 1 }, () => ({
      item: sample.text,
      amount: '2.00',
      category: sample.categories[0],
      area: sample.areas[0],
    })),
  },
});

function form(name: string, of: (sample: Sample) => PurchaseForm): Exhibit {
  return { name, by: purchaseForm, readBy: 'one', make: (sample) => purchaseForm(of(sample)) };
}

/** The purchase form, from empty to full. */
export const FORMS: readonly Exhibit[] = [
  form('Form, empty', empty),
  form('Form, filled in', filled),
  form('Form, with Add more open', (sample) => ({
    ...empty(sample),
    more: { day: sample.day, newUse: false, interest: false, secondHand: [], lines: [] },
  })),
  form('Form, with a photo of the receipt', (sample) => ({
    ...empty(sample),
    takesPhotos: true,
    more: {
      day: sample.day,
      newUse: false,
      interest: false,
      hasPhoto: sample.flag,
      secondHand: [],
      lines: [],
    },
  })),
  form('Form, three lines', (sample) => withLines(sample, 3)),
  form('Form, all its lines', (sample) => withLines(sample, MOST_LINES)),
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
