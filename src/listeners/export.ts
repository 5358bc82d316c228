import { submitExport } from '../flows/export-ledger.ts';
import { EXPORT } from '../messages/ids.ts';
import type { ListenerDeps } from './staff.ts';
import { onSubmit } from './submit.ts';

/** The form for the ledger as a file was sent. */
export function exportAsked(deps: ListenerDeps) {
  return onSubmit(
    deps,
    ({ act, values, key }) =>
      submitExport(act, {
        from: values.chosen(EXPORT.from),
        to: values.chosen(EXPORT.to),
        purpose: values.text(EXPORT.purpose),
        key,
      }),
    [EXPORT.purpose],
  );
}
