import { type AuditResults, auditResults } from '../domain/audit.ts';
import { addDays, type Day, type Days, instantAt } from '../domain/day.ts';
import { auditedBetween } from './audits.ts';
import type { Reader } from './open.ts';
import { lastAsOf } from './pack-entries.ts';
import { workspace } from './workspaces.ts';

/**
 * R75: what was looked at since the pack before was made, up to the end of the day on which this one
 * is; since the month began where there was none. Figures, and nothing of any entry.
 */
export async function packAudit(
  reader: Reader,
  month: Days,
  asOf: Day,
): Promise<AuditResults | undefined> {
  const { timezone } = await workspace(reader);
  const before = await lastAsOf(reader, asOf);
  const since = before === undefined ? month.from : addDays(before, 1);
  const audited = await auditedBetween(
    reader,
    instantAt(since, '00:00', timezone),
    instantAt(addDays(asOf, 1), '00:00', timezone),
  );
  return audited.length === 0 ? undefined : auditResults(audited);
}
