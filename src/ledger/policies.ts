import type { Day } from '../domain/day.ts';
import { pence } from '../domain/money.ts';
import type { DayScope, Limits } from '../domain/policy.ts';
import type { PolicyModel } from './generated/models.ts';
import type { Reader } from './open.ts';
import { policyFacts } from './team-facts.ts';
import type { Writer } from './writer.ts';

/** R21: the limits that hold on a day. */
export async function limitsOn({ db, workspaceId }: Reader | Writer, day: Day): Promise<Limits> {
  const [row] = await db.$queryRaw<PolicyModel[]>`
    SELECT * FROM "Policy" WHERE "workspaceId" = ${workspaceId} AND "startsOn" <= ${day}
    ORDER BY "startsOn" DESC, "version" DESC LIMIT 1`;
  if (row === undefined) throw new Error(`No limits hold on ${day}.`);
  return toLimits(row);
}

/** R21: the limits that hold on each of some days, in their order. */
export async function limitsOnEach(from: Reader, days: readonly Day[]): Promise<Limits[]> {
  const rows = await from.db.policy.findMany({
    where: { workspaceId: from.workspaceId },
    orderBy: [{ startsOn: 'desc' }, { version: 'desc' }],
  });
  return days.map((day) => {
    const row = rows.find(({ startsOn }) => startsOn <= day);
    if (row === undefined) throw new Error(`No limits hold on ${day}.`);
    return toLimits(row);
  });
}

/** The limits that a purchase or request was judged by. */
export async function limitsOf(from: Reader | Writer, policyId: number): Promise<Limits> {
  const row = await from.db.policy.findFirstOrThrow({
    where: { workspaceId: from.workspaceId, id: policyId },
  });
  return toLimits(row);
}

/** R21: limits that are to hold from a later day than this, soonest first. */
export async function limitsAfter(
  from: Reader | Writer,
  day: Day,
): Promise<(Limits & { from: Day })[]> {
  const rows = await from.db.policy.findMany({
    where: { workspaceId: from.workspaceId, startsOn: { gt: day } },
    orderBy: [{ startsOn: 'asc' }, { version: 'asc' }],
  });
  return rows.map((row) => ({ ...toLimits(row), from: row.startsOn as Day }));
}

/** R21: adds limits that hold from a day on; those of before stay as they are. */
export async function addLimits(
  writer: Writer,
  limits: Omit<Limits, 'policyId'>,
  from: Day,
): Promise<void> {
  const { db, workspaceId, now, actorId } = writer;
  const { _max } = await db.policy.aggregate({ where: { workspaceId }, _max: { version: true } });
  const row = await db.policy.create({
    data: {
      workspaceId,
      version: (_max.version ?? 0) + 1,
      startsOn: from,
      itemLimitPence: limits.item,
      dayLimitPence: limits.day,
      dayScope: limits.scope,
      tolerancePence: limits.tolerance,
      setById: actorId,
      setAt: now,
    },
  });
  writer.record({ kind: 'policy.set', subject: `policy:${row.id}`, facts: policyFacts(row) });
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
