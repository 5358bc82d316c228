import {
  type CustomerYear,
  yearPassed,
  yearPassedNotice,
  yearView,
} from '../../messages/planning.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const yearOf = ({ details, purchase, person, flag }: Sample): CustomerYear => ({
  reference: purchase.customer.reference,
  lead: flag ? person : undefined,
  year: details.year,
  yearSoFar: details.yearSoFar,
  planningFigure: details.planningFigure,
  history: details.history,
});

/** What is said of a customer's year beside the planning figure (R33). */
export const PLANNING: readonly Exhibit[] = [
  {
    name: 'Passed, to whoever leads the case',
    by: yearPassed,
    readBy: 'one',
    kinds: ['year_passed'],
    make: (sample) => yearPassed(yearOf(sample)),
  },
  {
    name: 'Passed, to the managers',
    by: yearPassedNotice,
    readBy: 'managers',
    kinds: ['year_passed_notice'],
    make: (sample) =>
      yearPassedNotice(
        { customer: sample.purchase.customer.id, from: '2026-01-01' },
        yearOf(sample),
      ),
  },
  {
    name: 'See whom',
    by: yearView,
    readBy: 'one',
    make: (sample) => yearView(yearOf(sample)),
  },
];
