import { judgeTold } from '../delivery/judge.ts';
import { isRaised, type SignedOff } from '../domain/correction.ts';
import type { Day } from '../domain/day.ts';
import type { Guideline } from '../domain/guidelines.ts';
import { add, subtract, ZERO } from '../domain/money.ts';
import { dearestUnit } from '../domain/more.ts';
import { type Judgement, judge, type Limits, needsSignOff, sharesDay } from '../domain/policy.ts';
import type { Authority, Complete, SavedPurchase } from '../domain/purchase.ts';
import { isBeyond, type Plan, type PlanKind } from '../domain/sign-off.ts';
import { spentOnOwnAuthority } from '../ledger/day-so-far.ts';
import { withInterest } from '../ledger/interests.ts';
import { planById, plansOfPurchase } from '../ledger/plan-queries.ts';
import { limitsOn } from '../ledger/policies.ts';
import { signedOffByImport } from '../ledger/purchase-history.ts';
import type { Writer } from '../ledger/writer.ts';

/** A purchase as it is corrected to be. */
type Corrected = Complete & { readonly day: Day };

/** What a correction makes of an entry's authority, and what a manager is to be asked. */
export interface Amended {
  readonly authority: Authority;
  readonly policyId: number;
  readonly asks:
    | (Judgement & { readonly kind: Exclude<PlanKind, 'ahead'>; readonly followsId?: number })
    | undefined;
}

/**
 * R11, R20, R25: judges a correction as the purchase would have been judged: by the approval that it
 * was bought on, by what a manager has said of it since, or else by the limits of its day. What was
 * signed off goes back only when the correction raises it, or tells of an interest in the supplier
 * that the manager did not know of (R143).
 *
 * @param rules the guidelines of its day (R39)
 */
export async function judgeAmendment(
  writer: Writer,
  entry: SavedPurchase,
  told: Corrected,
  rules: readonly Guideline[],
): Promise<Amended> {
  const limits = await limitsOn(writer, told.day);
  const plans = await plansOfPurchase(writer, entry.reference);
  const awaited = plans.some(({ state }) => state === 'waiting');
  const approval = entry.planId === undefined ? undefined : await planById(writer, entry.planId);
  const isNewInterest = told.more.interest && !(await withInterest(writer, entry)).more.interest;
  if (approval !== undefined) {
    return onApproval({ entry, told, limits, approval, awaited, isNewInterest });
  }
  const signedOff = await signedOffSoFar(writer, entry, plans);
  const judgement = {
    ...(await judged(writer, entry, told, limits)),
    softRule: (await judgeTold(writer, rules, told, told.day)).soft?.code,
  };
  const { policyId } = limits;
  if (signedOff !== undefined) {
    if (!isRaised(told, signedOff) && !isNewInterest) {
      const before = signedOff.planId === undefined ? 'imported' : 'exception';
      return { authority: awaited ? before : entry.authority, policyId, asks: undefined };
    }
    const followsId = signedOff.planId;
    const kind = isRaised(told, signedOff) ? ('raised' as const) : ('already_paid' as const);
    const asks = { ...judgement, kind, ...(followsId && { followsId }) };
    return { authority: 'exception', policyId, asks };
  }
  const open = entry.authority === 'own' || told.pence > entry.pence || awaited;
  if ((needsSignOff(judgement) || told.more.interest) && open) {
    return { authority: 'exception', policyId, asks: { ...judgement, kind: 'already_paid' } };
  }
  return { authority: awaited ? 'own' : entry.authority, policyId, asks: undefined };
}

interface OnApproval {
  readonly entry: SavedPurchase;
  readonly told: Corrected;
  readonly limits: Limits;
  readonly approval: Plan;
  readonly awaited: boolean;
  readonly isNewInterest: boolean;
}

/** R25: a part of an approval is judged by the approval alone. */
function onApproval(about: OnApproval): Amended {
  const { entry, told, limits, approval, awaited, isNewInterest } = about;
  const { overItem, overDay, softRule, id } = approval;
  const already = { overItem, overDay, softRule, followsId: id };
  const { policyId } = limits;
  const bought = add(subtract(approval.boughtSoFar, entry.pence), told.pence);
  if (!isBeyond(approval, bought, limits.tolerance)) {
    if (!isNewInterest) return { authority: 'signed_off', policyId, asks: undefined };
    return { authority: 'exception', policyId, asks: { ...already, kind: 'already_paid' } };
  }
  const asks = { ...already, kind: 'beyond' as const };
  const goesBack = told.pence > entry.pence || awaited || isNewInterest;
  return { authority: 'exception', policyId, asks: goesBack ? asks : undefined };
}

/** The most that a manager has said yes or no to, or that an import says was signed off. */
async function signedOffSoFar(
  writer: Writer,
  entry: SavedPurchase,
  plans: readonly Plan[],
): Promise<SignedOff | undefined> {
  const decided = plans
    .filter(({ decision }) => decision !== undefined)
    .sort((a, b) => b.upTo - a.upTo)[0];
  if (decided !== undefined) return { upTo: decided.upTo, planId: decided.id };
  const upTo = await signedOffByImport(writer, entry.reference);
  return upTo === undefined ? undefined : { upTo, planId: undefined };
}

async function judged(
  writer: Writer,
  entry: SavedPurchase,
  told: Corrected,
  limits: Limits,
): Promise<Judgement> {
  const customerId = told.customer.id;
  const { day } = told;
  const whose = { buyerId: entry.buyerId, day, customerId };
  const spent = await spentOnOwnAuthority(writer, whose, limits);
  const takesPart =
    entry.authority === 'own' &&
    entry.day === day &&
    sharesDay(limits, entry.customer.id, customerId);
  const price = { pence: told.pence, unitPence: dearestUnit(told) };
  return judge(price, limits, subtract(spent, takesPart ? entry.pence : ZERO));
}
