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
 * @param askedById whose request it is, so that it does not go to themselves (R27)
 */
export async function route(
  writer: Writer,
  workspace: Workspace,
  urgency: Urgency,
  askedById: number,
): Promise<Route> {
  const { hours, timezone } = workspace;
  const order = await dutyOrder(writer, dayOf(writer.now, timezone), askedById);
  return {
    urgency,
    answerBy: answerBy(urgency, writer.now, hours, timezone),
    withId: order[0]?.id,
  };
}
