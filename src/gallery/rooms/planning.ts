import { budgetAsked, financeAsked } from '../../messages/ask-finance.ts';
import { yearFaded } from '../../messages/faded.ts';
import { budgetForm, budgetSet, type Forecast, forecastAnswer } from '../../messages/forecast.ts';
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

const forecastOf = ({ count, details, amount, flag }: Sample): Forecast => ({
  year: details.year,
  planningFigure: details.planningFigure,
  customers: count,
  forecast: details.yearSoFar,
  spent: amount,
  budget: flag ? amount : undefined,
  maySetBudget: !flag,
});

/** What is said of years beside the planning figure (R33, R35). */
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
    name: 'Passed, some weeks later',
    by: yearFaded,
    readBy: 'managers',
    make: (sample) => yearFaded(yearOf(sample).year),
  },
  {
    name: 'See whom',
    by: yearView,
    readBy: 'one',
    make: (sample) => yearView(yearOf(sample)),
  },
  {
    name: '/spend forecast, for a manager',
    by: forecastAnswer,
    readBy: 'one',
    make: (sample) =>
      forecastAnswer({ ...forecastOf(sample), budget: undefined, maySetBudget: false }),
  },
  {
    name: '/spend forecast',
    by: forecastAnswer,
    readBy: 'one',
    make: (sample) => forecastAnswer(forecastOf(sample)),
  },
  {
    name: 'Finance is asked',
    by: financeAsked,
    readBy: 'one',
    make: ({ details, flag, count }) =>
      financeAsked({
        year: details.year,
        outcome: flag
          ? 'asked'
          : ((['asked-before', 'set', 'nobody'] as const)[count % 3] ?? 'set'),
      }),
  },
  {
    name: 'The budget is asked for, to finance',
    by: budgetAsked,
    readBy: 'one',
    kinds: ['budget_asked'],
    make: ({ details, person }) => budgetAsked(details.year, person),
  },
  {
    name: '/spend budget',
    by: budgetForm,
    readBy: 'one',
    make: ({ amount, flag }) =>
      budgetForm(
        [
          { from: '2026-01-01', name: '2026' },
          { from: '2027-01-01', name: '2027' },
        ],
        flag ? amount : undefined,
      ),
  },
  {
    name: 'Budget set',
    by: budgetSet,
    readBy: 'one',
    kinds: ['budget_set'],
    make: ({ amount, flag }) => budgetSet('2026/27', { amount, before: flag ? amount : undefined }),
  },
];
