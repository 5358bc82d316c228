import type { Day } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import type { DayScope, Limits } from '../domain/policy.ts';
import type { PolicyModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** R21: the limits that hold on a day. */
export async function limitsOn(from: Reader | Writer, day: Day): Promise<Limits> {
  const row = await from.db.policy.findFirstOrThrow({
    where: { workspaceId: from.workspaceId, startsOn: { lte: day } },
    orderBy: [{ startsOn: 'desc' }, { version: 'desc' }],
  });
  return toLimits(row);
}

/** The limits that a purchase or request was judged by. */
export async function limitsOf(from: Reader | Writer, policyId: number): Promise<Limits> {
  const row = await from.db.policy.findFirstOrThrow({
    where: { workspaceId: from.workspaceId, id: policyId },
  });
  return toLimits(row);
}

function toLimits(row: PolicyModel): Limits {
  return {
    policyId: row.id,
    item: pence(row.itemLimitPence),
    day: pence(row.dayLimitPence),
    scope: row.dayScope as DayScope,
    tolerance: pence(row.tolerancePence),
  };
}
