import type { CaseCustomer, CustomerChange } from '../../domain/caseload.ts';
import { caseloadView } from '../../messages/caseload.ts';
import { closeForm } from '../../messages/close-form.ts';
import {
  addCustomerForm,
  handOverForm,
  marksForm,
  toldForm,
} from '../../messages/customer-forms.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

/** The sample's customer. */
export const customerOf = ({ purchase, person, day, flag }: Sample, id = 42): CaseCustomer => ({
  ...purchase.customer,
  id,
  introducedOn: flag ? day : undefined,
  housedOn: flag ? day : undefined,
  benefitsOn: flag && id % 2 === 0 ? day : undefined,
  closedOn: undefined,
  toldOn: flag ? day : undefined,
  objectedOn: flag && id % 2 === 0 ? day : undefined,
  lead: flag ? person : undefined,
  lastBought: flag ? purchase.day : undefined,
});

/** A change of theirs. */
export const change = (
  { person, at, day }: Sample,
  what: CustomerChange['what'],
  isBack = false,
): CustomerChange => ({
  id: 12,
  customerId: 42,
  what,
  before: isBack ? day : undefined,
  after: isBack ? undefined : what === 'lead' ? '31' : day,
  by: person,
  at,
});

/** Everything about a customer that may be changed. */
export const KINDS = ['added', 'housed', 'benefits', 'lead', 'closed', 'told', 'objected'] as const;

const caseload = (sample: Sample, found: CaseCustomer | undefined, yours: boolean, page = 1) =>
  caseloadView({
    place: { scope: sample.flag ? 'all' : 'mine', page, found: found?.id },
    pages: 3,
    total: sample.count,
    customers: Array.from({ length: Math.min(40, sample.count) }, (_, at) =>
      customerOf(sample, at + 1),
    ),
    found: found && { customer: found, yours },
    notice: sample.flag ? 'V042 is open again.' : undefined,
    isManager: sample.flag,
    today: sample.day,
  });

/** One's own customers, and what is changed about them. */
export const CUSTOMERS: readonly Exhibit[] = [
  {
    name: '/spend customers',
    by: caseloadView,
    readBy: 'one',
    make: (sample) => caseload(sample, undefined, false),
  },
  {
    name: 'The first page',
    by: caseloadView,
    readBy: 'one',
    make: (sample) => caseload(sample, undefined, false, 0),
  },
  {
    name: 'The last page',
    by: caseloadView,
    readBy: 'one',
    make: (sample) => caseload(sample, undefined, false, 2),
  },
  {
    name: 'One who was looked for, and is closed',
    by: caseloadView,
    readBy: 'one',
    make: (sample) =>
      caseload({ ...sample, flag: true }, { ...customerOf(sample), closedOn: sample.day }, true),
  },
  {
    name: 'One of somebody else’s caseload',
    by: caseloadView,
    readBy: 'one',
    make: (sample) => caseload({ ...sample, flag: false }, customerOf(sample), false),
  },
  {
    name: 'Add a customer',
    by: addCustomerForm,
    readBy: 'one',
    make: ({ day, flag }) =>
      addCustomerForm('V4711K', day, flag ? { slackId: 'U0PR000031' } : undefined),
  },
  {
    name: 'Told, or objected',
    by: toldForm,
    readBy: 'one',
    make: (sample) => toldForm(customerOf(sample), sample.day),
  },
  {
    name: 'Housed and benefits',
    by: marksForm,
    readBy: 'one',
    make: (sample) =>
      marksForm(
        customerOf(sample),
        sample.day,
        // Twice what the form is ever given.
        KINDS.flatMap((what) => [
          change(sample, what, what !== 'added'),
          change(sample, what),
        ]).slice(-10),
        sample.timezone,
      ),
  },
  {
    name: 'Hand over',
    by: handOverForm,
    readBy: 'one',
    make: (sample) => handOverForm(customerOf(sample)),
  },
  {
    name: 'Close',
    by: closeForm,
    readBy: 'one',
    make: (sample) =>
      closeForm(
        customerOf(sample),
        sample.drafts.map(({ item, pence }, at) => ({
          kind: (['to_finish', 'waiting', 'to_buy'] as const)[at % 3] ?? 'to_finish',
          reference: sample.plan.reference,
          item,
          pence,
        })),
        sample.day,
      ),
  },
];
