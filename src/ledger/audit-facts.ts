import type { AuditItemModel, AuditRoundModel } from './generated/models.ts';
import { digest, type HistoryFact } from './history.ts';

type Facts = HistoryFact['facts'];

/** What the history keeps of a round of audit: by which seed it was drawn, and of which days (R74). */
export function auditRoundFacts(row: Omit<AuditRoundModel, 'id'>): Facts {
  return {
    number: row.number,
    seed: row.seed,
    from: row.fromDay,
    until: row.untilDay,
    by: row.madeById,
  };
}

/** What it keeps of an entry that was drawn: who looks at it. */
export function auditItemFacts(
  row: Pick<AuditItemModel, 'roundId' | 'subject' | 'stratum' | 'auditorId'>,
): Facts {
  return {
    round: row.roundId,
    entry: row.subject,
    stratum: row.stratum,
    auditor: row.auditorId,
  };
}

/** What it keeps of what was found: the four answers; the words as a digest (R75). */
export function auditAnswerFacts(row: Pick<AuditItemModel, 'answers' | 'finding' | 'salt'>): Facts {
  return { answers: row.answers, finding: digest(row.salt, 'finding', row.finding) };
}

/** What it keeps of the buyer's reply. */
export function auditReplyFacts(row: Pick<AuditItemModel, 'reply' | 'salt'>): Facts {
  return { reply: digest(row.salt, 'reply', row.reply) };
}
