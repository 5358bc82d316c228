import type { Day } from '../domain/day.ts';
import type { Reader } from './open.ts';

/** The days on which sign-offs were asked that still wait, exceptions among them (R62). */
export async function signOffsWaiting(reader: Reader): Promise<Day[]> {
  const rows = await reader.db.plan.findMany({
    where: { workspaceId: reader.workspaceId, state: 'waiting' },
    select: { askedOn: true },
  });
  return rows.map(({ askedOn }) => askedOn as Day);
}

/** How many lines are kept to finish, of a day or of days before it. */
export function linesToFinish(reader: Reader, on: Day): Promise<number> {
  return reader.db.draft.count({
    where: {
      workspaceId: reader.workspaceId,
      state: 'open',
      keptFor: 'to_finish',
      day: { lte: on },
    },
  });
}
