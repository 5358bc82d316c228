import type { Day } from '../domain/day.ts';
import type { Reader } from './open.ts';

/** What waits for somebody of the team (R62). */
export interface Waiting {
  /** The days on which sign-offs were asked that still wait, exceptions among them. */
  readonly askedOn: readonly Day[];
  /** How many lines are kept to finish, of a day or of days before it. */
  readonly toFinish: number;
}

/** What waits on a day, in one statement. */
export async function whatWaits({ db, workspaceId }: Reader, on: Day): Promise<Waiting> {
  const rows = await db.$queryRaw<{ askedOn: Day | null; count: bigint | number }[]>`
    SELECT "askedOn", COUNT(*) AS "count" FROM "Plan"
    WHERE "workspaceId" = ${workspaceId} AND "state" = 'waiting' GROUP BY "askedOn"
    UNION ALL
    SELECT NULL, COUNT(*) FROM "Draft" WHERE "workspaceId" = ${workspaceId}
      AND "state" = 'open' AND "keptFor" = 'to_finish' AND "day" <= ${on}`;
  return {
    askedOn: rows.flatMap(({ askedOn, count }) =>
      askedOn === null ? [] : Array.from({ length: Number(count) }, () => askedOn),
    ),
    toFinish: Number(rows.find(({ askedOn }) => askedOn === null)?.count ?? 0),
  };
}
