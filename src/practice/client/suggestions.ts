import { optionLists } from '../block-kit/elements.ts';
import { isObject, Report } from '../block-kit/report.ts';
import type { Ack } from '../delivery/types.ts';
import type { Suggestions } from '../wire.ts';

/** The options in an acknowledgement; faulty ones count as none, as Slack has it. */
export function suggestionsIn(ack: Ack): Suggestions {
  if (ack.status !== 'acknowledged' || !isObject(ack.payload)) return { options: [] };
  const report = new Report();
  optionLists(report, '', ack.payload, 0);
  return report.faults.length > 0 ? { options: [] } : (ack.payload as Suggestions);
}
