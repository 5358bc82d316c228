import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { openSignposts } from '../delivery/after.ts';
import { followedPurchase } from '../delivery/follow-ups.ts';
import { readCard } from '../delivery/read.ts';
import { may } from '../domain/access.ts';
import { addDays, mondayOf } from '../domain/day.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { doneSince, openActions } from '../ledger/actions.ts';
import { readConfirmations, readTrial } from '../ledger/confirmations.ts';
import { spentOnOwnAuthority } from '../ledger/day-so-far.ts';
import { openDrafts } from '../ledger/drafts.ts';
import { openFollowUpsOf } from '../ledger/follow-ups.ts';
import { aheadOf } from '../ledger/meeting-ahead.ts';
import { holdersOf } from '../ledger/people.ts';
import { openPlansOf, plansWaiting } from '../ledger/plan-queries.ts';
import { limitsOn } from '../ledger/policies.ts';
import { purchasesBefore, purchasesOf } from '../ledger/purchase-queries.ts';
import type { Home, HomeFollowUp, TapLeft } from '../messages/home-parts.ts';
import { type Act, guidelinesOf, today, vocabularyOf } from './act.ts';

/** Everything that a person's Home shows, as the ledger stands now. */
export async function seeHome(act: Act, notice?: string): Promise<Home> {
  const { workspace, staff, at } = act;
  return {
    now: at,
    timezone: workspace.timezone,
    hours: workspace.hours,
    onDutyId: workspace.onDutyId,
    notice,
    buyer: may(staff, 'log') ? await forBuyer(act) : undefined,
    trial: await readTrial(act.read, workspace),
    toConfirm: await toConfirm(act),
    actions: may(staff, 'actions') ? await actionsOf(act) : [],
    noMeeting: may(staff, 'meeting') && aheadOf(workspace, at) === undefined,
    duty: may(staff, 'rota') ? await duty(act) : undefined,
    toDecide: may(staff, 'decide') ? await toDecide(act) : undefined,
  };
}

/** The worker's whole day asks for no customer. */
const NOBODY = 0;

const DAY_MS = hoursToMilliseconds(24);

/** How many purchases of earlier days Home shows. */
const EARLIER = 5;

async function forBuyer(act: Act): Promise<NonNullable<Home['buyer']>> {
  const day = today(act);
  const { read, staff } = act;
  const limits = await limitsOn(read, day);
  const [spent, recent, earlier, drafts, plans] = await Promise.all([
    limits.scope === 'worker'
      ? spentOnOwnAuthority(read, { buyerId: staff.id, day, customerId: NOBODY }, limits)
      : undefined,
    purchasesOf(read, staff.id, { from: addDays(day, -6), to: day }),
    purchasesBefore(read, staff.id, day, EARLIER),
    openDrafts(read, staff.id),
    openPlansOf(read, staff.id),
  ]);
  const week = recent.filter((one) => one.day >= mondayOf(day));
  const ofToday = week.filter((one) => one.day === day);
  const tapsLeft = await signpostsLeft(act, recent);
  const followUps = await toFollowUp(act);
  return { limits, spent, week, earlier, today: ofToday, drafts, plans, tapsLeft, followUps };
}

/** R46, R66: what is due to be answered, of purchases that stand. */
async function toFollowUp(act: Act): Promise<HomeFollowUp[]> {
  const open: HomeFollowUp[] = [];
  for (const due of await openFollowUpsOf(act.read, act.staff.id, today(act))) {
    const purchase = await followedPurchase(act.read, due);
    if (purchase !== undefined)
      open.push({ id: due.id, kind: due.kind, dueOn: due.dueOn, purchase });
  }
  return open;
}

/** R89: those of the last seven days whose other source nobody said anything about. */
async function signpostsLeft(act: Act, purchases: readonly SavedPurchase[]): Promise<TapLeft[]> {
  const { categories } = await vocabularyOf(act);
  const codes = new Map(categories.map(({ id, code }) => [id, code]));
  const left: TapLeft[] = [];
  for (const { purchase, rule } of await openSignposts(act.read, purchases, {
    all: await guidelinesOf(act),
    codes,
  })) {
    const { source } = rule.trigger;
    if (source !== undefined) left.push({ purchase, source, title: rule.title });
  }
  return left;
}

/** R144: what waits for the data protection lead. */
async function toConfirm({ read, staff, workspace }: Act): Promise<number> {
  if (staff.id !== workspace.protectionLeadId) return 0;
  return (await readConfirmations(read)).open.length;
}

/** R67: what is to be done, and what was done within a day and may be taken back. */
async function actionsOf({ read, staff, at }: Act): Promise<Home['actions']> {
  const open = await openActions(read, staff.id);
  return [...open, ...(await doneSince(read, staff.id, new Date(at.getTime() - DAY_MS)))];
}

async function duty({ read, staff, workspace: { onDutyId: id } }: Act) {
  const managers = await holdersOf(read, 'manager');
  return { onDuty: managers.find((one) => one.id === id), readerId: staff.id };
}

async function toDecide(act: Act): Promise<NonNullable<Home['toDecide']>> {
  const waiting = await plansWaiting(act.read);
  const others = waiting.filter(({ askedBy }) => askedBy.id !== act.staff.id);
  return Promise.all(others.map((plan) => readCard(act.read, plan, act.at)));
}
