import { askFinance } from '../flows/ask-finance.ts';
import { openBudget, submitBudget } from '../flows/set-budget.ts';
import { BUDGET } from '../messages/ids.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { onSubmit } from './submit.ts';

/** `Set the budget`, under the forecast. */
export function setBudget(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => openBudget(act));
}

/** `Ask finance`, beside the pack's forecast. */
export function financeAsked(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => askFinance(act, value));
}

/** The budget's form was sent. */
export function budgetSent(deps: ListenerDeps) {
  return onSubmit(deps, ({ act, values, key }) =>
    submitBudget(act, {
      yearFrom: values.chosen(BUDGET.year),
      amount: values.text(BUDGET.amount),
      key,
    }),
  );
}
