import { dayOf } from '../domain/day.ts';
import { claim, isClaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import { customersDue, forgetDue, hasBegun } from '../ledger/forget-run.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';

/** The kind of claim by which a month is looked after once. */
const CLAIM = 'forget';
const WRITE_MS = 10_000;

/** What came of a month: how many customers, and whether they were forgotten or only could be. */
export interface ForgottenMonth {
  readonly kind: 'forgotten' | 'not-begun';
  readonly customers: number;
}

/**
 * R139: forgets once a month what is due. The first time somebody does it by hand, having read what
 * will go (`oatcake forget --dry-run`); until then the log says that something is due.
 */
export async function forgetMonthly(
  { ledger }: Pick<Deps, 'ledger'>,
  { id, timezone }: Workspace,
  now: Date,
): Promise<ForgottenMonth | undefined> {
  const on = dayOf(now, timezone);
  const month = on.slice(0, 7);
  const reader = ledger.reader(id);
  if (await isClaimed(reader, CLAIM, month)) return undefined;
  const mayForget = await hasBegun(reader);
  if (mayForget) {
    const done = await forgetDue(ledger, id, { on, now, claimed: { kind: CLAIM, key: month } });
    return done && { kind: 'forgotten', customers: done.customers.length };
  }
  const request = { workspaceId: id, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  const isOurs = await ledger.write(request, (writer) => claim(writer, CLAIM, month));
  const customers = isOurs ? await customersDue(reader, on) : undefined;
  return customers === undefined ? undefined : { kind: 'not-begun', customers };
}
