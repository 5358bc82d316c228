import { z } from 'zod';
import { editForm, undoAsManager } from '../flows/correct.ts';
import { purchaseForm } from '../messages/form.ts';
import { MONEY_FIELDS } from '../messages/ids.ts';
import type { ListenerDeps } from './staff.ts';
import { CLOSED, onSubmit, type SubmitAnswer } from './submit.ts';

const correction = z.object({ what: z.enum(['edit', 'undo']), reference: z.string() });

/** A manager said why: the form to edit comes next, or the entry is undone. */
export function correctionWhy(deps: ListenerDeps) {
  return onSubmit(
    deps,
    async ({ act, metadata, values, key }): Promise<SubmitAnswer> => {
      const { what, reference } = correction.parse(JSON.parse(metadata));
      const why = values.text(MONEY_FIELDS.why);
      if (what === 'undo') {
        return (await undoAsManager(act, reference, why, key)) ?? CLOSED;
      }
      const answer = await editForm(act, reference, why);
      if (answer.kind === 'form') return { kind: 'next', view: purchaseForm(answer.form) };
      return answer.kind === 'refused' ? answer : CLOSED;
    },
    [MONEY_FIELDS.why],
  );
}
