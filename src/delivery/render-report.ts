import { day } from '../domain/day.ts';
import { REPORT_BY } from '../domain/report.ts';
import type { Reader } from '../ledger/open.ts';
import type { Taken } from '../ledger/outbox.ts';
import { report } from '../ledger/report.ts';
import { smallReport, TOLD_OUTSIDE } from '../ledger/small-report.ts';
import type { Message } from '../messages/blocks.ts';
import { reportMessage, reportTooSmall } from '../messages/report.ts';

/** A report as it was asked for: whole for managers, small figures merged for others (R108). */
export async function askedReport(
  from: Reader,
  ids: Taken['subject'],
): Promise<Message | undefined> {
  const days = { from: day(String(ids.from)), to: day(String(ids.to)) };
  if (ids.whole === 1) {
    const by = REPORT_BY.find((split) => split === ids.by);
    return by && reportMessage(await report(from, by, { days }), true);
  }
  const by = TOLD_OUTSIDE.find((split) => split === ids.by);
  if (by === undefined) return undefined;
  const found = await smallReport(from, by, { days });
  return found === undefined ? reportTooSmall(by, days) : reportMessage(found, false);
}
