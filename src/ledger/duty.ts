import type { Day } from '../domain/day.ts';
import type { Colleague } from '../domain/sign-off.ts';
import type { Reader } from './open.ts';
import { holdersOf } from './people.ts';
import type { Writer } from './writer.ts';

/**
 * R30: the managers whom a request goes to, in their order: who is on duty first, then the others
 * as they joined. Somebody away on the day is replaced by whoever stands in. User groups are not
 * among them, since a request waits with a person; none at all means that nobody else is there.
 *
 * @param notThese the ledger's ids of those who may not decide it: who asks, and whoever has an
 *   interest in the supplier (R27, R143)
 */
export async function dutyOrder(
  from: Reader | Writer,
  on: Day,
  notThese: readonly number[],
): Promise<Colleague[]> {
  const { db, workspaceId } = from;
  const { onDutyId } = await db.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  const managers = (await holdersOf(from, 'manager')).filter(({ isGroup }) => !isGroup);
  const standIns = await standInsOn(from, on);
  const first = managers.filter(({ id }) => id === onDutyId);
  const places = [...first, ...managers].map(({ id }) => present(id, standIns));
  const ids = new Set(places.filter((id) => id !== undefined && !notThese.includes(id)));
  return [...ids].flatMap((id) => {
    const found = managers.find((one) => one.id === id);
    return found ? [{ id: found.id, slackId: found.slackId, name: found.name }] : [];
  });
}

/** Who is there in a person's place on a day; themselves when they are not away. */
export async function standInFor(
  from: Reader | Writer,
  on: Day,
  personId: number,
): Promise<number | undefined> {
  return present(personId, await standInsOn(from, on));
}

/** Who stands in for whom on a day; the absence told last holds. */
async function standInsOn(from: Reader | Writer, on: Day): Promise<Map<number, number>> {
  const rows = await from.db.absence.findMany({
    where: {
      workspaceId: from.workspaceId,
      fromDay: { lte: on },
      untilDay: { gte: on },
      endedAt: null,
    },
    orderBy: { id: 'asc' },
  });
  return new Map(rows.map(({ personId, standInId }) => [personId, standInId]));
}

/** Whoever is there in a person's place; a stand-in may be away too. Undefined for a ring of them. */
function present(id: number, standIns: ReadonlyMap<number, number>): number | undefined {
  const seen = new Set<number>();
  let at: number | undefined = id;
  while (at !== undefined && standIns.has(at)) {
    if (seen.has(at)) return undefined;
    seen.add(at);
    at = standIns.get(at);
  }
  return at;
}
