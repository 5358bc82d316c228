import type { AbsenceModel, ConfirmationModel, PolicyModel } from './generated/models.ts';
import type { HistoryFact } from './history.ts';

type Facts = HistoryFact['facts'];

/** What the history keeps of limits (R21, R22, R25). */
export function policyFacts(row: Omit<PolicyModel, 'id'>): Facts {
  return {
    version: row.version,
    startsOn: row.startsOn,
    item: row.itemLimitPence,
    day: row.dayLimitPence,
    scope: row.dayScope,
    tolerance: row.tolerancePence,
    by: row.setById,
  };
}

/** What the history keeps of a manager's time away; an early end has an entry of its own. */
export function absenceFacts(row: Omit<AbsenceModel, 'id'>): Facts {
  return {
    person: row.personId,
    standIn: row.standInId,
    from: row.fromDay,
    until: row.untilDay,
    by: row.setById,
  };
}

/** What the history keeps of a confirmation (R144). */
export function confirmationFacts(row: Omit<ConfirmationModel, 'id'>): Facts {
  return { code: row.code, by: row.byId };
}
