import { parseDay, WEEKDAYS } from '../domain/day.ts';
import { DAY_SCOPES } from '../domain/policy.ts';
import { takeHow } from '../flows/set-up-how.ts';
import { takeWhere } from '../flows/set-up-where.ts';
import { takeWho } from '../flows/set-up-who.ts';
import { TEAM } from '../messages/ids.ts';
import type { ListenerDeps } from './staff.ts';
import { type FormReader, onSubmit } from './submit.ts';

/** Step 1 of the set-up. */
export function whereSent(deps: ListenerDeps) {
  return onSubmit(deps, ({ act, client, values }) =>
    takeWhere(act, client, {
      digestChannel: values.chosen(TEAM.digestChannel) ?? '',
      managersChannel: values.chosen(TEAM.managersChannel),
      timezone: values.chosen(TEAM.timezone) ?? act.workspace.timezone,
      digestDay: oneOf(WEEKDAYS, values.chosen(TEAM.digestDay)),
      digestTime: values.chosen(TEAM.digestTime) ?? act.workspace.digest.time,
    }),
  );
}

/** Step 2. */
export function whoSent(deps: ListenerDeps) {
  return onSubmit(deps, ({ act, values }) =>
    takeWho(act, {
      manager: values.all(TEAM.managers),
      worker: values.all(TEAM.workers),
      qa: values.all(TEAM.qa),
      finance: values.all(TEAM.finance),
      onDuty: values.chosen(TEAM.onDuty),
      protectionLead: values.chosen(TEAM.protectionLead) ?? '',
    }),
  );
}

/** Step 3, the last. */
export function howSent(deps: ListenerDeps) {
  return onSubmit(deps, ({ act, values, key }) =>
    takeHow(act, { ...limitsIn(values), ...restOf(values, act.workspace) }, key),
  );
}

function limitsIn(values: FormReader) {
  const from = parseDay(values.chosen(TEAM.from) ?? '');
  if (from === undefined) throw new Error('Slack sent a form without its required day');
  return {
    item: values.text(TEAM.item),
    day: values.text(TEAM.day),
    scope: oneOf(DAY_SCOPES, values.chosen(TEAM.scope)),
    tolerance: values.text(TEAM.tolerance),
    from,
  };
}

function restOf(
  values: FormReader,
  { hours, budgetYearStart }: { hours: { from: string; until: string }; budgetYearStart: string },
) {
  return {
    meeting: values.text(TEAM.meeting),
    workFrom: values.chosen(TEAM.workFrom) ?? hours.from,
    workUntil: values.chosen(TEAM.workUntil) ?? hours.until,
    budgetYearStart: values.chosen(TEAM.budgetYearStart) ?? budgetYearStart,
    planningFigure: values.text(TEAM.planningFigure),
    receiptPhotos: values.all(TEAM.receiptPhotos).includes('on'),
    digestPicture: values.all(TEAM.digestPicture).includes('on'),
  };
}

function oneOf<T extends string>(all: readonly T[], chosen: string | undefined): T {
  return all.find((one) => one === chosen) ?? (all[0] as T);
}
