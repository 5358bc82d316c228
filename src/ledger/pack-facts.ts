import type { ActionModel, PackExampleModel, PackModel } from './generated/models.ts';
import { digest, type HistoryFact } from './history.ts';

type Facts = HistoryFact['facts'];

/** What the history keeps of a pack: which meeting and month, as of when (R63). */
export function packFacts(row: Omit<PackModel, 'id'>): Facts {
  return {
    meetingOn: row.meetingOn,
    meetingTime: row.meetingTime,
    from: row.fromDay,
    until: row.untilDay,
    asOf: row.asOf,
    seed: row.seed,
  };
}

/** What the history keeps of an example: which purchase, by which rule (R65); never its area. */
export function exampleFacts(row: Omit<PackExampleModel, 'id'>): Facts {
  return {
    pack: row.packId,
    reference: row.reference,
    rule: row.rule,
    position: row.position,
    addedBy: row.addedById,
  };
}

/** What the history keeps of an action: who does it by when; its words as a digest (R67). */
export function actionFacts(row: Omit<ActionModel, 'id'>): Facts {
  return {
    pack: row.packId,
    reference: row.reference,
    owner: row.ownerId,
    dueOn: row.dueOn,
    guideline: row.guidelineCode,
    recordedBy: row.recordedById,
    decided: digest(row.salt, 'decided', row.decided),
  };
}
