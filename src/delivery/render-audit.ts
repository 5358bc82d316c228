import { auditResults } from '../domain/audit.ts';
import { type AuditRound, auditItems, roundById } from '../ledger/audits.ts';
import type { Reader } from '../ledger/open.ts';
import type { Taken } from '../ledger/outbox.ts';
import { auditFinding, auditReplied } from '../messages/audit-finding.ts';
import { auditDone, auditGiven } from '../messages/audit-round.ts';
import type { Message } from '../messages/blocks.ts';
import { readFinding } from './read-audit.ts';

type Ids = Taken['subject'];

/** R74: what somebody was given to look at. */
export async function renderAuditGiven(from: Reader, ids: Ids): Promise<Message> {
  const round = await roundNamed(from, ids);
  const which = { roundId: round.id, auditorId: Number(ids.auditor) };
  const items = await auditItems(from, which);
  const left = items.filter(({ audited }) => audited === undefined).length;
  return auditGiven(round, { left, of: items.length });
}

/** R75: what was found, to whoever bought it. */
export async function renderAuditFinding(from: Reader, ids: Ids): Promise<Message | undefined> {
  const finding = await readFinding(from, Number(ids.item));
  return finding && auditFinding(finding);
}

/** The buyer's reply, to whoever looked. */
export async function renderAuditReplied(from: Reader, ids: Ids): Promise<Message | undefined> {
  const finding = await readFinding(from, Number(ids.item));
  return finding && auditReplied(finding);
}

/** That all of a round was looked at, to whoever began it. */
export async function renderAuditDone(from: Reader, ids: Ids): Promise<Message> {
  const round = await roundNamed(from, ids);
  const items = await auditItems(from, { roundId: round.id });
  return auditDone(round, auditResults(items.map(({ audited }) => audited)));
}

async function roundNamed(from: Reader, ids: Ids): Promise<AuditRound> {
  const found = await roundById(from, Number(ids.round));
  if (found === undefined)
    throw new Error(`The outbox names round of audit ${ids.round}, which is not there`);
  return found;
}
