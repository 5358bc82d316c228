import { type Day, dayOf } from '../domain/day.ts';
import { claim, unclaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import { customersDue, forgetDue, hasBegun } from '../ledger/forget-run.ts';
import { forgetOldSlackRows } from '../ledger/old-slack-rows.ts';
import type { Ledger } from '../ledger/open.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Deps } from './act.ts';
import { alike } from './alike.ts';

/** The kind of claim by which a month is looked after once. */
const CLAIM = 'forget';
const WRITE_MS = 10_000;

/** What came of a month: how many customers, and whether they were forgotten or only could be. */
export interface ForgottenMonth {
  readonly kind: 'forgotten' | 'not-begun';
  readonly customers: number;
}

/** A day in a month that was not looked after yet. */
export interface ForgettingDue {
  readonly team: Workspace;
  readonly on: Day;
}

/** The teams whose month was not looked after. */
export async function monthsToForget(
  ledger: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<ForgettingDue[]> {
  const day = alike(
    ({ timezone }: Workspace) => timezone,
    ({ timezone }) => dayOf(now, timezone),
  );
  const all = teams.map((team) => {
    return { team, on: day(team) };
  });
  return unclaimed(ledger, CLAIM, all, ({ on }) => monthOf(on));
}

const monthOf = (on: Day) => on.slice(0, 7);

/**
 * R139: forgets once a month what is due. The first time somebody does it by hand, having read what
 * will go (`oatcake forget --dry-run`); until then the log says that something is due, and only what
 * Slack sent and was sent goes, which tells of no customer.
 */
export async function forgetMonthly(
  { ledger }: Pick<Deps, 'ledger'>,
  { team: { id }, on }: ForgettingDue,
  now: Date,
): Promise<ForgottenMonth | undefined> {
  const month = monthOf(on);
  const reader = ledger.reader(id);
  const mayForget = await hasBegun(reader);
  if (mayForget) {
    const done = await forgetDue(ledger, id, { on, now, claimed: { kind: CLAIM, key: month } });
    return done && { kind: 'forgotten', customers: done.customers.length };
  }
  const request = { workspaceId: id, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  const isOurs = await ledger.write(request, async (writer) => {
    if (!(await claim(writer, CLAIM, month))) return false;
    await forgetOldSlackRows(writer);
    return true;
  });
  const customers = isOurs ? await customersDue(reader, on) : undefined;
  return customers === undefined ? undefined : { kind: 'not-begun', customers };
}
