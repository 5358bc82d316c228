import type { ModalView } from '@slack/types';
import { formatPounds, type Pence, toDecimal } from '../domain/money.ts';
import { actions, button, context, type Message, option, section } from './blocks.ts';
import { ACTIONS, BUDGET, VIEWS } from './ids.ts';
import { radioInput, textInput } from './inputs.ts';
import { counted, shortPounds } from './text.ts';

/** A budget year in totals (R35). */
export interface Forecast {
  readonly year: string;
  readonly planningFigure: Pence;
  /** How many are on the caseload for some of the year. */
  readonly customers: number;
  readonly forecast: Pence;
  readonly spent: Pence;
  /** Undefined until finance sets one. */
  readonly budget: Pence | undefined;
  readonly maySetBudget: boolean;
}

/** `/spend forecast`. */
export function forecastAnswer(facts: Forecast): Message {
  const { year, forecast, spent, budget } = facts;
  const people = counted(facts.customers, 'customer');
  return {
    text: `Forecast for ${year}`,
    blocks: [
      section(
        `*Forecast for ${year}: ${formatPounds(forecast)}*`,
        `${people} at the planning figure of ${shortPounds(facts.planningFigure)} a year, each by their days on the caseload`,
      ),
      section(
        `*Spent so far: ${formatPounds(spent)}*`,
        `${bar(spent, forecast)} of the forecast`,
        budget === undefined ? undefined : `${bar(spent, budget)} of the budget`,
      ),
      budget === undefined
        ? section(`*Budget for ${year}: not set.* ${setIt(facts.maySetBudget)}`)
        : section(`*Budget for ${year}: ${formatPounds(budget)}*`),
      ...(facts.maySetBudget
        ? [actions('budget', button('Set the budget', ACTIONS.setBudget, 'set'))]
        : []),
      context('A forecast is a sum for planning; it is promised to nobody and stops nothing.'),
    ],
  };
}

function setIt(maySet: boolean): string {
  return maySet ? 'Set it below.' : 'Finance sets it with `/spend budget`.';
}

const STEPS = 10;

/** A bar of ten steps, and the share in whole per cent. */
function bar(part: Pence, whole: Pence): string {
  const share = whole > 0 ? Math.max(0, part / whole) : 0;
  const full = Math.min(STEPS, Math.round(share * STEPS));
  return `${'▓'.repeat(full)}${'░'.repeat(STEPS - full)} ${Math.round(share * 100)}%`;
}

/**
 * `/spend budget`, for finance.
 *
 * @param years the budget years to choose from by their first day; the first is filled in
 * @param set pence that are set for the first of them
 */
export function budgetForm(
  years: readonly { readonly from: string; readonly name: string }[],
  set: Pence | undefined,
): ModalView {
  const options = years.map(({ from, name }) => option(name, from));
  return {
    type: 'modal',
    callback_id: VIEWS.budget,
    title: { type: 'plain_text', text: 'Budget' },
    submit: { type: 'plain_text', text: 'Set' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      radioInput(BUDGET.year, 'Budget year', options, { chosen: years[0]?.from }),
      textInput(BUDGET.amount, 'Budget in pounds', {
        most: 20,
        placeholder: '95,000',
        value: set === undefined ? undefined : toDecimal(set),
        hint: 'For the whole year. Managers see it, and how much of it is spent.',
      }),
    ],
  };
}

/** Under the amount. */
export function budgetFault(most: Pence): string {
  return `Write an amount in pounds, such as 95,000; at most ${shortPounds(most)}.`;
}

/** To finance, when it is set. */
export function budgetSet(
  year: string,
  { amount, before }: { amount: Pence; before: Pence | undefined },
): Message {
  return {
    text: `Budget for ${year} set`,
    blocks: [
      section(
        `✅ *Budget for ${year}: ${formatPounds(amount)}*`,
        before === undefined ? 'It was not set before.' : `It was ${formatPounds(before)} before.`,
        '`/spend forecast` shows it beside what is spent.',
      ),
    ],
  };
}
