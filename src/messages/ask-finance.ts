import type { Colleague } from '../domain/sign-off.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { mention } from './text.ts';

/** What came of asking finance for a year's budget. */
export interface FinanceAsked {
  readonly year: string;
  readonly outcome: 'asked' | 'asked-before' | 'set' | 'nobody';
}

const SAID: Readonly<Record<FinanceAsked['outcome'], string>> = {
  asked: 'Finance is asked to set it. `/spend forecast` shows it once it is set.',
  'asked-before': 'Finance was asked today already. `/spend forecast` shows it once it is set.',
  set: 'It is set by now: `/spend forecast` shows it.',
  nobody: 'Nobody on the team’s list is finance: name somebody with `/spend setup`.',
};

/** To the manager who asked, alone. */
export function financeAsked({ year, outcome }: FinanceAsked): Message {
  return {
    text: `Budget for ${year}`,
    blocks: [section(`*Budget for ${year}:* ${SAID[outcome]}`)],
  };
}

/** R35: to finance, which a manager has asked. */
export function budgetAsked(year: string, by: Colleague): Message {
  return {
    text: `The budget for ${year} is asked for`,
    blocks: [
      section(
        `*${mention(by)} asks for the budget of ${year}.*`,
        'The managers’ pack shows it beside what is planned and spent; it stops nothing.',
      ),
      actions('budget', button('Set the budget', ACTIONS.setBudget, 'set')),
    ],
  };
}
