import type { Day } from '../domain/day.ts';
import type { OnCaseload } from '../domain/forecast.ts';
import type { Reader } from './open.ts';

/** Every customer's time on the caseload, for the forecast (R35); whose it is is not asked. */
export async function timesOnCaseload({ db, workspaceId }: Reader): Promise<OnCaseload[]> {
  const rows = await db.customer.findMany({
    where: { workspaceId },
    select: { introducedOn: true, closedOn: true },
  });
  return rows.map(({ introducedOn, closedOn }) => ({
    introducedOn: (introducedOn ?? undefined) as Day | undefined,
    closedOn: (closedOn ?? undefined) as Day | undefined,
  }));
}
