import { isFinding } from '../domain/audit.ts';
import { auditEntry } from '../ledger/audit-entry.ts';
import { auditItemById, roundById } from '../ledger/audits.ts';
import type { Reader } from '../ledger/open.ts';
import { colleagues } from '../ledger/people.ts';
import type { Writer } from '../ledger/writer.ts';
import type { AuditFinding } from '../messages/audit-finding.ts';

/** R75: what was found of an entry; undefined where nothing was, or it was not looked at yet. */
export async function readFinding(
  from: Reader | Writer,
  id: number,
): Promise<AuditFinding | undefined> {
  const item = await auditItemById(from, id);
  if (item?.audited === undefined || !isFinding(item.audited)) return undefined;
  const entry = await auditEntry(from, item.subject);
  if (entry === undefined) return undefined;
  const by = (await roundById(from, item.roundId))?.madeById;
  const askedBy = by === undefined ? undefined : (await colleagues(from, [by])).get(by);
  return { item: id, entry, audited: item.audited, askedBy, reply: item.reply };
}
