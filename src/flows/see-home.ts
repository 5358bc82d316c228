import { readCard } from '../delivery/read.ts';
import { mondayOf } from '../domain/day.ts';
import { mayBuy, maySignOff } from '../domain/staff.ts';
import { spentOnOwnAuthority } from '../ledger/day-so-far.ts';
import { openDrafts } from '../ledger/drafts.ts';
import { openPlansOf, plansWaiting } from '../ledger/plan-queries.ts';
import { limitsOn } from '../ledger/policies.ts';
import { purchasesOf } from '../ledger/purchase-queries.ts';
import type { Home } from '../messages/home-parts.ts';
import { type Act, today } from './act.ts';

/** Everything that a person's Home shows, as the ledger stands now. */
export async function seeHome(act: Act, notice?: string): Promise<Home> {
  const { workspace, staff, at } = act;
  return {
    now: at,
    timezone: workspace.timezone,
    notice,
    buyer: mayBuy(staff) ? await forBuyer(act) : undefined,
    toDecide: maySignOff(staff) ? await toDecide(act) : undefined,
  };
}

async function forBuyer(act: Act): Promise<NonNullable<Home['buyer']>> {
  const day = today(act);
  const { read, staff } = act;
  const [limits, spent, week, drafts, plans] = await Promise.all([
    limitsOn(read, day),
    spentOnOwnAuthority(read, staff.id, day),
    purchasesOf(read, staff.id, { from: mondayOf(day), to: day }),
    openDrafts(read, staff.id),
    openPlansOf(read, staff.id),
  ]);
  return { limits, spent, week, today: week.filter((one) => one.day === day), drafts, plans };
}

async function toDecide(act: Act): Promise<NonNullable<Home['toDecide']>> {
  const waiting = await plansWaiting(act.read);
  const others = waiting.filter(({ askedBy }) => askedBy.id !== act.staff.id);
  return Promise.all(others.map((plan) => readCard(act.read, plan, act.workspace.timezone)));
}
