import { drawAudit } from '../domain/audit-sample.ts';
import type { Days } from '../domain/day.ts';
import type { Staff } from '../domain/staff.ts';
import { auditCandidates } from '../ledger/audit-candidates.ts';
import { type AuditRound, addRound } from '../ledger/audits.ts';
import { owe } from '../ledger/outbox.ts';
import type { Writer } from '../ledger/writer.ts';

/** What a round is drawn by, and who may look. */
export interface RoundToDraw {
  readonly days: Days;
  readonly size: number;
  readonly seed: number;
  readonly people: readonly Staff[];
  readonly timezone: string;
}

/** A seed for whoever names none: it is kept with the round, so that anybody can draw it again. */
export function seedAt(at: Date): number {
  return Math.floor(at.getTime() / 1_000) % 1_000_000;
}

/**
 * R74: draws a round and owes each auditor one message; undefined when there is nothing that anybody
 * on the list may look at.
 */
export async function drawRound(
  writer: Writer,
  { days, size, seed, people, timezone }: RoundToDraw,
): Promise<AuditRound | undefined> {
  const candidates = await auditCandidates(writer, days, timezone);
  const sample = drawAudit(candidates, { size, seed, auditors: people.map(({ id }) => id) });
  if (sample.picks.length === 0) return undefined;
  const round = await addRound(writer, { days, seed, sample });
  for (const { id, slackId } of people) {
    if (!sample.picks.some(({ auditorId }) => auditorId === id)) continue;
    const subject = { round: round.id, auditor: id };
    await owe(writer, { kind: 'audit_given', subject, conversation: slackId });
  }
  return round;
}
