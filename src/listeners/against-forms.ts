import { z } from 'zod';
import type { Against } from '../flows/against.ts';
import { againstForm, recordAgainst } from '../flows/record-against.ts';
import { MONEY_FIELDS } from '../messages/ids.ts';
import { moneyIn } from './part-forms.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { onSubmit } from './submit.ts';

const purchase = z.object({ reference: z.string() });

/** `Refund`, `Cancellation fee`, `Missed appointment`. */
export function openAgainst(deps: ListenerDeps, what: Against) {
  return onClick(deps, ({ act, value }) => againstForm(act, what, value));
}

/** One of these forms was sent. */
export function sentAgainst(deps: ListenerDeps, what: Against) {
  return onSubmit(deps, ({ act, metadata, values, key }) => {
    const { reference } = purchase.parse(JSON.parse(metadata));
    const { amount, paidBy, day } = moneyIn(values);
    const told = {
      ...{ paidBy, day, line: Number(values.chosen(MONEY_FIELDS.line) ?? 0) },
      fee: what === 'fee' ? amount : values.text(MONEY_FIELDS.fee),
      refund: what === 'refund' ? amount : values.text(MONEY_FIELDS.refund),
      area: values.chosen(MONEY_FIELDS.area),
    };
    return recordAgainst(act, what, reference, told, key);
  });
}
