import { dayOf } from '../domain/day.ts';
import { answerBy, type Urgency } from '../domain/urgency.ts';
import { dutyOrder } from '../ledger/duty.ts';
import type { Route } from '../ledger/waiting-plans.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';

/**
 * R30: where a request goes from this moment: by when an answer is needed, and to whom first, which
 * is who is on duty, or whoever stands in.
 *
 * @param notThese who may not decide it: whose request it is (R27), who has an interest (R143)
 */
export async function route(
  writer: Writer,
  workspace: Workspace,
  urgency: Urgency,
  notThese: readonly number[],
): Promise<Route> {
  const { hours, timezone } = workspace;
  const order = await dutyOrder(writer, dayOf(writer.now, timezone), notThese);
  return {
    urgency,
    answerBy: answerBy(urgency, writer.now, hours, timezone),
    withId: order[0]?.id,
  };
}
