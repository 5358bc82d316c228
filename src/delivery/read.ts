import { type Day, dayOf } from '../domain/day.ts';
import { type Guideline, inForce, toShow } from '../domain/guidelines.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { notFor, type Plan } from '../domain/sign-off.ts';
import { spentOnOwnAuthority } from '../ledger/day-so-far.ts';
import { keptGuidelines, readGuidelines } from '../ledger/guidelines.ts';
import type { Reader } from '../ledger/open.ts';
import { holdersOf } from '../ledger/people.ts';
import { before, planById } from '../ledger/plan-queries.ts';
import { limitsOf, limitsOn } from '../ledger/policies.ts';
import { sourceChecks } from '../ledger/source-checks.ts';
import { workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import type { SavedAnswer } from '../messages/answers.ts';
import type { Card } from '../messages/card.ts';
import type { Standing } from '../messages/waiting.ts';
import { readAfter } from './after.ts';
import { judgeTold } from './judge.ts';

/** All that a sign-off card shows; it mentions every manager who may decide (R27, R143). */
export async function readCard(from: Reader | Writer, plan: Plan, now: Date): Promise<Card> {
  const [earlier, limits, managers, { timezone, onDutyId }, askedBefore, checks, rule, reminders] =
    await Promise.all([
      before(from, plan),
      limitsOf(from, plan.policyId),
      holdersOf(from, 'manager'),
      workspace(from),
      declinedBefore(from, plan),
      sourceChecks(from, [plan.reference]),
      ruleNamed(from, plan.softRule, plan.askedOn, plan.rulesVersion),
      remindersOf(from, plan, plan.askedOn, plan.rulesVersion),
    ]);
  return {
    plan,
    before: earlier,
    limits,
    managers: managers.filter(({ id }) => !notFor(plan).includes(id)),
    onDutyId,
    askedBefore,
    timezone,
    today: dayOf(now, timezone),
    checked: checks.at(-1),
    rule,
    reminders,
  };
}

/** How a request stands, as whoever asked is told. */
export async function readStanding(from: Reader, now: Date): Promise<Standing> {
  const { timezone, hours, onDutyId } = await workspace(from);
  return { timezone, hours, onDutyId, today: dayOf(now, timezone) };
}

/** The request that was declined and is asked again in other words. */
async function declinedBefore(from: Reader | Writer, plan: Plan): Promise<Plan | undefined> {
  if (plan.kind !== 'ahead' || plan.followsId === undefined) return undefined;
  const earlier = await planById(from, plan.followsId);
  return earlier?.decision?.outcome === 'declined' ? earlier : undefined;
}

/** R47: a guideline by its code as it read on a day, and in an edition where one was kept. */
export async function ruleNamed(
  from: Reader | Writer,
  code: string | undefined,
  on: Day,
  edition?: number,
): Promise<Guideline | undefined> {
  if (code === undefined) return undefined;
  return inForce(await readGuidelines(from), on, edition).find((rule) => rule.code === code);
}

/**
 * R47: the team's own reminders that goods bring up, as they read when these were told.
 *
 * @param all every guideline as it ever read, where the caller has them at hand
 */
export async function remindersOf(
  from: Reader | Writer,
  told: Parameters<typeof judgeTold>[2],
  on: Day,
  edition: number | undefined,
  all?: readonly Guideline[],
): Promise<Guideline[]> {
  const rules = toShow(inForce(all ?? (await readGuidelines(from)), on, edition));
  if (rules.length === 0) return [];
  return (await judgeTold(from, rules, told, on)).prompts.slice();
}

/** All that a confirmation shows; what is left today only for what the worker decides alone. */
export async function readSaved(
  from: Reader,
  purchase: SavedPurchase,
  now: Date,
): Promise<SavedAnswer> {
  const team = await workspace(from);
  const { timezone } = team;
  const all = await keptGuidelines(from, team);
  const ofToday = purchase.day === dayOf(now, timezone);
  const after = await readAfter(from, purchase, all);
  const reminders = await remindersOf(from, purchase, purchase.day, purchase.rulesVersion, all);
  const said = { purchase, after, reminders };
  if (purchase.authority !== 'own' || !ofToday) return { ...said, today: undefined };
  const limits = await limitsOn(from, purchase.day);
  const { buyerId, day, customer } = purchase;
  const whose = { buyerId, day, customerId: customer.id };
  const spent = await spentOnOwnAuthority(from, whose, limits);
  return { ...said, today: { limits, spent } };
}
