import { submitReport } from '../flows/see-report.ts';
import { REPORT } from '../messages/ids.ts';
import type { ListenerDeps } from './staff.ts';
import { onSubmit } from './submit.ts';

/** The form for a report was sent. */
export function reportAsked(deps: ListenerDeps) {
  return onSubmit(deps, ({ act, values, key }) =>
    submitReport(act, {
      by: values.chosen(REPORT.by),
      from: values.chosen(REPORT.from),
      to: values.chosen(REPORT.to),
      key,
    }),
  );
}
