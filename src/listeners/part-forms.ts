import { z } from 'zod';
import { boughtSome } from '../flows/bought-some.ts';
import { PAID } from '../messages/bought-form.ts';
import { MONEY_FIELDS } from '../messages/ids.ts';
import type { ListenerDeps } from './staff.ts';
import { type FormReader, onSubmit } from './submit.ts';

const planOf = z.object({ plan: z.number() });

/** `Bought some` was sent. */
export function partBought(deps: ListenerDeps) {
  return onSubmit(
    deps,
    ({ act, metadata, values, key }) => {
      const { plan } = planOf.parse(JSON.parse(metadata));
      const paid = values.chosen(MONEY_FIELDS.paid) !== PAID.notYet;
      const item = values.text(MONEY_FIELDS.item);
      return boughtSome(act, plan, { ...moneyIn(values), item, paid }, key);
    },
    [MONEY_FIELDS.item],
  );
}

/** Amount, payment and day of a form about money. */
export function moneyIn(values: FormReader) {
  return {
    amount: values.text(MONEY_FIELDS.amount),
    paidBy: values.chosen(MONEY_FIELDS.paidBy),
    day: values.chosen(MONEY_FIELDS.day),
  };
}
